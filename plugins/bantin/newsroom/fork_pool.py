"""Many hands for work that needs all of the parent's memory: forked workers take jobs from one pile till it is empty.

A fork sees every object as the parent has it, so that nothing is copied or pickled on the way in; what comes back are
the log records of each worker, what it gathered, and the first failure.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import select
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.message import Message, say
from bantin.newsroom.progress import UNSEEN, Advance, Progress
from bantin.newsroom.worker_lifeline import Lifeline

if sys.platform != "win32":
    import fcntl

Job = Callable[[], None]
Steps = Callable[[int], AbstractContextManager[Advance]]
_AT_ONCE = 16  # jobs that a worker takes from the pile in one go
_WRITING = say("build/writing")


@dataclass(slots=True)
class WorkerResult:
    """What one worker has to say: its log records, what ``gather`` returned, the error that stopped it if one did."""

    records: list[logging.LogRecord] = field(default_factory=list)
    gathered: Any = None
    error: BaseException | None = None


def can_fork() -> bool:
    """Tell whether this system forks processes safely."""
    return sys.platform == "linux"


def do_all(
    jobs: Sequence[Job],
    workers: int,
    gather: Callable[[], Any],
    progress: Progress = UNSEEN,
    said: Message = _WRITING,
) -> list[Any]:
    """Do all ``jobs`` in ``workers`` forked processes; return what ``gather`` gives in each when the pile is empty.

    The records that workers log are logged here, and the first error is raised here, once every worker has ended. A
    system that has no process to give has the jobs done here. ``progress`` shows how far it has come, under ``said``.
    """
    yields = _done_by_many(jobs, workers, gather, partial(progress.steps, said))
    if not yields:
        for job in jobs:
            job()
        return [gather()]
    for record in (record for each in yields for record in each.records):
        logging.getLogger(record.name).callHandlers(record)  # what a logger filters, the worker's own has filtered
    for each in yields:
        if each.error is not None:
            raise each.error
    return [each.gathered for each in yields]


def _done_by_many(jobs: Sequence[Job], workers: int, gather: Callable[[], Any], steps: Steps) -> list[WorkerResult]:
    """Return what each worker has to say; whatever happens here, none of them is left."""
    pile, line = _Pile(), Lifeline()
    children: list[tuple[int, int]] = []
    gc.freeze()  # the collector would touch, and so copy, every page of memory that the processes share
    try:
        with suppress(BlockingIOError):  # so many processes and no more
            for _ in range(workers):
                children.append(_start(jobs, pile, gather, line))
        if children:
            _show_until_done(children, pile, len(jobs), steps)
        return [_await(*child) for child in children]
    finally:
        line.cut()
        _bury(children)
        pile.close()
        gc.unfreeze()


def _show_until_done(children: Sequence[tuple[int, int]], pile: _Pile, total: int, steps: Steps) -> None:
    """Show how much of the pile is taken, until the first worker has something to say: then it is empty."""
    with steps(total) as advance:
        shown = 0
        while not select.select([reading for _, reading in children], [], [], 0.2)[0]:
            taken = min(pile.taken, total)
            advance(taken - shown)
            shown = taken


def _start(jobs: Sequence[Job], pile: _Pile, gather: Callable[[], Any], line: Lifeline) -> tuple[int, int]:
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = line.fork()
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


def _await(process: int, reading: int) -> WorkerResult:
    """Return what ``process`` has to say, if it came to that."""
    with os.fdopen(os.dup(reading), "rb") as pipe:
        packed = pipe.read()
    if not packed:
        return WorkerResult(error=BuildFailed(say("stop/worker-lost")))
    found = pickle.loads(packed)
    assert isinstance(found, WorkerResult)
    return found


def _bury(children: Sequence[tuple[int, int]]) -> None:
    """Take leave of processes, of those that have not said everything too: nobody listens any more."""
    for process, reading in children:
        os.close(reading)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _work(jobs: Sequence[Job], pile: _Pile, gather: Callable[[], Any]) -> WorkerResult:
    mine = WorkerResult()
    root = logging.getLogger()
    root.handlers = [_Keeper(mine.records)]
    try:
        while True:
            begin = pile.take(_AT_ONCE)
            for job in jobs[begin : begin + _AT_ONCE]:
                job()
            if begin + _AT_ONCE >= len(jobs):
                break
        mine.gathered = gather()
    except BaseException as error:
        error.add_note(traceback.format_exc())
        mine.error = error
    return mine


def _packed(mine: WorkerResult) -> bytes:
    try:
        return pickle.dumps(mine)
    except Exception:  # an error that holds what cannot travel is told by its words
        return pickle.dumps(WorkerResult(error=RuntimeError(f"{type(mine.error).__name__}: {mine.error}")))


class _Pile:
    """How many jobs are taken, known to all processes, without a semaphore: those need a writable /dev/shm.

    The lock is one on a file in memory; it dies with the process that holds it.
    """

    def __init__(self) -> None:
        self._file = os.memfd_create("pile")
        os.pwrite(self._file, bytes(8), 0)

    @property
    def taken(self) -> int:
        return int.from_bytes(os.pread(self._file, 8, 0), "little")

    def take(self, count: int) -> int:
        """Take ``count`` jobs; return the number of the first."""
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            first = self.taken
            os.pwrite(self._file, (first + count).to_bytes(8, "little"), 0)
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)
        return first

    def close(self) -> None:
        os.close(self._file)


class _Keeper(logging.Handler):
    """Keeps records, to be handled by the parent; one whose words hold what cannot travel is kept as plain text."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__()
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        record.exc_info = None
        try:
            pickle.dumps((record.msg, record.args))
        except Exception:
            record.msg, record.args = record.getMessage(), ()
        self._records.append(record)
