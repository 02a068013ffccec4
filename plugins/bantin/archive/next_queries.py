"""Questions about what may be read after a story: its neighbours in time, and the block of its category."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Literal

from bantin.archive.collections import SITE, category, section, tag
from bantin.archive.look import Look
from bantin.archive.question import question
from bantin.archive.row import path_of_key
from bantin.newsroom.story import Story

Source = Literal["category", "section", "tag", "latest"]


@question
@dataclass(frozen=True, slots=True)
class Beside:
    """The next newer and older stories of the story's own category, or of the site; those ``passed`` do not count."""

    path: str
    scope: Literal["category", "site"] = "category"
    passed: tuple[str, ...] = ()

    def answer(self, look: Look) -> tuple[str | None, str | None]:
        """Return their paths, None where there is none; a story that lists do not show has no neighbours."""
        filed = look.card(self.path)
        if filed is None or not filed.lists:
            return None, None
        keys = look.members(category(filed.story.category.slug) if self.scope == "category" else SITE)
        place = bisect_left(keys, filed.place)
        return self._first(keys, range(place - 1, -1, -1)), self._first(keys, range(place + 1, len(keys)))

    def _first(self, keys: Sequence[bytes], places: range) -> str | None:
        found = (path_of_key(keys[place]) for place in places)
        return next((path for path in found if path not in self.passed), None)


@dataclass(frozen=True, slots=True)
class Picked:
    """The stories of a block and where each came from; ``total`` counts what the page of the category lists.

    In mode ``older`` it is None: a count would change old pages with every new story.
    """

    paths: tuple[str, ...]
    sources: tuple[Source, ...]
    total: int | None


@question
@dataclass(frozen=True, slots=True)
class SameCategory:
    """The block "Tin cùng chuyên mục" under the story ``path``, without those ``passed``.

    Mode ``older`` takes only what stands after the story, nearest first, in the top-up too.
    """

    path: str
    count: int = 6
    mode: Literal["newest", "older"] = "newest"
    passed: tuple[str, ...] = ()

    def answer(self, look: Look) -> Picked | None:
        """Return the block, which may be empty; None if there is no such story."""
        filed = look.card(self.path)
        if filed is None:
            return None
        taken, found, sources = {self.path, *self.passed}, list[str](), list[Source]()
        start = filed.place if self.mode == "older" else b""
        for source, path in self._candidates(look, filed.story, start):
            if len(found) >= self.count:
                break
            if path not in taken:
                taken.add(path)
                found.append(path)
                sources.append(source)
        total = len(look.members(section(filed.story.category.slug))) if self.mode == "newest" else None
        return Picked(tuple(found), tuple(sources), total)

    @staticmethod
    def _candidates(look: Look, story: Story, start: bytes) -> Iterator[tuple[Source, str]]:
        """Yield the best first; what is not reached is not looked at."""
        for source, keys in _pools(look, story, start):
            for key in keys:
                yield source, path_of_key(key)


def _pools(look: Look, story: Story, start: bytes) -> Iterator[tuple[Source, Iterable[bytes]]]:
    yield "category", _from(look.members(section(story.category.slug)), start)
    if story.category.parent:
        yield "section", _from(look.members(section(story.category.parent)), start)
    slugs = dict.fromkeys(each.slug for each in story.tags)
    yield "tag", merge(*(_from(look.members(tag(slug)), start) for slug in slugs))
    yield "latest", _from(look.members(SITE), start)


def _from(keys: Sequence[bytes], start: bytes) -> Iterator[bytes]:
    return (keys[place] for place in range(bisect_left(keys, start) if start else 0, len(keys)))
