"""One executor for all photo work: started at the first job, safe beside the threads of its parent.

Processes come from a fork server, not from a fork of Pelican itself, whose progress display runs in a thread that a
forked child would inherit half-dead. The server imports the encoder once for all workers.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from typing import Any, TypeVar

from plugins.photos.problem import PhotoError

if sys.platform != "win32":
    import resource

ExecutorFactory = Callable[[int], Executor]
Result = TypeVar("Result")
Job = tuple[Callable[..., Result], tuple[Any, ...]]

_MEMORY_LIMIT = 1 << 30  # of address space: twice what 40 megapixels with transparency take


class Pool:
    """Workers that are there only if there is work."""

    def __init__(self, workers: int, factory: ExecutorFactory | None = None) -> None:
        self._workers = workers
        self._factory = factory or process_pool
        self._executor: Executor | None = None

    def submit(self, work: Callable[..., Result], *arguments: Any) -> Future[Result]:
        """Queue one job."""
        if self._executor is None:
            self._executor = self._factory(self._workers)
        return self._executor.submit(work, *arguments)

    def result(self, future: Future[Result], work: Callable[..., Result], *arguments: Any) -> Result:
        """Return what ``future`` gives; a job lost with a dead worker gets one more worker, all to itself."""
        try:
            return future.result()
        except BrokenExecutor:
            self.close()
            return self._alone(work, *arguments)

    def close(self) -> None:
        """Let all workers go."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
        self._executor = None

    def _alone(self, work: Callable[..., Result], *arguments: Any) -> Result:
        with self._factory(1) as executor:
            try:
                return executor.submit(work, *arguments).result()
            except BrokenExecutor as error:
                message = "Ảnh này làm hỏng chương trình đọc ảnh. Hãy lưu lại ảnh dạng JPEG rồi dùng tệp mới."
                raise PhotoError("photos/crash", message) from error


def process_pool(workers: int) -> Executor:
    """Return a pool of ``workers`` processes."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["__main__", "plugins.photos.encode"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_limit_memory)


def _limit_memory() -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = _MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(_MEMORY_LIMIT, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
