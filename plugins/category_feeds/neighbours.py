"""The stories next to a story in time: "Tin mới hơn" and "Tin cũ hơn"."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
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


def find_neighbours(stories: Iterable[Story], now: dt.datetime, scope: Scope = "category") -> dict[str, Neighbours]:
    """Map the path of each listed story to its neighbours, within its own category or on the whole site."""
    rows: dict[str, list[Story]] = defaultdict(list)
    for story in listed(stories, now):
        rows[story.category.slug if scope == "category" else ""].append(story)
    return {path: found for row in rows.values() for path, found in _along(row)}


def _along(row: list[Story]) -> Iterable[tuple[str, Neighbours]]:
    for (newer, story), (_, older) in pairwise(pairwise([None, *row, None])):
        if story:
            yield story.path, Neighbours(newer, older)
