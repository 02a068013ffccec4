"""The accounts of a build: what became of each source that was read, and what was done for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bantin.newsroom.message import Message, say

# What becomes of a source, in the order in which editors ask.
OUTCOMES = {
    "published": "build/fate-published",
    "draft": "build/fate-draft",
    "hidden": "build/fate-hidden",
    "future": "build/fate-future",
    "expired": "build/fate-expired",
    "withdrawn": "build/fate-withdrawn",
    "refused": "build/fate-refused",
}


@dataclass(slots=True)
class Tally:
    """``read`` sources and their ``fates``; pages ``written`` and ``kept`` as they were; photos ``made`` anew."""

    read: int = 0
    fates: Counter[str] = field(default_factory=Counter)
    written: int = 0
    kept: int = 0
    made: int = 0

    def count(self, read: int, fates: Iterable[str]) -> None:
        """Add sources of one kind, of which ``read`` were read, with what became of each."""
        self.read += read
        self.fates.update(fates)

    @property
    def balance(self) -> int:
        """How many sources nobody can account for."""
        return self.read - sum(self.fates[fate] for fate in OUTCOMES)


def summary(accounts: Tally, warnings: int, seconds: float, *, passed: bool = True) -> str:
    """Return the closing line of a build, for editors; of one that has not ``passed`` nothing stands in the site."""
    took = say("build/took", warnings=warnings, seconds=float(seconds))
    if not passed:
        return str(say("build/refused", count=accounts.read, fates=_counts(accounts, ["refused"]), took=took))
    said = say(
        "build/passed",
        count=accounts.read,
        fates=_counts(accounts, OUTCOMES),
        pages=_pages(accounts),
        made=accounts.made,
        took=took,
    )
    return str(said)


def _pages(accounts: Tally) -> Message | str:
    """Return how many pages were written and kept; nothing where nobody counts them, as a site has one."""
    if not (accounts.written or accounts.kept):
        return ""
    return say("build/pages", written=accounts.written, kept=accounts.kept)


def _counts(accounts: Tally, fates: Iterable[str]) -> str:
    counts = ", ".join(str(say(OUTCOMES[fate], count=accounts.fates[fate])) for fate in fates if accounts.fates[fate])
    return f" ({counts})" if counts else ""
