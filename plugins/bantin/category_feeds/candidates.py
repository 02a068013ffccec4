"""Which stories a block "Tin cùng chuyên mục" may hold, best first, in time that grows with the list alone."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import chain

from bantin.category_feeds.headings import Source, all_stories_link, picks_heading
from bantin.category_feeds.listing import listed, order_key, sections_of
from bantin.newsroom.story import Category, Story


class SameCategoryIndex:
    """The listed stories in order, and for each category and tag the ranks of its own, ascending.

    ``totals`` count what the pages of categories list where ``stories`` are not all there are.
    """

    def __init__(
        self,
        stories: Iterable[Story],
        categories: Iterable[Category] = (),
        *,
        now: dt.datetime,
        totals: Mapping[str, int] | None = None,
    ) -> None:
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
        self._totals = totals or {slug: len(ranks) for slug, ranks in self._by_category.items()}

    def rank(self, story: Story) -> int:
        """Return the rank of ``story``, or the rank that it would have if it were listed."""
        return bisect_left(self.stories, order_key(story), key=order_key)

    def total(self, category: Category) -> int:
        """Return how many stories the page of ``category`` lists."""
        return self._totals.get(category.slug, 0)

    def section(self, category: Category) -> Category | None:
        """Return the category above ``category``."""
        return self.categories.get(category.parent)

    def own(self, category: Category) -> Sequence[int]:
        """Return the ranks of the stories that the page of ``category`` lists."""
        return self._by_category.get(category.slug, ())

    def others(self, story: Story, start: int) -> Iterator[tuple[Source, int]]:
        """Yield the ranks of what tops up a block that its own category does not fill, best first; some twice."""
        for source, ranks in self._pools(story, start):
            for rank in ranks:
                yield source, rank

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


def down(index: SameCategoryIndex, story: Story, start: int) -> Iterator[tuple[Source, int]]:
    """Yield ranks from ``start`` on, best first: of the category, then of what tops it up."""
    for rank in _from(index.own(story.category), start):
        yield "category", rank
    yield from index.others(story, start)


def around(
    index: SameCategoryIndex, story: Story, here: int, shows_newest: bool, recent: int
) -> Iterator[tuple[Source, int]]:
    """Yield ranks for mode ``recent``, best first; what tops up the category stands before what is newer.

    Under an old story nothing counts that is newer than the ``recent`` stories next to it: it had left the newest by
    then, and its page stays. Nor does a story elsewhere change a block that older ones fill.
    """
    own = index.own(story.category)
    place = bisect_left(own, here)
    since = own[max(place - recent, 0) : place]
    for rank in own if shows_newest else chain(_from(own, here), reversed(since)):
        yield "category", rank
    yield from index.others(story, here)
    first = 0 if shows_newest else since[0] if since else here
    for rank in reversed(range(first, here)):
        yield "latest", rank


def _from(ranks: Sequence[int], start: int) -> Iterator[int]:
    """Yield the ranks not below ``start`` without copying the list."""
    return (ranks[place] for place in range(bisect_left(ranks, start), len(ranks)))
