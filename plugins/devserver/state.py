"""What the last build came to, for every page that is open in a browser; each waits for the next one."""

from __future__ import annotations

import threading
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
    """What a site is made from: ``paths`` of files and folders to watch."""

    paths: tuple[str, ...]


@dataclass(slots=True)
class State:
    """The number of the site that stands, and the last :class:`Outcome`; ``change`` is rung when they do."""

    version: int = 0
    outcome: Outcome = Outcome()
    change: threading.Condition = field(default_factory=threading.Condition)
    _told: int = 0

    def take(self, outcome: Outcome) -> None:
        """Take in what a build came to; a failed one leaves the site that stands."""
        with self.change:
            self.outcome = outcome
            self.version += not outcome.failure
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
            return {"version": self.version, **asdict(self.outcome)}
