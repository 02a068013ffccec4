"""Forked workers where something is against them: Pelican's own filters, an interruption, a system without means."""

from __future__ import annotations

import logging
import os
import select
import time
from functools import partial
from multiprocessing import synchronize
from pathlib import Path
from typing import Any, NoReturn

import pytest
from bantin.newsroom.fork_pool import do_all
from bantin.newsroom.worker_lifeline import Lifeline
from pelican.log import FatalLogger, LimitFilter

pytestmark = pytest.mark.process
WORDS = "Unable to find '%s', skipping url replacement."


@pytest.fixture
def strict_logger(monkeypatch: pytest.MonkeyPatch) -> logging.Logger:
    """A logger as Pelican makes them: it says nothing twice in a process, and raises an error instead."""
    monkeypatch.setattr(LimitFilter, "LOGS_DEDUP_MIN_LEVEL", logging.WARNING)
    monkeypatch.setattr(LimitFilter, "_raised_messages", set())
    logger = FatalLogger("pelican.strict")
    logger.parent = logging.getLogger()
    monkeypatch.setitem(logging.Logger.manager.loggerDict, "pelican.strict", logger)
    return logger


def test_a_warning_that_was_given_before_comes_back_from_each_worker_all_the_same(
    strict_logger: logging.Logger, caplog: pytest.LogCaptureFixture
) -> None:
    strict_logger.warning(WORDS, "khac.md")
    both = [partial(strict_logger.warning, WORDS, "mat.md"), lambda: time.sleep(0.05)] * 40
    do_all(both, 2, lambda: None)  # type: ignore[arg-type]
    heard = [(record.msg, record.args) for record in caplog.records]
    assert heard[0] == (WORDS, ("khac.md",))
    assert heard[1:] == [(WORDS, ("mat.md",))] * 2  # by its template, as whoever explains it must know it


def test_a_record_that_holds_what_cannot_travel_comes_back_as_text(caplog: pytest.LogCaptureFixture) -> None:
    do_all(
        [lambda: logging.getLogger("pelican.x").warning("%s", type("Local", (), {"__str__": lambda it: "lạ"})())],
        1,
        list,
    )
    assert [record.getMessage() for record in caplog.records] == ["lạ"]


def test_an_interruption_leaves_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()

    def stop(*arguments: object) -> NoReturn:
        raise SystemExit(143)

    monkeypatch.setattr("bantin.newsroom.fork_pool._show_until_done", stop)
    with pytest.raises(SystemExit):
        do_all([partial(time.sleep, 60)] * 64, 2, lambda: None)
    os.close(writing)
    assert select.select([reading], [], [], 5)[0]
    assert os.read(reading, 1) == b""  # nobody holds the other end any more


def test_no_semaphore_is_needed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*arguments: Any, **named: Any) -> NoReturn:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(synchronize.SemLock, "__init__", fail)
    do_all([partial((tmp_path / str(number)).touch, exist_ok=False) for number in range(100)], 2, lambda: None)
    assert len(list(tmp_path.iterdir())) == 100


@pytest.mark.parametrize("allowed", [0, 1])
def test_a_system_that_gives_fewer_processes_gets_all_jobs_done(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, allowed: int
) -> None:
    fork, forks = Lifeline.fork, [1] * allowed

    def scarce(line: Lifeline) -> int:
        if not forks:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        forks.pop()
        return fork(line)

    monkeypatch.setattr(Lifeline, "fork", scarce)
    jobs = [partial((tmp_path / str(number)).touch, exist_ok=False) for number in range(100)]
    assert do_all(jobs, 2, lambda: "told") == ["told"]
    assert len(list(tmp_path.iterdir())) == 100
