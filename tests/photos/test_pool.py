"""Workers that are there only if there is work."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import Any

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
