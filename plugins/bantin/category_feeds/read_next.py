"""What a reader may read next: hand-picked stories, the neighbours, the block of the category, no story twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from bantin.category_feeds.candidates import SameCategoryIndex
from bantin.category_feeds.listing import is_listed
from bantin.category_feeds.neighbours import ALONE, SCOPES, Neighbours, Scope, find_neighbours
from bantin.category_feeds.picks import MODES, RECENT, Mode, Picks, pick_same_category
from bantin.category_feeds.related import Related
from bantin.newsroom.message import say
from bantin.newsroom.story import Category, Story


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the settings ask for: how many picks, of which mode, whose neighbours, how many stories are recent."""

    count: int = 6
    mode: Mode = "newest"
    scope: Scope | None = None
    recent: int = RECENT


@dataclass(frozen=True, slots=True)
class ReadingOn:
    """The stories to read after one story, and the section above its category."""

    story: Story
    related: tuple[Story, ...]
    neighbours: Neighbours
    picks: Picks
    section: Category | None


def wishes_from(settings: Mapping[str, Any]) -> Wishes:
    """Return ``SAME_CATEGORY_COUNT``, ``…_MODE``, ``…_RECENT`` and ``NEIGHBOURS_OF``, or our own choices.

    Raise ValueError with a sentence for editors if one of them is nothing that we know.
    """
    count = _number("SAME_CATEGORY_COUNT", settings.get("SAME_CATEGORY_COUNT", 6))
    mode: Mode = _one_of("SAME_CATEGORY_MODE", settings.get("SAME_CATEGORY_MODE", "newest"), MODES)
    scope = _one_of("NEIGHBOURS_OF", settings.get("NEIGHBOURS_OF") or "", ("", *SCOPES))
    return Wishes(
        count, mode, scope or None, _number("SAME_CATEGORY_RECENT", settings.get("SAME_CATEGORY_RECENT", RECENT))
    )


def _one_of(name: str, value: Any, known: tuple[str, ...]) -> Any:
    if value not in known:
        raise ValueError(say("setting/one-of", name=name, known=", ".join(map(repr, known)), value=repr(value)))
    return value


def _number(name: str, value: Any) -> Any:
    if isinstance(value, int) and value < 0:  # of another kind: the newsroom says so
        raise ValueError(say("setting/negative", name=name, value=value))
    return value


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
        picks = pick_same_category(index, story, wishes.count, wishes.mode, taken, rank, wishes.recent)
        yield ReadingOn(story, related.get(story.path, ()), neighbours, picks, index.section(story.category))
    for story in stories:
        if not is_listed(story, now):
            taken = frozenset(shown.get(story.path, ()))
            picks = pick_same_category(index, story, wishes.count, wishes.mode, taken, recent=wishes.recent)
            yield ReadingOn(story, related.get(story.path, ()), ALONE, picks, index.section(story.category))
