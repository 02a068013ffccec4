"""One executor for all photo work: started at the first job, and again when a photo kills it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from typing import Any, TypeVar

from bantin.newsroom.executor import ExecutorFactory, process_pool
from bantin.newsroom.message import say
from bantin.photos.problem import refused

Result = TypeVar("Result")
Job = tuple[Callable[..., Result], tuple[Any, ...]]


class Pool:
    """Workers that are there only if there is work."""

    def __init__(self, workers: int, factory: ExecutorFactory | None = None) -> None:
        self._workers = workers
        self._factory = factory or process_pool
        self._executor: Executor | None = None
        self._given: list[Future[Any]] = []

    def submit(self, work: Callable[..., Result], *arguments: Any) -> Future[Result]:
        """Queue one job."""
        if self._executor is None:
            self._executor = self._factory(self._workers)
        future = self._executor.submit(work, *arguments)
        self._given.append(future)
        return future

    def result(self, future: Future[Result], work: Callable[..., Result], *arguments: Any) -> Result:
        """Return what ``future`` gives; a job lost with a dead worker gets one more worker, all to itself."""
        try:
            return future.result()
        except BrokenExecutor:
            self.close()
            return self._alone(work, *arguments)

    def close(self) -> None:
        """Let all workers go."""
        if isinstance(self._executor, ProcessPoolExecutor):
            # In Python before 3.11.5 it waits for ever for jobs that were cancelled one by one (CPython issue 94440).
            self._executor.shutdown(cancel_futures=True)
        elif self._executor is not None:
            for future in self._given:
                future.cancel()  # what has not begun; not every engine's shutdown takes cancel_futures
            self._executor.shutdown()
        self._executor, self._given = None, []

    def _alone(self, work: Callable[..., Result], *arguments: Any) -> Result:
        with self._factory(1) as executor:
            try:
                return executor.submit(work, *arguments).result()
            except BrokenExecutor as error:
                raise refused(say("photos/crash")) from error
