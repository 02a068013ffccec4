"""What a reader may read next: hand-picked stories, the neighbours, the block of the category, no story twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from bantin.category_feeds.candidates import SameCategoryIndex
from bantin.category_feeds.listing import is_listed
from bantin.category_feeds.neighbours import ALONE, Neighbours, Scope, find_neighbours
from bantin.category_feeds.picks import Mode, Picks, pick_same_category
from bantin.category_feeds.related import Related
from bantin.category_feeds.settings import COUNT, MODE, NEIGHBOURS, RECENT
from bantin.newsroom.story import Category, Story


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the settings ask for: how many picks, of which mode, whose neighbours, how many stories are recent."""

    count: int = COUNT.default
    mode: Mode = MODE.default
    scope: Scope | None = None
    recent: int = RECENT.default


@dataclass(frozen=True, slots=True)
class ReadingOn:
    """The stories to read after one story, and the section above its category."""

    story: Story
    related: tuple[Story, ...]
    neighbours: Neighbours
    picks: Picks
    section: Category | None


def wishes_from(settings: Mapping[str, Any]) -> Wishes:
    """Return ``SAME_CATEGORY_COUNT``, ``…_MODE``, ``…_RECENT`` and ``NEIGHBOURS_OF``, or our own choices."""
    return Wishes(COUNT.of(settings), MODE.of(settings), NEIGHBOURS.of(settings) or None, RECENT.of(settings))


def read_on(
    stories: Sequence[Story], related: Related, index: SameCategoryIndex, now: dt.datetime, wishes: Wishes
) -> Iterator[ReadingOn]:
    """Yield for each of ``stories`` what to read after it; ``related`` maps paths to stories picked by hand."""
    shown = {path: {story.path for story in picked} for path, picked in related.items()}
    neighbours_of_each = (
        find_neighbours(index.stories, wishes.scope, shown) if wishes.scope else repeat(ALONE, len(index.stories))
    )
    for rank, (story, neighbours) in enumerate(zip(index.stories, neighbours_of_each, strict=True)):
        taken = neighbours.paths | shown.get(story.path, set())
        picks = pick_same_category(index, story, wishes.count, wishes.mode, wishes.recent, taken, rank)
        yield ReadingOn(story, related.get(story.path, ()), neighbours, picks, index.section(story.category))
    for story in stories:
        if not is_listed(story, now):
            taken = frozenset(shown.get(story.path, ()))
            picks = pick_same_category(index, story, wishes.count, wishes.mode, wishes.recent, taken)
            yield ReadingOn(story, related.get(story.path, ()), ALONE, picks, index.section(story.category))
