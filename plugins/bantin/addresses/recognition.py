"""Which story of today is which of the ledger: by its file, else by its slug, title and date, or body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Literal, TypeVar

from bantin.addresses.ledger_row import FORGOTTEN, name_of
from bantin.addresses.stories import Record, StoryNow, tail_of

Sign = Literal["slug", "title", "body"]
_T = TypeVar("_T")
_NOTHING = ("", ("", ""))


class Recognition:
    """Who is who: ``known`` pairs paths of today with records, the one that names the story first.

    ``moved`` holds, by path, the sign by which a story was known again and where its file lay before; ``lost`` are
    records whose story is not there. Of two files that claim one record one has it; the other is a new story.
    """

    def __init__(self, records: Mapping[str, Record], stories: Mapping[str, StoryNow]) -> None:
        self.known: dict[str, list[Record]] = {}
        self.moved: dict[str, tuple[Sign, str]] = {}
        self.lost: dict[str, Record] = {}
        self._stories = stories
        named = {path for record in records.values() for path in record.paths}
        self._spelt = _only_once((name_of(path), it) for path, it in stories.items() if path not in named)
        self._asked = Counter(story.slug for story in stories.values() if story.slug)
        self._homes: dict[tuple[str, str, str], set[str]] = {}  # files, by what they held
        for row in (row for record in records.values() for row in record.rows):
            self._homes.setdefault((row.title, row.date, row.body), set()).add(row.story)
        for record in records.values():
            self._by_file(record)
        for path in [path for path, found in self.known.items() if len(found) > 1]:
            self._settle_claims(path)
        if self.lost:
            self._by_sign("slug", _slug_of_story, _slugs_of_record)
            self._by_sign(
                "title", lambda it: (it.title, it.date), lambda it: {(row.title, row.date) for row in it.rows}
            )
            self._by_sign("body", lambda it: it.body, lambda it: {row.body for row in it.rows})

    def _by_file(self, record: Record) -> None:
        first = record.rows[0]
        story = self._stories.get(first.story)
        if len(record.rows) == 1 and story and story.is_public and first.body == story.body:
            self.known.setdefault(story.path, []).append(record)
            return
        found = (self._stories.get(path) or self._spelt.get(name_of(path)) for path in record.paths)
        there = [story for story in found if story]
        fitting = [it for it in there if it.state == "refused" or self._may_be(it, record)]
        if not fitting:
            self.lost[record.id] = record
            return
        best = min(fitting, key=lambda it: (not record.has_slug(it), not record.is_like(it), it.path))
        self.known.setdefault(best.path, []).append(record)

    def _may_be(self, story: StoryNow, record: Record) -> bool:
        """Say whether the file of ``record`` still holds its story; one given up may come back with its hour.

        It does not if it is nothing like that one, and just what another file held: files exchange their names. A
        slug tells nothing where two stories ask for it, as a text and its translation may.
        """
        there = story.is_public or (story.state == "awaited" and record.word == FORGOTTEN)
        if not there or record.is_another(story):
            return False
        homes = self._homes.get((story.title, story.date, story.body))
        return not homes or story.path in homes or record.is_like(story) or self._has_slug(record, story)

    def _has_slug(self, record: Record, story: StoryNow) -> bool:
        """Say whether ``story`` alone asks for a word under which the one of ``record`` was published."""
        return self._asked[story.slug] == 1 and record.has_slug(story)

    def _settle_claims(self, path: str) -> None:
        """Let the record that is surely the story at ``path`` name it; one that was forgotten is another story."""
        story = self._stories[path]
        first, *others = sorted(
            self.known[path],
            key=lambda it: (it.word == FORGOTTEN, not it.has_slug(story), not it.is_like(story), it.day, it.id),
        )
        self.known[path] = [first, *(it for it in others if it.word != FORGOTTEN)]
        self.lost |= {it.id: it for it in others if it.word == FORGOTTEN}

    def _by_sign(
        self, sign: Sign, of_story: Callable[[StoryNow], Hashable], of_record: Callable[[Record], set[Hashable]]
    ) -> None:
        """Pair records whose file is gone with stories that no record knows, where a sign means one of each."""
        free = [it for it in self._stories.values() if it.is_public and it.path not in self.known]
        wanted = _only_once((of_story(it), it) for it in free)
        looked_for = _only_once(
            (key, it) for it in self.lost.values() if it.word != FORGOTTEN for key in of_record(it)
        )
        for key, record in looked_for.items():
            story = wanted.get(key)
            if story and story.path not in self.known and record.id in self.lost:
                self.known[story.path] = [record]
                self.moved[story.path] = sign, record.current.story
                del self.lost[record.id]


def _only_once(pairs: Iterable[tuple[Hashable, _T]]) -> dict[Hashable, _T]:
    """Return the pairs whose key is not empty and is there once."""
    pairs = [(key, value) for key, value in pairs if key not in _NOTHING]
    often = Counter(key for key, _ in pairs)
    return {key: value for key, value in pairs if often[key] == 1}


def _slug_of_story(story: StoryNow) -> Hashable:
    return story.slug


def _slugs_of_record(record: Record) -> set[Hashable]:
    return {tail_of(row.address) for row in record.rows}
