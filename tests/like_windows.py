"""``python tests/like_windows.py [--import MODULES] VERB …``: the command, with what Python has on Windows.

POSIX's modules cannot be imported, there is no fork, no way to make a symbolic link, no path relative to an open
folder, and the terminal speaks Windows-1252. Workers, which are spawned, run this file too and lack the same.
Other people's packages are imported first: they look at the system by themselves.
"""

import asyncio
import ctypes
import fcntl
import multiprocessing
import multiprocessing.popen_spawn_posix
import multiprocessing.resource_tracker
import multiprocessing.synchronize
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import types
import webbrowser
from concurrent.futures import process
from importlib import import_module

import feedgenerator
import jinja2
import markdown
import nh3
import pelican
import PIL.Image
import rich.console
import rich.progress
import uvicorn
import yaml

_ = (
    asyncio,
    ctypes,
    process,
    sysconfig,
    tempfile,
    webbrowser,
    subprocess,
    feedgenerator,
    jinja2,
    markdown,
    nh3,
    pelican,
)
_ = PIL.Image, rich.console, rich.progress, uvicorn, yaml

POSIX = ("fcntl", "resource", "termios", "tty", "pty", "pwd", "grp", "readline", "syslog", "posix")
MISSING = (
    *("fork", "forkpty", "getuid", "geteuid", "getgid", "getegid", "chown", "fchmod", "fchown", "setsid", "killpg"),
    *(
        "getpgid",
        "setpgid",
        "wait",
        "waitid",
        "mkfifo",
        "mknod",
        "sched_getaffinity",
        "statvfs",
        "getloadavg",
        "nice",
    ),
    *(
        "O_NOFOLLOW",
        "O_DIRECTORY",
        "O_CLOEXEC",
        "O_NONBLOCK",
        "O_PATH",
        "O_NOCTTY",
        "O_SYNC",
        "sync",
        "posix_fadvise",
    ),
)
SIGNALS = ("SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGCHLD", "SIGALRM", "SIGPIPE", "SIGTSTP")


def no_link(*given: object, **more: object) -> None:
    raise OSError(22, "A required privilege is not held by the client")


def become_windows() -> None:
    """Take away what Windows does not have."""
    msvcrt = types.ModuleType("msvcrt")
    ways = {0: fcntl.LOCK_UN, 1: fcntl.LOCK_EX, 2: fcntl.LOCK_EX | fcntl.LOCK_NB}
    lock = fcntl.lockf
    vars(msvcrt).update(
        LK_LOCK=1, LK_NBLCK=2, LK_UNLCK=0, locking=lambda file, way, size: lock(file, ways[way], size)
    )
    sys.modules["msvcrt"] = msvcrt
    for name in POSIX:
        sys.modules[name] = None  # type: ignore[assignment]
    for name in MISSING:
        if hasattr(os, name):
            delattr(os, name)
    for name in SIGNALS:
        if hasattr(signal, name):
            delattr(signal, name)
    os.symlink = no_link  # type: ignore[assignment]
    for known in (os.supports_dir_fd, os.supports_fd, os.supports_follow_symlinks):
        known.clear()
    shutil._use_fd_functions = False  # type: ignore[attr-defined]  # as there: it asked before this took them away
    multiprocessing.get_all_start_methods = lambda: ["spawn"]  # type: ignore[method-assign]
    keep_for_themselves()
    sys.platform = "win32"


class _Sys(types.ModuleType):
    """What the standard library knows as ``sys``: its own way of starting processes is that of this system."""

    platform = sys.platform

    def __getattr__(self, name: str) -> object:
        return getattr(sys, name)


def keep_for_themselves() -> None:
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in ("multiprocessing", "subprocess", "asyncio", "concurrent") and hasattr(
            module, "sys"
        ):
            module.sys = _Sys("sys")  # type: ignore[attr-defined]


if __name__ in ("__main__", "__mp_main__"):  # the command, and what it spawns
    become_windows()

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="cp1252", errors="strict")  # type: ignore[union-attr]
    arguments = sys.argv[1:]
    if arguments[0] == "--import":
        for name in arguments[1].split():
            import_module(name)
        del arguments[:2]
    from bantin.__main__ import main

    sys.exit(main(arguments))
