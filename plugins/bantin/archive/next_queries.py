"""Questions about what may be read after a story: its neighbours in time, and the block of its category."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain
from typing import Literal

from bantin.archive.collections import SITE, category, section, tag
from bantin.archive.filing import Filed
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

    It is None unless the block shows the newest: a count would change old pages with every new story.
    """

    paths: tuple[str, ...]
    sources: tuple[Source, ...]
    total: int | None


@question
@dataclass(frozen=True, slots=True)
class SameCategory:
    """The block "Tin cùng chuyên mục" under the story ``path``, without those ``passed``.

    Mode ``older`` takes only what stands after the story, nearest first, in the top-up too. Mode ``recent`` shows the
    newest under the ``recent`` newest of the category's page, and under each older one what stood around it when it
    left them: what stands after it, and where that ends, what stands before.
    """

    path: str
    count: int
    mode: Literal["newest", "older", "recent"]
    recent: int
    passed: tuple[str, ...] = ()

    def answer(self, look: Look) -> Picked | None:
        """Return the block, which may be empty; None if there is no such story."""
        filed = look.card(self.path)
        if filed is None:
            return None
        own = look.members(section(filed.story.category.slug))
        shows_newest = self.mode == "newest" or (
            self.mode == "recent" and bisect_left(own, filed.place) < self.recent
        )
        candidates = _around(look, filed, shows_newest, self.recent)
        if self.mode != "recent":
            candidates = _down(look, filed.story, b"" if shows_newest else filed.place)
        taken, found, sources = {self.path, *self.passed}, list[str](), list[Source]()
        for source, key in candidates:
            path = path_of_key(key)
            if len(found) >= self.count:
                break
            if path not in taken:
                taken.add(path)
                found.append(path)
                sources.append(source)
        return Picked(tuple(found), tuple(sources), len(own) if shows_newest else None)


Candidates = Iterator[tuple[Source, bytes]]


def _down(look: Look, story: Story, start: bytes) -> Candidates:
    """Yield keys from ``start`` on, best first; what is not reached is not looked at."""
    for key in _from(look.members(section(story.category.slug)), start):
        yield "category", key
    yield from _others(look, story, start)


def _around(look: Look, filed: Filed, shows_newest: bool, recent: int) -> Candidates:
    """Yield keys for mode ``recent``; under an old story none that is newer than the ``recent`` next to it.

    What tops up the category stands before what is newer, so that a full block changes with its own category alone.
    """
    own = look.members(section(filed.story.category.slug))
    place = bisect_left(own, filed.place)
    since = own[max(place - recent, 0) : place]
    for key in own if shows_newest else chain(_from(own, filed.place), reversed(since)):
        yield "category", key
    yield from _others(look, filed.story, filed.place)
    site = look.members(SITE)
    first = 0 if shows_newest else bisect_left(site, since[0] if since else filed.place)
    for rank in reversed(range(first, bisect_left(site, filed.place))):
        yield "latest", site[rank]


def _others(look: Look, story: Story, start: bytes) -> Candidates:
    """Yield what tops up a block that its own category does not fill, best first; some twice."""
    for source, keys in _pools(look, story, start):
        for key in keys:
            yield source, key


def _pools(look: Look, story: Story, start: bytes) -> Iterator[tuple[Source, Iterable[bytes]]]:
    if story.category.parent:
        yield "section", _from(look.members(section(story.category.parent)), start)
    slugs = dict.fromkeys(each.slug for each in story.tags)
    yield "tag", merge(*(_from(look.members(tag(slug)), start) for slug in slugs))
    yield "latest", _from(look.members(SITE), start)


def _from(keys: Sequence[bytes], start: bytes) -> Iterator[bytes]:
    return (keys[place] for place in range(bisect_left(keys, start) if start else 0, len(keys)))
