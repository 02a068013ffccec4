"""One of several test processes: runs the tests that it is given, and tells each report to the first process."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
import threading
import traceback
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from mmap import mmap
from multiprocessing.connection import Connection
from multiprocessing.util import _exit_function  # type: ignore[attr-defined]
from struct import calcsize
from time import monotonic
from typing import Any, NoReturn

import pytest

WANTED, REPORTED = "wanted", "reported"
_BETWEEN_WORDS = 0.05  # seconds: to be told of each quick test by itself costs the first process as much as the test


class Board:
    """What a test process and the first one let each other see without a message, which costs as much as a test."""

    def __init__(self) -> None:
        self._memory = memoryview(mmap(-1, 2 * calcsize("q"))).cast("q")  # shared with forks

    @property
    def running(self) -> int | None:
        """The test that runs, by its place in the collection: should its process end now, it has failed."""
        return self._memory[0] - 1 if self._memory[0] else None

    @running.setter
    def running(self, place: int | None) -> None:
        self._memory[0] = 0 if place is None else place + 1

    @property
    def is_stopped(self) -> bool:
        """Whether the process is to end after the test that it runs."""
        return bool(self._memory[1])

    def stop(self) -> None:
        """Have the process end after the test that it runs."""
        self._memory[1] = 1


def be_worker(
    session: pytest.Session, channel: Connection, board: Board, others: Iterable[Connection], number: int
) -> NoReturn:
    """Run tests of ``session`` as ``channel`` says, and end; ``others`` are ends of channels that are not ours."""
    code = 1
    atexit._clear()  # what the first process has to do at its end is not ours
    atexit.register(_exit_function)
    try:
        for each in others:  # whoever keeps one open keeps its process from hearing that the first has ended
            each.close()
        with contextlib.suppress(EOFError, ConnectionError):  # the first process has gone
            _Worker(session, channel, board, number).run()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        threading._shutdown()  # type: ignore[attr-defined]  # as Python ends: threads first, then what was registered
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


class _Worker:
    """Runs tests, and tells what pytest says of each."""

    def __init__(self, session: pytest.Session, channel: Connection, board: Board, number: int) -> None:
        self._session, self._channel, self._board = session, channel, board
        self._untold: list[Any] = []  # reports
        self._over = 0  # tests of which nothing is to come but what is untold
        self._told = monotonic()
        config = session.config
        config.pluginmanager.unregister(name="terminalreporter")  # the first process speaks
        config.pluginmanager.register(self)
        _catch_own_output(config)
        _take_own_folder(config, number)

    def run(self) -> None:
        """Run one group of tests after the other; fixtures of the session stay until the end."""
        items = self._session.items
        try:
            while group := self._ask():
                for place, after in zip_longest(group, group[1:]):
                    # What comes after a group is not known yet: nothing but the session is kept for it.
                    following: Any = self._session if after is None else items[after]
                    self._board.running = place
                    self._session.config.hook.pytest_runtest_protocol(item=items[place], nextitem=following)
                    self._over += 1
                    if monotonic() - self._told > _BETWEEN_WORDS:
                        self._tell()
                    self._board.running = None
                    if self._board.is_stopped:
                        self._tell()
                        return
        finally:
            self._session._setupstate.teardown_exact(None)

    def _ask(self) -> Sequence[int]:
        self._tell()
        self._channel.send((WANTED, None))
        return self._channel.recv()  # type: ignore[no-any-return]

    def _tell(self) -> None:
        """Tell all reports that are untold, and how many tests are over with them, in one message."""
        self._channel.send((REPORTED, (self._untold, self._over)))
        self._untold, self._over, self._told = [], 0, monotonic()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep how a part of a test went until it is time to tell; a failure is told at once."""
        config = self._session.config
        self._untold.append(config.hook.pytest_report_to_serializable(config=config, report=report))
        if report.failed:
            self._tell()


def _catch_own_output(config: pytest.Config) -> None:
    """Catch what tests print in files of this process: a fork shares the place in those of the first."""
    capture: Any = config.pluginmanager.getplugin("capturemanager")
    capture.stop_global_capturing()
    capture.start_global_capturing()


def _take_own_folder(config: pytest.Config, number: int) -> None:
    """Have ``tmp_path`` lie in a folder of this process, below that of the whole run."""
    factory: Any = config._tmp_path_factory  # type: ignore[attr-defined]
    factory._basetemp = factory.getbasetemp() / f"worker-{number}"
    factory._basetemp.mkdir(mode=0o700)
