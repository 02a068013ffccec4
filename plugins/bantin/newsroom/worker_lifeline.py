"""Lines on which worker processes hang: when one is cut, or who holds it has died, they end at once.

A line is a pipe, and only its owner holds the end that is written to. The system closes that end with its owner,
however the owner dies, and a thread in each worker waits for it. A fork is also told by the kernel of Linux, which
needs no turn of Python's for it.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from weakref import WeakSet

_NOTICE = 2.0  # seconds
_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))


class Lifeline:
    """A line whose near end this process holds; ``far`` is what a worker hangs on."""

    def __init__(self) -> None:
        self.far, self._near = multiprocessing.Pipe(duplex=False)
        _lines.add(self)

    def cut(self) -> None:
        """End every process that hangs on the line."""
        self._near.close()
        self.far.close()

    def fork(self) -> int:
        """Fork a process that hangs on this line; return its number, and 0 in it.

        No signal is heard between the fork and the moment at which the child is known to be one.
        """
        parent = os.getpid()
        with deaf_to(_ENDINGS):
            process = os.fork()
            if not process:
                for line in list(_lines):  # a copy of a near end would keep others alive
                    line._near.close()
                _tell_at_death_of(parent)
                hang_on(self.far)
        return process


def cut_all() -> None:
    """End every process that hangs on a line of this process, and wait till the pools have noticed.

    A pool that notices while Python ends prints a traceback. Its thread may need a lock that this one holds, if a
    signal has interrupted it just then: so the wait is short.
    """
    lines = list(_lines)
    for line in lines:
        line.cut()
    end = time.monotonic() + _NOTICE
    for thread in threading.enumerate() if lines else ():
        if not thread.daemon and thread not in (threading.main_thread(), threading.current_thread()):
            thread.join(max(0.0, end - time.monotonic()))


def hang_on(far: Connection) -> None:
    """Have this process, a worker, end when its line is cut. What the terminal sends is for the owner to hear."""
    for number in _ENDINGS:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    when_over(far, lambda: os._exit(1))


def hang_on_parent(end: Callable[[], None]) -> None:
    """Have this process, which multiprocessing has started, do ``end`` when its parent has died."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            end()

    threading.Thread(target=wait, daemon=True).start()


def when_over(far: Connection, end: Callable[[], None]) -> None:
    """Do ``end`` in a thread once nobody holds the other end of ``far``."""

    def wait() -> None:
        try:
            far.recv_bytes()
        except (EOFError, OSError):
            end()

    threading.Thread(target=wait, daemon=True).start()


@contextmanager
def deaf_children() -> Iterator[None]:
    """Start processes in the block that never hear Ctrl+C: a terminal sends it to all, and one of them answers."""
    if hasattr(signal, "pthread_sigmask"):
        resource_tracker.ensure_running()  # would end the block's deafness if it began in it
    with deaf_to((signal.SIGINT,)):
        yield


@contextmanager
def deaf_to(signals: tuple[signal.Signals, ...]) -> Iterator[None]:
    """Hear ``signals`` only after the block; a process that is started in it stays deaf to them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _tell_at_death_of(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the kernel was asked
            os._exit(1)


_lines: WeakSet[Lifeline] = WeakSet()
