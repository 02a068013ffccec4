"""Choose the stories of the block "Tin cùng chuyên mục" under an article, in time that grows with the list alone."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from typing import Literal

from bantin.category_feeds.headings import Source, all_stories_link, picks_heading
from bantin.category_feeds.listing import listed, order_key, sections_of
from bantin.newsroom.story import Category, Story

Mode = Literal["newest", "older"]
MODES: tuple[Mode, ...] = ("newest", "older")


@dataclass(frozen=True, slots=True)
class Picks:
    """The stories of one block, where each came from, and the words around them.

    ``sources`` is parallel to ``stories``. ``total`` counts what the category's page lists; in mode ``older`` it is
    None, because a count would change old pages with every new story. A block without stories has no heading.
    """

    stories: tuple[Story, ...]
    sources: tuple[Source, ...]
    heading: str
    category: Category
    total: int | None
    link: str


class SameCategoryIndex:
    """The listed stories in order, and for each category and tag the ranks of its own, ascending."""

    def __init__(self, stories: Iterable[Story], categories: Iterable[Category] = (), *, now: dt.datetime) -> None:
        self.stories = listed(stories, now)
        self.categories = {category.slug: category for category in categories}
        self._by_category: dict[str, list[int]] = defaultdict(list)
        self._by_tag: dict[str, list[int]] = defaultdict(list)
        self._words: dict[tuple[tuple[Source, ...], str, int | None], tuple[str, str]] = {}
        for rank, story in enumerate(self.stories):
            for slug in sections_of(story):
                self._by_category[slug].append(rank)
            for tag in story.tags:
                self._by_tag[tag.slug].append(rank)

    def rank(self, story: Story) -> int:
        """Return the rank of ``story``, or the rank that it would have if it were listed."""
        return bisect_left(self.stories, order_key(story), key=order_key)

    def total(self, category: Category) -> int:
        """Return how many stories the page of ``category`` lists."""
        return len(self._by_category.get(category.slug, ()))

    def section(self, category: Category) -> Category | None:
        """Return the category above ``category``."""
        return self.categories.get(category.parent)

    def own(self, category: Category, start: int) -> Iterator[Story]:
        """Yield the stories that the page of ``category`` lists, from rank ``start`` on."""
        ranks = self._by_category.get(category.slug, [])
        for place in range(bisect_left(ranks, start) if start else 0, len(ranks)):
            yield self.stories[ranks[place]]

    def others(self, story: Story, start: int) -> Iterator[tuple[Source, Story]]:
        """Yield what tops up a block that its own category does not fill, best first; a story may come repeatedly."""
        for source, ranks in self._pools(story, start):
            for rank in ranks:
                yield source, self.stories[rank]

    def words(self, sources: tuple[Source, ...], category: Category, total: int | None) -> tuple[str, str]:
        """Return heading and link of a block; most blocks of a category have the same."""
        key = sources, category.slug, total
        if key not in self._words:
            self._words[key] = picks_heading(sources, self.section(category)), all_stories_link(category, total)
        return self._words[key]

    def _pools(self, story: Story, start: int) -> Iterator[tuple[Source, Iterable[int]]]:
        if self.section(story.category):
            yield "section", _from(self._by_category.get(story.category.parent, []), start)
        tagged = (self._by_tag.get(slug, []) for slug in dict.fromkeys(tag.slug for tag in story.tags))
        yield "tag", merge(*(_from(ranks, start) for ranks in tagged))
        yield "latest", range(start, len(self.stories))


def _from(ranks: list[int], start: int) -> Iterator[int]:
    """Yield the ranks not below ``start`` without copying the list."""
    return (ranks[place] for place in range(bisect_left(ranks, start), len(ranks)))


def pick_same_category(
    index: SameCategoryIndex,
    story: Story,
    count: int = 6,
    mode: Mode = "newest",
    exclude: Collection[str] = (),
    rank: int | None = None,
) -> Picks:
    """Return up to ``count`` stories to read after ``story``, none of them itself or a path in ``exclude``.

    Mode ``older`` takes only stories that come after it, nearest first, in the top-up as well: a new story never
    changes the block of an old one. ``rank`` spares the search for the place of ``story`` in the index.
    """
    taken = {story.path, *exclude}
    start = 0
    if mode == "older":
        start = index.rank(story) if rank is None else rank
    found: list[Story] = []
    for candidate in index.own(story.category, start):
        if len(found) >= count:
            break
        if candidate.path not in taken:
            found.append(candidate)
    sources: list[Source] = ["category"] * len(found)
    if len(found) < count:
        taken.update(one.path for one in found)
        for source, candidate in index.others(story, start):
            if candidate.path not in taken:
                taken.add(candidate.path)
                found.append(candidate)
                sources.append(source)
                if len(found) >= count:
                    break
    return _describe(index, story.category, tuple(found), tuple(sources), mode)


def _describe(
    index: SameCategoryIndex, category: Category, stories: tuple[Story, ...], sources: tuple[Source, ...], mode: Mode
) -> Picks:
    total = index.total(category) if mode == "newest" else None
    heading, link = index.words(sources, category, total)
    return Picks(stories, sources, heading, category, total, link)
