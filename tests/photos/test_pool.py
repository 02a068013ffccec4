"""Workers that are there only if there is work."""

from __future__ import annotations

import time
from concurrent.futures import Executor, Future
from threading import Thread
from typing import Any

import pytest
from bantin.newsroom.executor import process_pool
from bantin.photos.pool import Pool


class Plain(Executor):
    """An engine that offers no more than it must: it has begun nothing of what it was given."""

    def __init__(self) -> None:
        self.given: list[Future[Any]] = []
        self.closed = False

    def submit(self, work: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        self.given.append(Future())
        return self.given[-1]

    def shutdown(self, wait: bool = True) -> None:  # type: ignore[override]
        self.closed = True


def test_what_has_not_begun_is_cancelled_whatever_engine_was_given() -> None:
    engine = Plain()
    pool = Pool(2, lambda workers: engine)
    future = pool.submit(print, "ảnh")
    pool.close()
    assert future.cancelled()
    assert engine.closed


@pytest.mark.process
@pytest.mark.slow
def test_workers_that_have_more_to_do_are_let_go_at_once() -> None:
    """In Python before 3.11.5 some jobs that were cancelled one by one were waited for for ever."""
    pool = Pool(1, process_pool)
    given = [pool.submit(time.sleep, 0.05) for _ in range(50)]
    closing = Thread(target=pool.close, daemon=True)
    closing.start()
    closing.join(30)
    assert not closing.is_alive()
    assert sum(future.cancelled() for future in given) > 40
