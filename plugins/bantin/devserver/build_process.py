"""The builder as the server sees it: asked to build, and started again when code has changed or it has died."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Lock
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
    _start: Lock = field(default_factory=Lock)
    _speaking: Lock = field(default_factory=Lock)

    def build(self, changed: Iterable[str] = (), show: Callable[[Proof], None] = lambda proof: None) -> Outcome:
        """Build once, since files have ``changed``; ``show`` is given a proof of them if there is one."""
        if refused := self.tell(changed):
            return refused
        while isinstance(found := self._answer(), Proof):
            show(found)
        return found

    def tell(self, changed: Iterable[str] = ()) -> Outcome | None:
        """Ask for a build, since files have ``changed``; return why there is nothing to build with, if that is so."""
        if refused := self.open():
            return refused
        self.hint(changed)
        return None

    def hint(self, changed: Iterable[str]) -> None:
        """Tell of a change of which the watcher is going to tell too, if there is anybody to be told."""
        with self._speaking, suppress(OSError):  # one that has died is not heard of either
            if (line := self._line) is not None:
                line.send(frozenset(changed))

    def news(self, changes: Connection, refused: Outcome | None = None) -> Iterator[Proof | Outcome]:
        """Yield what comes of a first build and of those for ``changes``, each told at once, until code is changed.

        ``refused`` is why the process could not be started, if that has been tried.
        """
        refused = refused or self.tell()
        while True:
            if refused:
                yield refused
            line = self._line  # which another thread may let go of
            ready = wait([changes, line] if line is not None else [changes])
            if line in ready:
                yield self._answer()
            refused = None
            if changes in ready:
                found = changes.recv()
                if any(file.endswith(".py") for file in found):
                    return
                refused = self.tell(found)

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

    def _answer(self) -> Proof | Outcome:
        if isinstance(found := self._hear(), Proof | Outcome):
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
        if failed := builder.open():
            print(failed.failure, file=sys.stderr, flush=True)
        with watching(builder.sources or known) as changes:  # before the build: what is saved meanwhile is seen too
            for found in builder.news(changes, failed):
                state.show(found) if isinstance(found, Proof) else state.take(found)
        builder.close()
