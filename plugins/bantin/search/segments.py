"""Stories in segments by date: a new story changes the last one alone, an edit the one in which its story stands.

Segments are cut from the oldest story on, at the ends of days, each as large as the rest allows. So they are few,
what was cut once stays, and the last one, which changes with each story, is small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from bantin.search.story import Entry

SIZES = (3200, 800, 200, 50)  # stories of a sealed segment, at least
LIVE = 50  # stories that stay in the last one, at least, so that it answers most questions


@dataclass(frozen=True, slots=True)
class Segment:
    """Stories, the oldest first; ``sealed`` if a new story leaves it as it is."""

    entries: tuple[Entry, ...]
    sealed: bool

    @property
    def digest(self) -> str:
        """Return what stands for its stories to the builds that share a store."""
        told = "\0".join(entry.token for entry in self.entries)
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def cut_segments(entries: Iterable[Entry]) -> tuple[Segment, ...]:
    """Return the segments of ``entries``, the oldest first; the last one is live."""
    ordered = sorted(entries, key=lambda entry: (entry.date, entry.path))
    ends = [0, *_ends(ordered)]
    parts = [ordered[start:end] for start, end in zip(ends, [*ends[1:], len(ordered)], strict=True)]
    return tuple(Segment(tuple(part), place < len(parts) - 1) for place, part in enumerate(parts) if part)


def _ends(entries: Sequence[Entry]) -> Iterator[int]:
    """Yield where a sealed segment ends; the newest day and ``LIVE`` stories are in none."""
    dates = [entry.date.date() for entry in entries]
    days = [place for place, (before, after) in enumerate(pairwise(dates), 1) if before != after]
    last = max((day for day in days if len(entries) - day >= LIVE), default=0)
    start = 0
    for size in SIZES:
        for end in days:
            if end - start >= size and end <= last:
                yield end
                start = end
