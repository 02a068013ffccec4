"""Watching files from a moment on: no change after it is lost, however long the one who asks is busy."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

from watchfiles import watch

_CALM, _STEP, _TURN = 60, 15, 100  # milliseconds: how long a burst may last, which pause ends it, when to look up


@contextmanager
def watching(paths: Iterable[str]) -> Iterator[Queue[set[str]]]:
    """Give a queue to which each burst of changes below ``paths`` comes, those during the block and no others."""
    there = [path for path in dict.fromkeys(paths) if Path(path).exists()]
    changes: Queue[set[str]] = Queue()
    ready, stop = threading.Event(), threading.Event()

    def work() -> None:
        turns = watch(*there, debounce=_CALM, step=_STEP, rust_timeout=_TURN, yield_on_timeout=True, stop_event=stop)
        for found in turns:
            ready.set()
            if found:
                changes.put({path for _, path in found})

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    ready.wait(5)
    try:
        yield changes
    finally:
        stop.set()
        thread.join()
