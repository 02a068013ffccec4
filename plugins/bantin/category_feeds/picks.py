"""Choose the stories of the block "Tin cùng chuyên mục" under an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from bantin.category_feeds.candidates import SameCategoryIndex, around, down
from bantin.category_feeds.headings import Source
from bantin.newsroom.story import Category, Story

Mode = Literal["newest", "older", "recent"]
MODES: tuple[Mode, ...] = ("newest", "older", "recent")


@dataclass(frozen=True, slots=True)
class Picks:
    """The stories of one block, where each came from, and the words around them.

    ``sources`` is parallel to ``stories``. ``total`` counts what the category's page lists; it is None unless the
    block shows the newest, because a count would change old pages with every new story. A block without stories has
    no heading.
    """

    stories: tuple[Story, ...]
    sources: tuple[Source, ...]
    heading: str
    category: Category
    total: int | None
    link: str


def pick_same_category(
    index: SameCategoryIndex,
    story: Story,
    count: int,
    mode: Mode,
    recent: int,
    exclude: Collection[str] = (),
    rank: int | None = None,
) -> Picks:
    """Return up to ``count`` stories to read after ``story``, none of them itself or a path in ``exclude``.

    Mode ``older`` takes only stories that come after it, nearest first, in the top-up as well: a new story never
    changes the block of an old one. Mode ``recent`` shows the newest under the ``recent`` newest of the category's
    page, and under each older one what stood around it when it left them: the older, and where they end, the newer.
    ``rank`` spares the search for the place of ``story`` in the index.
    """
    here = index.rank(story) if rank is None else rank
    shows_newest = mode == "newest" or (mode == "recent" and bisect_left(index.own(story.category), here) < recent)
    candidates = around(index, story, here, shows_newest, recent)
    if mode != "recent":
        candidates = down(index, story, 0 if shows_newest else here)
    taken, found, sources = {story.path, *exclude}, list[Story](), list[Source]()
    for source, ranked in candidates:
        if len(found) >= count:
            break
        candidate = index.stories[ranked]
        if candidate.path not in taken:
            taken.add(candidate.path)
            found.append(candidate)
            sources.append(source)
    return _describe(index, story.category, tuple(found), tuple(sources), shows_newest)


def _describe(
    index: SameCategoryIndex,
    category: Category,
    stories: tuple[Story, ...],
    sources: tuple[Source, ...],
    shows_newest: bool,
) -> Picks:
    total = index.total(category) if shows_newest else None
    heading, link = index.words(sources, category, total)
    return Picks(stories, sources, heading, category, total, link)
