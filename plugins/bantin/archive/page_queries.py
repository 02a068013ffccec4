"""Questions about the pages of a list.

``number`` 0 is the newest page of a list, which stands at its own address; the others count from the oldest, so that
a full one keeps its content. ``per_page`` 0 means that the list has one page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bantin.archive.index import paths
from bantin.archive.look import Look
from bantin.archive.question import question
from bantin.archive.row import month_of_key


@dataclass(frozen=True, slots=True)
class PageSlice:
    """One page of a list: its stories, and the numbers of the pages beside it, None where there is none."""

    paths: tuple[str, ...]
    newer: int | None
    older: int | None


@question
@dataclass(frozen=True, slots=True)
class Page:
    """The stories of one page of a collection."""

    collection: str
    number: int
    per_page: int

    def answer(self, look: Look) -> PageSlice | None:
        """Return the page; None if the list has no such page."""
        keys = look.members(self.collection)
        numbered = numbered_pages(len(keys), self.per_page)
        if not 0 <= self.number <= numbered:
            return None
        held = paths(_held(keys, self.number, self.per_page))
        if not self.number:
            return PageSlice(held, None, numbered or None)
        return PageSlice(held, self.number + 1 if self.number < numbered else 0, self.number - 1 or None)


@question
@dataclass(frozen=True, slots=True)
class Pages:
    """How many numbered pages a collection has beside its newest one."""

    collection: str
    per_page: int

    def answer(self, look: Look) -> int:
        """Return the number."""
        return numbered_pages(len(look.members(self.collection)), self.per_page)


@dataclass(frozen=True, slots=True)
class MonthPlace:
    """A month of a list: how many stories are from it, and the number of the page on which the newest of them is."""

    year: int
    month: int
    count: int
    page: int


@question
@dataclass(frozen=True, slots=True)
class Months:
    """The months of a collection, by the stories' own clocks."""

    collection: str
    per_page: int = 0

    def answer(self, look: Look) -> tuple[MonthPlace, ...]:
        """Return them in the order in which the list comes to them."""
        keys, counts, first = look.members(self.collection), Counter[tuple[int, int]](), dict[tuple[int, int], int]()
        for rank, key in enumerate(keys):
            month = month_of_key(key)
            counts[month] += 1
            first.setdefault(month, rank)
        pages = {month: page_of(rank, len(keys), self.per_page) for month, rank in first.items()}
        return tuple(MonthPlace(*month, counts[month], page) for month, page in pages.items())


@question
@dataclass(frozen=True, slots=True)
class UpdatedAt:
    """When the words of a page of a list last changed, as their editors say."""

    collection: str
    number: int = 0
    per_page: int = 0

    def answer(self, look: Look) -> Any:
        """Return the moment; None for a page without stories."""
        found = map(look.card, paths(_held(look.members(self.collection), self.number, self.per_page)))
        return max((it.story.modified or it.story.date for it in found if it), default=None)


@question
@dataclass(frozen=True, slots=True)
class Part:
    """The stories of a collection in parts of ``size`` from the oldest on; a new story changes the last part."""

    collection: str
    number: int
    size: int

    def answer(self, look: Look) -> tuple[str, ...]:
        """Return the paths of part ``number``, from 1, newest first."""
        keys = look.members(self.collection)
        end = len(keys) - (self.number - 1) * self.size
        return paths(keys[max(end - self.size, 0) : max(end, 0)])


def numbered_pages(stories: int, per_page: int) -> int:
    """Return how many numbered pages a list of so many ``stories`` has; its newest holds what is left."""
    return max(stories // per_page - 1, 0) if per_page else 0


def page_of(rank: int, stories: int, per_page: int) -> int:
    """Return the number of the page that holds the story with that ``rank`` from 0, newest first."""
    numbered = numbered_pages(stories, per_page)
    on_newest = stories - numbered * per_page
    return 0 if rank < on_newest else numbered - (rank - on_newest) // per_page


def _held(keys: Sequence[bytes], number: int, per_page: int) -> Sequence[bytes]:
    if not number:
        return keys[: len(keys) - numbered_pages(len(keys), per_page) * per_page]
    return keys[max(len(keys) - number * per_page, 0) : max(len(keys) - (number - 1) * per_page, 0)]
