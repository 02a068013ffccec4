"""The index of the search page: titles, days, categories, short summaries, in files by year that settle with time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from bantin.newsroom.story import Story
from bantin.search.summary import shorten

FOLDER = "tim-kiem"
_MOST = 400  # stories in one file, about 45 KB on the line
_HASH_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the index; ``text`` is JSON."""

    path: str
    text: str

    @property
    def address(self) -> str:
        """Return the address, which changes with the content; the file keeps its place, so that none is ever gone."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()[:_HASH_LENGTH]
        return f"{self.path}?v={digest}"


@dataclass(frozen=True, slots=True)
class Year:
    """The stories of a year: how many, and their files, the newest first."""

    number: int
    count: int
    parts: tuple[Part, ...]

    @property
    def addresses(self) -> str:
        """Return the addresses of the files relative to the site root, for an attribute."""
        return " ".join(part.address for part in self.parts)


def index_years(stories: Iterable[Story]) -> tuple[Year, ...]:
    """Return the index of ``stories`` by year, newest first."""
    ordered = sorted(stories, key=lambda story: (story.date, story.path))
    years = [_year(number, list(group)) for number, group in groupby(ordered, key=lambda story: story.date.year)]
    return tuple(reversed(years))


def _year(number: int, stories: Sequence[Story]) -> Year:
    """Cut from the oldest on, so that a new story changes the last file only."""
    groups = [stories[start : start + _MOST] for start in range(0, len(stories), _MOST)]
    parts = [Part(f"{FOLDER}/{number}-{place}.json", _write(group)) for place, group in enumerate(groups, 1)]
    return Year(number, len(stories), tuple(reversed(parts)))


def _write(stories: Sequence[Story]) -> str:
    """Return the stories, newest first, each as title, address, day, place of its category, summary."""
    categories = sorted({story.category.name for story in stories})
    rows = [
        [
            story.title,
            story.url,
            story.date.date().isoformat(),
            categories.index(story.category.name),
            _summary(story),
        ]
        for story in reversed(stories)
    ]
    return json.dumps({"categories": categories, "stories": rows}, ensure_ascii=False, separators=(",", ":"))


def _summary(story: Story) -> str:
    return shorten(story.summary)
