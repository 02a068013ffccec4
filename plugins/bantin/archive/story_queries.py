"""Questions about one story: its card, itself, its body, and what may be read after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Literal

from bantin.archive.collections import SITE, category, section, tag
from bantin.archive.filing import Filed
from bantin.archive.look import Look
from bantin.archive.question import question
from bantin.archive.row import path_of_key
from bantin.newsroom.content_names import Names, NotOne
from bantin.newsroom.story import Story

Source = Literal["category", "section", "tag", "latest"]


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """What lists show of a story, and what stands for it."""

    story: Story
    image: tuple[str, str, str, str]
    digest: str


@question
@dataclass(frozen=True, slots=True)
class Card:
    """What lists show of the story ``path``."""

    path: str

    def answer(self, look: Look) -> CardAnswer | None:
        """Return its card; None if there is no such story."""
        filed = look.card(self.path)
        return CardAnswer(filed.card, filed.image, filed.card_digest) if filed else None


@question
@dataclass(frozen=True, slots=True)
class Whole:
    """All that the own page of the story ``path`` shows but its body."""

    path: str

    def answer(self, look: Look) -> Filed | None:
        """Return the story; None if there is none."""
        return look.story(self.path)


@question
@dataclass(frozen=True, slots=True)
class Body:
    """The body of the story ``path``."""

    path: str

    def answer(self, look: Look) -> str:
        """Return the digest under which its HTML is kept; empty if there is none."""
        return look.body(self.path)


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


@question
@dataclass(frozen=True, slots=True)
class Related:
    """The stories that the ``Related`` line of the story ``path`` leads readers to."""

    path: str

    def answer(self, look: Look) -> tuple[str, ...]:
        """Return the paths of those that may stand there; what is wrong with the others is a finding's matter."""
        filed = look.story(self.path)
        if filed is None:
            return ()
        found = (only_one(look, each.wanted, self.path) for each in filed.story.related)
        return tuple(dict.fromkeys(path for path in found if path and _may_lead(look, filed.story, path)))


def only_one(look: Look, wanted: str, path: str) -> str:
    """Return the path of the one story that ``wanted`` means in the file ``path``; empty for none, or several."""
    wanted = wanted.removeprefix("./").removeprefix("content/")
    found: Iterable[str] = look.called(wanted)
    if not found:
        found = _forgivingly(look, wanted, path)
    paths = set(found)
    return paths.pop() if len(paths) == 1 else ""


def _forgivingly(look: Look, wanted: str, path: str) -> Iterator[str]:
    try:
        found = Names(sorted(look.names())).find(wanted, path)
        names: Sequence[str] = [found.path] if found else []
    except NotOne as error:
        names = error.names
    for name in names:
        yield from look.called(name)


def _may_lead(look: Look, story: Story, path: str) -> bool:
    """Say whether readers of ``story`` can open ``path`` when it is published itself; a draft may name anything."""
    other = look.card(path)
    if other is None or path == story.path or other.expired:
        return False
    if story.status == "draft":
        return True
    waits = other.waits and other.story.date > story.date
    return other.story.status == "published" and not waits
