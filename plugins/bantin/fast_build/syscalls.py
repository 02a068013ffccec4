"""What the standard library does not offer of the operating system: exchange two folders, flush a file system."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h; RENAME_SWAP of macOS is 2 as well
_MOUNTS = Path("/proc/self/mountinfo")


def exchange(first: Path, second: Path) -> None:
    """Let two folders change places in one step; raise OSError where system or file system cannot."""
    names = os.fsencode(first), os.fsencode(second)
    if sys.platform == "darwin":
        _call("renamex_np", *names, _RENAME_EXCHANGE)
    else:
        _call("renameat2", _AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)


def flush(folder: Path) -> None:
    """Have everything written so far to the file system of ``folder`` reach the disk."""
    if sys.platform == "linux":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _call("syncfs", descriptor)
        finally:
            os.close(descriptor)
    elif sys.platform != "win32":
        os.sync()


def is_mount_point(folder: Path) -> bool:
    """Tell whether something is mounted on ``folder``, a folder of the same file system included."""
    if os.path.ismount(folder):
        return True
    try:
        table = _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return False
    return str(folder) in {_unescape(line.split(" ")[4]) for line in table.splitlines()}


def _unescape(name: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), name)


def _call(name: str, *arguments: Any) -> None:
    """Call a function of the C library that returns 0, or -1 and an error number."""
    function: Callable[..., int] | None = None
    if sys.platform != "win32":
        function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if function is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), name)
    if function(*arguments) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
