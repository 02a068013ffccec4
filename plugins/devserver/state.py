"""What the last build came to, for every page that is open in a browser; each waits for the next one."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one build came to: ``findings`` are (path, line, message) of errors, ``failure`` why there is no new site.

    ``seconds`` is how long it took.
    """

    findings: tuple[tuple[str, int, str], ...] = ()
    failure: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Sources:
    """What a site is made from: ``paths`` of files and folders to watch; ``hosts`` is ``DEVSERVER_HOSTS``."""

    paths: tuple[str, ...]
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """Pages that a build under way is going to change, as they will read: ``files`` by their path in the site."""

    files: Mapping[str, bytes]


@dataclass(slots=True)
class State:
    """The number of the site that stands, and the last :class:`Outcome`; ``change`` is rung when they do.

    ``proof`` holds files that are shown instead of the site's until the next outcome.
    """

    version: int = 0
    outcome: Outcome = Outcome()
    proof: Mapping[str, bytes] = field(default_factory=dict)
    change: threading.Condition = field(default_factory=threading.Condition)
    _told: int = 0

    def take(self, outcome: Outcome) -> None:
        """Take in what a build came to; a failed one leaves the site that stands, without proofs."""
        with self.change:
            self.outcome = outcome
            self.version += not outcome.failure or bool(self.proof)
            self._show({})

    def show(self, proof: Proof) -> None:
        """Show a proof until the build that makes its pages has come to something."""
        with self.change:
            self.version += 1
            self._show(proof.files)

    def _show(self, files: Mapping[str, bytes]) -> None:
        self.proof = files
        self._told += 1
        self.change.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """Wait for news after the ``seen``-th, no longer than ``seconds``; return how many there have been."""
        with self.change:
            self.change.wait_for(lambda: self._told > seen, seconds)
            return self._told

    def told(self) -> dict[str, Any]:
        """Return what a page is told, as JSON can hold it."""
        with self.change:
            return {"version": self.version, "proof": bool(self.proof), **asdict(self.outcome)}
