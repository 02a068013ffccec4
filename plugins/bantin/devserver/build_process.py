"""The builder as the server sees it: asked to build, and started again when code has changed or it has died."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import Queue
from typing import Any

from bantin.devserver.outcome import Outcome, Proof, Sources, State
from bantin.devserver.watcher import watching
from bantin.newsroom.catalogue import speak
from bantin.newsroom.message import say
from bantin.newsroom.worker_lifeline import deaf_children

_PATIENCE = 3.0  # seconds for a builder to clear away what it has begun


@dataclass(slots=True)
class Builder:
    """A process that does ``work`` with Pelican's ``arguments``; ``sources`` are what it last said to watch.

    ``hosts`` are the names that its settings give to the server.
    """

    work: Callable[[Connection, list[str]], None]
    arguments: list[str]
    sources: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    _process: BaseProcess | None = field(default=None)
    _line: Connection | None = None
    _is_over: bool = False
    _start: threading.Lock = field(default_factory=threading.Lock)

    def build(self, changed: Iterable[str] = (), show: Callable[[Proof], None] = lambda proof: None) -> Outcome:
        """Build once, since files have ``changed``; ``show`` is given a proof of them if there is one."""
        return self.open() or self._ask(frozenset(changed), show)

    def open(self) -> Outcome | None:
        """Start the process if there is none; return why it cannot be started, if that is so."""
        if self._process is not None and self._process.is_alive():
            return None
        opened = self._open()
        return opened if isinstance(opened, Outcome) else None

    def close(self) -> None:
        """End the process: the next build reads settings and code anew."""
        process, self._process, self._line = self._process, None, None  # two threads may want to end it
        if process is not None:
            process.terminate()
            process.join(_PATIENCE)
            process.kill()  # if it has not come to its end by now
            process.join()

    def end(self) -> None:
        """End the process for good: a change that was still waiting starts no other one, which nobody would end."""
        with self._start:
            self._is_over = True
        self.close()

    def _open(self) -> Sources | Outcome:
        """Start the process and hear what to watch, or why there is nothing to build with."""
        self.close()
        with self._start:
            if self._is_over:
                return _lost()
            self._begin()
        found = self._hear()
        if isinstance(found, Sources):
            self.sources, self.hosts = found.paths, found.hosts
            speak(found.language)  # the settings may have changed since the last one
            return found
        self.close()
        return found if isinstance(found, Outcome) else _lost()

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, other = context.Pipe()
        self._process = context.Process(target=self.work, args=(other, self.arguments), daemon=False)
        with deaf_children():  # Ctrl+C is for the server, which then ends this process in order
            self._process.start()
        other.close()

    def _ask(self, changed: frozenset[str], show: Callable[[Proof], None]) -> Outcome:
        with suppress(OSError):  # one that has died is not heard of either
            if self._line is not None:
                self._line.send(changed)
        while isinstance(found := self._hear(), Proof):
            show(found)
        if isinstance(found, Outcome):
            return found
        self.close()  # it may take a moment to be seen as dead
        return _lost()

    def _hear(self) -> Any:
        try:
            return self._line.recv() if self._line is not None else None
        except (EOFError, OSError):
            return None


def _lost() -> Outcome:
    return Outcome(failure=str(say("server/builder-lost")))


def build_on_change(builder: Builder, state: State, known: list[str]) -> None:
    """Build, then build again for each change; code and settings are read anew when they are what has changed."""
    while True:
        failed = builder.open()
        if failed:
            print(failed.failure, file=sys.stderr, flush=True)
        with watching(builder.sources or known) as changes:  # before the build: what is saved meanwhile is seen too
            state.take(failed or builder.build())
            while not _is_code(found := _all_of(changes)):
                state.take(builder.build(found, state.show))
        builder.close()


def _all_of(changes: Queue[set[str]]) -> set[str]:
    """Wait for a change; return it with all that came while the last build went on."""
    found = changes.get()
    while not changes.empty():
        found |= changes.get()
    return found


def _is_code(changed: set[str]) -> bool:
    return any(file.endswith(".py") for file in changed)
