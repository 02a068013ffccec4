"""Jobs done by forked workers."""

from __future__ import annotations

import logging
import os
from functools import partial
from pathlib import Path

import pytest
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.fork_pool import Job, do_all

pytestmark = pytest.mark.process


def writing(folder: Path, count: int) -> list[Job]:
    def write(number: int) -> None:
        with (folder / f"{number}").open("a", encoding="utf-8") as file:
            file.write(f"{os.getpid()}\n")

    return [partial(write, number) for number in range(count)]


def test_every_job_is_done_once_and_by_more_than_one_worker(tmp_path: Path) -> None:
    do_all(writing(tmp_path, 500), 2, lambda: None)
    texts = [path.read_text("utf-8") for path in tmp_path.iterdir()]
    assert len(texts) == 500
    assert all(text.count("\n") == 1 for text in texts)
    assert str(os.getpid()) not in {text.strip() for text in texts}


def test_each_worker_brings_back_what_it_gathered() -> None:
    seen: list[int] = []
    gathered = do_all([partial(seen.append, number) for number in range(100)], 2, lambda: list(seen))
    assert sorted(number for numbers in gathered for number in numbers) == list(range(100))
    assert seen == []


def fail(error: BaseException) -> None:
    raise error


def test_an_error_is_raised_here_as_it_was_raised_there() -> None:
    with pytest.raises(OSError, match="No space left") as caught:
        do_all([partial(fail, OSError(28, "No space left on device", "a.html"))], 2, lambda: None)
    assert (caught.value.errno, caught.value.filename) == (28, "a.html")


def test_an_error_that_cannot_travel_is_told_in_its_words() -> None:
    class LocalError(Exception):
        pass

    with pytest.raises(RuntimeError, match="LocalError: lạ"):
        do_all([partial(fail, LocalError("lạ"))], 1, lambda: None)


def test_a_worker_that_dies_fails_the_build_with_advice() -> None:
    with pytest.raises(BuildFailed, match="RENDER_WORKERS = 1"):
        do_all([partial(os._exit, 9)], 1, lambda: None)


def test_what_workers_log_is_logged_here(caplog: pytest.LogCaptureFixture) -> None:
    def log() -> None:
        logging.getLogger("pelican.writers").warning("trang %s lạ", "a.html")

    do_all([log], 1, lambda: None)
    assert [(record.name, record.getMessage()) for record in caplog.records] == [
        ("pelican.writers", "trang a.html lạ")
    ]
