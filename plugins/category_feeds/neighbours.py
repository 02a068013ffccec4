"""The stories next to a story in time: "Tin mới hơn" and "Tin cũ hơn"."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from plugins.category_feeds.listing import listed
from plugins.newsroom.story import Story

Scope = Literal["category", "site"]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The next newer and the next older story, where there is one."""

    newer: Story | None = None
    older: Story | None = None

    @property
    def paths(self) -> frozenset[str]:
        """The paths that the block under the article must not repeat."""
        return frozenset(story.path for story in (self.newer, self.older) if story)


ALONE = Neighbours()
_NOTHING: Mapping[str, Collection[str]] = {}


def find_neighbours(
    stories: Iterable[Story],
    now: dt.datetime,
    scope: Scope = "category",
    shown: Mapping[str, Collection[str]] = _NOTHING,
) -> dict[str, Neighbours]:
    """Map the path of each listed story to its neighbours, within its own category or on the whole site.

    ``shown`` maps a story's path to those of the stories that its page shows already: they are stepped over.
    """
    rows: dict[str, list[Story]] = defaultdict(list)
    for story in listed(stories, now):
        rows[story.category.slug if scope == "category" else ""].append(story)
    return {path: found for row in rows.values() for path, found in _along(row, shown)}


def _along(row: list[Story], shown: Mapping[str, Collection[str]]) -> Iterator[tuple[str, Neighbours]]:
    for place, story in enumerate(row):
        passed = shown.get(story.path, ())
        newer = (row[rank] for rank in range(place - 1, -1, -1) if row[rank].path not in passed)
        older = (row[rank] for rank in range(place + 1, len(row)) if row[rank].path not in passed)
        yield story.path, Neighbours(next(newer, None), next(older, None))
