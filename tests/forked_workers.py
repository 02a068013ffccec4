"""Test processes that are forked once all tests are collected: none of them imports and collects on its own.

A clean checkout has no compiled tests; collecting them takes longer there than most files of tests. The first process
hands out groups of tests, one after the other, and is told each report, which it hands to pytest as its own.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

import pytest

from tests.forked_worker import REPORTED, WANTED, Board, be_worker

_PATIENCE = 30  # seconds that a process has to end once it knows that it should
_Group = Sequence[int]  # tests by their place in the collection


@dataclass(slots=True)
class _Worker:
    """A process, with the tests that it was given and has not finished."""

    process: int
    channel: Connection
    board: Board
    given: deque[int] = field(default_factory=deque)


class ForkedWorkers:
    """Runs the tests of ``session`` in ``number`` processes; tests that ``group_of`` puts together stay together."""

    def __init__(self, session: pytest.Session, number: int, group_of: Callable[[str], str]) -> None:
        self._session, self._number = session, number
        groups: dict[str, list[int]] = {}
        for place, item in enumerate(session.items):
            groups.setdefault(group_of(item.nodeid), []).append(place)
        self._groups: deque[_Group] = deque(groups.values())
        self._workers: dict[Any, _Worker] = {}  # by their channel
        self._numbers, self._left = count(), len(session.items)

    def run(self) -> None:
        """Run all tests, or as many as ``--maxfail`` lets run; raise RuntimeError where a process cannot work."""
        try:
            for _ in range(min(self._number, len(self._groups))):
                self._start()
            while self._workers:
                for channel in wait([*self._workers]):
                    self._hear(self._workers[channel])
        finally:
            self._end()
        if self._session.shouldfail:
            raise self._session.Failed(self._session.shouldfail)
        if self._left and not self._session.shouldstop:
            raise RuntimeError(f"{self._left} tests were not run")

    def _start(self) -> None:
        ours, theirs = Pipe()
        board = Board()
        number = next(self._numbers)
        process = os.fork()  # not multiprocessing's: what is tested asks that whether this is one of its workers
        if not process:
            be_worker(self._session, theirs, board, [ours, *self._workers], number)
        theirs.close()
        self._workers[ours] = _Worker(process, ours, board)

    def _hear(self, worker: _Worker) -> None:
        """Act on what ``worker`` says, or on its silence."""
        try:
            kind, told = worker.channel.recv()
        except (EOFError, ConnectionError):
            self._let_go(worker)
            return
        if kind == WANTED:
            self._give(worker)
        elif kind == REPORTED:
            reports, number = told
            self._report(reports)
            for _ in range(number):
                self._finish(worker)
        if self._session.shouldfail or self._session.shouldstop:
            self._stop()

    def _report(self, reports: Sequence[Any]) -> None:
        hook, config = self._session.config.hook, self._session.config
        for each in reports:
            hook.pytest_runtest_logreport(report=hook.pytest_report_from_serializable(config=config, data=each))

    def _finish(self, worker: _Worker) -> None:
        item = self._session.items[worker.given.popleft()]
        self._left -= 1
        self._session.config.hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)

    def _give(self, worker: _Worker) -> None:
        group = self._groups.popleft() if self._groups else ()
        worker.given.extend(group)
        _tell(worker, group)

    def _stop(self) -> None:
        """Have every process end after the test that it runs."""
        self._groups.clear()
        for worker in self._workers.values():
            worker.board.stop()
            _tell(worker, ())

    def _let_go(self, worker: _Worker) -> None:
        """Go on without a process that has ended: what it ran has failed, what it told nothing of a new one runs."""
        del self._workers[worker.channel]
        worker.channel.close()
        code = _exit_code(worker.process)
        how = f"a test process ended with exit code {code}"
        if self._session.shouldfail or self._session.shouldstop:
            return
        if (running := worker.board.running) in worker.given:
            worker.given.remove(running)
            self._fail(self._session.items[running], how)
            self._left -= 1
        elif code:
            raise RuntimeError(how)
        if worker.given:
            self._groups.appendleft(tuple(worker.given))
        if self._groups:
            self._start()

    def _fail(self, item: pytest.Item, how: str) -> None:
        report = pytest.TestReport(item.nodeid, item.location, {}, "failed", how, "call")
        self._session.config.hook.pytest_runtest_logreport(report=report)

    def _end(self) -> None:
        """Wait for what still runs, as after an interrupt, which every process was told of as well."""
        for worker in self._workers.values():
            worker.channel.close()
        for worker in self._workers.values():
            _exit_code(worker.process)


def _tell(worker: _Worker, group: _Group) -> None:
    with suppress(OSError):  # it has ended, which is heard next
        worker.channel.send(tuple(group))


def _exit_code(process: int) -> int:
    """Return how ``process`` ends, which is killed where it does not."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(process, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
