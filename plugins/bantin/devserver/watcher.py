"""Watching files from a moment on: no change after it is lost, however long the one who asks is busy."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from watchfiles import watch

_CALM, _STEP, _TURN = 60, 15, 100  # milliseconds: how long a burst may last, which pause ends it, when to look up


@contextmanager
def watching(paths: Iterable[str]) -> Iterator[Connection]:
    """Give a line on which bursts of changes below ``paths`` come as sets, those during the block and no others.

    It can be waited for together with what else a process may hear.
    """
    there = [path for path in dict.fromkeys(paths) if Path(path).exists()]
    changes, telling = multiprocessing.Pipe(duplex=False)
    ready, stop = threading.Event(), threading.Event()

    def work() -> None:
        turns = watch(*there, debounce=_CALM, step=_STEP, rust_timeout=_TURN, yield_on_timeout=True, stop_event=stop)
        for found in turns:
            ready.set()
            if found:
                with suppress(OSError):  # nobody listens any more
                    telling.send({path for _, path in found})

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    ready.wait(5)
    try:
        yield changes
    finally:
        stop.set()
        changes.close()
        thread.join()
        telling.close()
