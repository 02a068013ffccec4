"""A build that is asked to end does so in order: its workers, its staging tree and its lock go with it.

Ctrl+C, a closed terminal and ``kill`` ask with a signal. The exit code says which, as shells know it: 130, 129, 143.
"""

from __future__ import annotations

import atexit
import multiprocessing
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

from bantin.newsroom.message import say
from bantin.newsroom.worker_lifeline import cut_all

STOPPED = say("build/stopped")


class Stopped(SystemExit):
    """Somebody asked the build to end; ``code`` is 128 and the number of the signal."""


@dataclass(slots=True)
class _Wish:
    """What was asked for: an exit ``code``, 0 for nothing yet, or to leave; ``held`` while the answer has to wait.

    It is told once that the command has ended for this reason, although Pelican may hear of it too.
    """

    code: int = 0
    is_left: bool = False
    held: bool = False
    is_told: bool = False


_wish = _Wish()


def listen(*, ctrl_c_is_an_end: bool) -> None:
    """Raise :class:`Stopped` when a signal asks this process to end; the second one finds it at that already.

    Where Ctrl+C is how a command is left when its work is done (``-r``, ``-l``) it stays Python's own exception. A
    signal that the caller ignores, as ``nohup`` does, stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        return  # only the main thread may say what becomes of signals
    _wish.code, _wish.held, _wish.is_told = 0, False, False
    for number in _heard():
        signal.signal(number, _leave if number == signal.SIGINT and not ctrl_c_is_an_end else _stop)
    speak_first_at_the_end()


def speak_first_at_the_end() -> None:
    """Say why the command ends before all else that was registered for its end."""
    atexit.unregister(_say)
    atexit.register(_say)


def _heard() -> list[signal.Signals]:
    there = (getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP", "SIGINT"))
    return [it for it in there if it is not None and signal.getsignal(it) is not signal.SIG_IGN]


def check() -> None:
    """Raise :class:`Stopped` if that was asked for, and could not be heard or was caught by some code."""
    if _wish.code or _wish.is_left:
        _obey()


@contextmanager
def held() -> Iterator[None]:
    """Let the block come to its end, whoever asks meanwhile: it must not be left half done."""
    before, _wish.held = _wish.held, True
    try:
        yield
    finally:
        _wish.held = before
    if not before:
        check()


def _stop(number: int, frame: FrameType | None) -> None:
    if _wish.code:
        return  # no other answer here: Python complains of a signal that comes while its handler changes
    _wish.code = 128 + number
    if not _wish.held:
        _obey()


def _leave(number: int, frame: FrameType | None) -> None:
    _wish.is_left = True
    if not _wish.held:
        _obey()


def _obey() -> NoReturn:
    cut_all()
    if _wish.is_left:
        _wish.is_left = False
        raise KeyboardInterrupt
    raise Stopped(_wish.code)


def _say() -> None:
    """Tell the editor, from the one process that the terminal belongs to; from here on hear nothing more.

    Python itself stops listening before it has ended, and a signal then would decide on the exit code.
    """
    if _wish.code and hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, _heard())
    if _wish.code:
        tell()


def tell() -> None:
    """Say that the command has ended because it was asked to."""
    if not _wish.is_told and multiprocessing.parent_process() is None:
        _wish.is_told = True
        with suppress(OSError):  # the terminal may be what has gone
            print(STOPPED, file=sys.stderr, flush=True)
