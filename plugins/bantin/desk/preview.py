"""The real page beside the story: the devserver, at a port of its own, so that no page of the site is the desk's."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bantin.devserver.findings import Finding
from bantin.devserver.outcome import Outcome, State


@dataclass(slots=True)
class TimedState(State):
    """What the last build came to, and when it ``began``, in seconds since 1970."""

    began: float = 0.0

    def take(self, outcome: Outcome) -> None:
        """Take in what a build came to."""
        self.began = time.time() - outcome.seconds
        State.take(self, outcome)


@dataclass(slots=True)
class Preview:
    """The site as it will look, drafts too; ``port`` is where it is shown, ``hint`` hears first of changed files."""

    port: int
    state: TimedState
    close: Callable[[], None]
    hint: Callable[[Iterable[str]], None]

    def findings(self, path: str, changed: float) -> list[Finding]:
        """Return what the last build found in the story ``path``; nothing if the file has ``changed`` since."""
        return self.state.findings_in(path) if self.state.began >= changed else []
