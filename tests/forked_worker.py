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
from multiprocessing.connection import Connection
from multiprocessing.util import _exit_function  # type: ignore[attr-defined]
from typing import Any, NoReturn

import pytest

WANTED, STARTED, REPORTED, FINISHED = "wanted", "started", "reported", "finished"


def be_worker(session: pytest.Session, channel: Connection, others: Iterable[Connection], number: int) -> NoReturn:
    """Run tests of ``session`` as ``channel`` says, and end; ``others`` are ends of channels that are not ours."""
    code = 1
    atexit._clear()  # what the first process has to do at its end is not ours
    atexit.register(_exit_function)
    try:
        for each in others:  # whoever keeps one open keeps its process from hearing that the first has ended
            each.close()
        with contextlib.suppress(EOFError, ConnectionError):  # the first process has gone
            _Worker(session, channel, number).run()
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

    def __init__(self, session: pytest.Session, channel: Connection, number: int) -> None:
        self._session, self._channel = session, channel
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
                    self._session.config.hook.pytest_runtest_protocol(item=items[place], nextitem=following)
                    if self._is_stopped():
                        return
        finally:
            self._session._setupstate.teardown_exact(None)

    def _ask(self) -> Sequence[int]:
        self._channel.send((WANTED, None))
        return self._channel.recv()  # type: ignore[no-any-return]

    def _is_stopped(self) -> bool:
        """Say whether the first process has said, unasked, that no more tests are to run."""
        return self._channel.poll()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Tell that a test begins: should this process end now, it is the one that failed."""
        self._channel.send((STARTED, nodeid))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Tell how a part of a test went."""
        config = self._session.config
        data = config.hook.pytest_report_to_serializable(config=config, report=report)
        self._channel.send((REPORTED, data))

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """Tell that a test is over."""
        self._channel.send((FINISHED, nodeid))


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
