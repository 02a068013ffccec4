"""The executor of parallel work: local processes, or whatever the setting ``EXECUTOR`` gives.

Processes come from a fork server, not from a fork of Pelican itself, whose progress display runs in a thread that a
forked child would inherit half-dead. The server imports what workers need once for all of them.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor

if sys.platform != "win32":
    import resource

ExecutorFactory = Callable[[int], Executor]

_MEMORY_LIMIT = 1 << 30  # of address space: twice what 40 megapixels with transparency take
_NEEDED = ["__main__", "plugins.photos.encode", "plugins.front_matter.ahead", "plugins.image_captions.extension"]


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def process_pool(workers: int) -> Executor:
    """Return a pool of ``workers`` processes."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(_NEEDED)
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_limit_memory)


def _limit_memory() -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = _MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(_MEMORY_LIMIT, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
