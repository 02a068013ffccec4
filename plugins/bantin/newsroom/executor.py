"""The executor of parallel work: local processes, or whatever the setting ``EXECUTOR`` gives.

They come from a fork server, not from a fork of Pelican itself, whose progress display runs in a thread that a forked
child would inherit half-dead. The server imports what workers need once for all of them. Work that needs all of the
build's memory is done by :mod:`.fork_pool`.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import cache, partial
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from threading import Lock
from typing import Any, TypeVar

from bantin.newsroom.message import say
from bantin.newsroom.shutdown import held
from bantin.newsroom.worker_lifeline import Lifeline, deaf_children, hang_on

if sys.platform != "win32":
    import resource
    from multiprocessing import forkserver

Result = TypeVar("Result")
ExecutorFactory = Callable[[int], Executor]

_MEMORY_LIMIT = 1 << 30  # of address space: twice what 40 megapixels with transparency take
_NEEDED = [
    "__main__",
    "bantin.photos.encode",
    "bantin.front_matter.convert_pool",
    "bantin.check.alone",
    "bantin.image_captions.extension",
]


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def process_pool(workers: int) -> Executor:
    """Return a pool of ``workers`` processes; where the system has none to give, one that works in this process."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    try:
        with deaf_children():
            return _Workers(workers, _context(method))
    except (OSError, ImportError, NotImplementedError) as error:  # no semaphores, no processes
        _say_alone(str(error))
        return InPlace()


@cache
def _say_alone(reason: str) -> None:
    print(say("build/alone", reason=reason), file=sys.stderr, flush=True)


def _context(method: str) -> BaseContext:
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(_NEEDED)
        forkserver.ensure_running()
    return context


class _Workers(ProcessPoolExecutor):
    """A pool whose processes end with this one, however it ends."""

    def __init__(self, workers: int, context: BaseContext) -> None:
        self._line = Lifeline()
        super().__init__(workers, mp_context=context, initializer=_begin_worker, initargs=(self._line.far,))
        # Older releases of Python write orders to workers that are dead, for ever, while this end is open (gh-94777).
        orders: Any = self._call_queue  # type: ignore[attr-defined]
        orders._reader.close = _Once(orders._reader.close)  # the thread that writes orders closes it too
        orders.close = partial(_close_both_ends, orders, orders.close)

    def submit(self, work: Callable[..., Result], /, *arguments: Any, **named: Any) -> Future[Result]:
        """Queue a job; not interrupted halfway, since the pool's own thread would wait for a lock for ever."""
        with held():
            return super().submit(work, *arguments, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        super().shutdown(wait=wait, cancel_futures=cancel_futures)
        if wait:
            self._line.cut()


class _Once:
    """A function that is called once, by whichever thread comes first: a number that was closed may be another's."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act, self._lock, self._done = act, Lock(), False

    def __call__(self) -> None:
        with self._lock:
            if not self._done:
                self._done = True
                self._act()


def _close_both_ends(orders: Any, close: Callable[[], None]) -> None:
    """Close the queue of ``orders``, as ``close`` does, and the end that workers alone read from."""
    close()
    orders._reader.close()


class InPlace(Executor):
    """Does each job at once, where it is asked for."""

    def submit(self, work: Callable[..., Result], /, *arguments: Any, **named: Any) -> Future[Result]:
        """Return what ``work`` has given, or the error that it raised."""
        future: Future[Result] = Future()
        try:
            future.set_result(work(*arguments, **named))
        except Exception as error:
            future.set_exception(error)
        return future


def _begin_worker(far: Connection) -> None:
    hang_on(far)
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = _MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(_MEMORY_LIMIT, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
