"""The stories next to a story in time: "Tin mới hơn" and "Tin cũ hơn"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bantin.newsroom.story import Story

Scope = Literal["category", "site"]
SCOPES: tuple[Scope, ...] = ("category", "site")


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
    stories: Sequence[Story], scope: Scope = "category", shown: Mapping[str, Collection[str]] = _NOTHING
) -> Iterator[Neighbours]:
    """Yield the neighbours of each of ``stories``, which are listed and newest first, in their order.

    They are of its own category or of the whole site. ``shown`` maps a story's path to those of the stories that its
    page shows already: they are stepped over.
    """
    keys = [story.category.slug if scope == "category" else "" for story in stories]
    rows: dict[str, list[int]] = defaultdict(list)
    for rank, key in enumerate(keys):
        rows[key].append(rank)
    places = dict.fromkeys(rows, 0)
    for story, key in zip(stories, keys, strict=True):
        place, row = places[key], rows[key]
        places[key] += 1
        passed = shown.get(story.path, ()) if shown else ()
        newer = _first(stories, row, range(place - 1, -1, -1), passed)
        yield Neighbours(newer, _first(stories, row, range(place + 1, len(row)), passed))


def _first(stories: Sequence[Story], row: list[int], places: range, passed: Collection[str]) -> Story | None:
    for place in places:
        story = stories[row[place]]
        if story.path not in passed:
            return story
    return None
