"""Many hands for work that needs all of the parent's memory: forked workers take jobs from one pile till it is empty.

A fork sees every object as the parent has it, so that nothing is copied or pickled on the way in; what comes back are
the log records and problems of each worker, and the first failure.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import pickle
import select
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.newsroom.progress import steps
from plugins.newsroom.report import BuildFailed

Job = Callable[[], None]
_ADVICE = "Hãy đóng bớt chương trình khác, hoặc đặt RENDER_WORKERS = 1, rồi dựng lại."
_AT_ONCE = 16  # jobs that a worker takes from the pile in one go


@dataclass(slots=True)
class Yield:
    """What one worker has to say: its log records, what ``gather`` returned, the error that stopped it if one did."""

    records: list[logging.LogRecord] = field(default_factory=list)
    gathered: Any = None
    error: BaseException | None = None


def can_fork() -> bool:
    """Tell whether this system forks processes safely."""
    return sys.platform == "linux"


def do_all(jobs: Sequence[Job], workers: int, gather: Callable[[], Any]) -> list[Any]:
    """Do all ``jobs`` in ``workers`` forked processes; return what ``gather`` gives in each when the pile is empty.

    The records that workers log are logged here, and the first error is raised here, once every worker has ended.
    """
    pile = multiprocessing.get_context("fork").Value("L", 0)
    gc.freeze()  # the collector would touch, and so copy, every page of memory that the processes share
    try:
        children = [_start(jobs, pile, gather) for _ in range(workers)]
        _show_until_done(children, pile, len(jobs))
        yields = [_await(*child) for child in children]
    finally:
        gc.unfreeze()
    for record in (record for each in yields for record in each.records):
        logging.getLogger(record.name).handle(record)
    for each in yields:
        if each.error is not None:
            raise each.error
    return [each.gathered for each in yields]


def _show_until_done(children: Sequence[tuple[int, int]], pile: Any, total: int) -> None:
    """Show how much of the pile is taken, until the first worker has something to say: then it is empty."""
    with steps("Ghi trang", total) as advance:
        shown = 0
        while not select.select([reading for _, reading in children], [], [], 0.2)[0]:
            taken = min(pile.value, total)
            advance(taken - shown)
            shown = taken


def _start(jobs: Sequence[Job], pile: Any, gather: Callable[[], Any]) -> tuple[int, int]:
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    os.close(reading)
    code = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(_packed(_work(jobs, pile, gather)))
        code = 0
    finally:
        os._exit(code)  # nothing that the parent will do at its end may be done twice


def _await(process: int, reading: int) -> Yield:
    with os.fdopen(reading, "rb") as pipe:
        packed = pipe.read()
    os.waitpid(process, 0)
    if not packed:
        return Yield(
            error=BuildFailed("Một tiến trình dựng trang bị dừng giữa chừng, có thể vì thiếu bộ nhớ. " + _ADVICE)
        )
    found = pickle.loads(packed)
    assert isinstance(found, Yield)
    return found


def _work(jobs: Sequence[Job], pile: Any, gather: Callable[[], Any]) -> Yield:
    mine = Yield()
    root = logging.getLogger()
    root.handlers = [_Keeper(mine.records)]
    try:
        while True:
            with pile.get_lock():
                begin = pile.value
                pile.value = begin + _AT_ONCE
            for job in jobs[begin : begin + _AT_ONCE]:
                job()
            if begin + _AT_ONCE >= len(jobs):
                break
        mine.gathered = gather()
    except BaseException as error:
        error.add_note(traceback.format_exc())
        mine.error = error
    return mine


def _packed(mine: Yield) -> bytes:
    try:
        return pickle.dumps(mine)
    except Exception:  # an error that holds what cannot travel is told by its words
        return pickle.dumps(Yield(error=RuntimeError(f"{type(mine.error).__name__}: {mine.error}")))


class _Keeper(logging.Handler):
    """Keeps records as plain text, to be handled by the parent."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__()
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        record.msg, record.args, record.exc_info = record.getMessage(), (), None
        self._records.append(record)
