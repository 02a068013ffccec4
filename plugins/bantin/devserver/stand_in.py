"""A copy of the process that builds, which goes on showing saved stories while that one is busy with a build.

It was forked before the build began, holds what the last one has left in memory, and takes the messages meanwhile.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import NoReturn, Protocol

from bantin.devserver.outcome import Proof
from bantin.newsroom.worker_lifeline import Lifeline

Changed = frozenset[str]


class Proofs(Protocol):
    """What makes proofs of changed files, once it ``is_ready``."""

    @property
    def is_ready(self) -> bool:
        """Whether there is anything to make them from."""

    def of(self, changed: Changed) -> Mapping[str, bytes]:
        """Return the files, by their path in the site, that show the stories among the ``changed`` files."""


@contextmanager
def standing_by(proofs: Proofs, connection: Connection) -> Iterator[set[str]]:
    """Have messages of ``connection`` answered with ``proofs`` in the block; give what they named, once it has ended.

    Where a process cannot fork, and before the first build, they wait for the end of the block.
    """
    late: set[str] = set()
    if sys.platform != "linux" or not proofs.is_ready:
        yield late
        return
    line, (ending, end) = Lifeline(), multiprocessing.Pipe(duplex=False)
    hearing, telling = multiprocessing.Pipe(duplex=False)
    process = line.fork()
    if not process:
        _stand_in(proofs, connection, ending, telling)
    telling.close()
    try:
        yield late
    finally:
        with suppress(OSError):  # it may have died
            end.send(None)
        with suppress(EOFError):
            while True:
                late |= hearing.recv()
        line.cut()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        for each in (ending, end, hearing):
            each.close()


def _stand_in(proofs: Proofs, connection: Connection, ending: Connection, telling: Connection) -> NoReturn:
    try:
        gc.freeze()  # the collector would touch, and so copy, every page of memory that the processes share
        changed: Changed = frozenset()
        while ending not in wait([connection, ending]):
            found = connection.recv()
            telling.send(found)  # before anything can go wrong
            changed |= found
            if files := proofs.of(changed):
                connection.send(Proof(files))
    finally:
        os._exit(0)  # nothing that the builder will do at its end may be done twice
