"""All stories of the site as the start screen lists them; each file is read again only when it has changed."""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal
from zoneinfo import ZoneInfo

from bantin.desk.desk import Desk
from bantin.desk.facts import Facts, facts_of
from bantin.desk.story_paths import ENDINGS
from bantin.newsroom.content_files import ContentFile, Stamp
from bantin.newsroom.content_names import walk
from bantin.vietnamese.folding import fold

Standing = Literal["draft", "review", "waiting", "public", "hidden", "withdrawn", "broken"]
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")


@dataclass(frozen=True, slots=True)
class Listed:
    """A story as lists show it; ``searched`` is its title and authors without marks."""

    path: str
    title: str
    standing: Standing
    date: dt.datetime | None
    authors: tuple[str, ...]
    category: str
    tags: tuple[str, ...]
    searched: str
    changed: int


class Listing:
    """The stories of a desk, kept in memory by the stamps of their files, and from one day to the next in a cache."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, tuple[Stamp | None, Facts]] = {}
        self._reading = threading.Lock()  # who comes while the stories are read waits, and reads none again

    def stories(self) -> list[Listed]:
        """Return all stories, the latest first; those without a date stand before all others."""
        paths = [path for path, is_link in walk(self._desk.root) if not is_link and path.lower().endswith(ENDINGS)]
        with self._reading:
            stamps = {path: ContentFile(self._desk.root, path).stamp() for path in paths}
            same = {path: it for path, it in self._known.items() if path in stamps and stamps[path] == it[0]}
            unread = {path: stamp for path, stamp in stamps.items() if path not in same}
            read = {path: (stamps[path], facts) for path, facts in facts_of(self._desk, unread).items()}
            self._known = known = {**same, **read}
        now = self._desk.now
        found = [_listed(path, *known[path], now) for path in paths]
        return sorted(found, key=lambda it: (it.date is None, it.date or now, it.path), reverse=True)


def _listed(path: str, stamp: Stamp | None, facts: Facts, now: dt.datetime) -> Listed:
    title = facts.title or PurePosixPath(path).stem
    return Listed(
        path=path,
        title=title,
        standing=standing_of(facts, now),
        date=facts.date,
        authors=facts.authors,
        category=facts.category,
        tags=facts.tags,
        searched=fold(f"{title} {' '.join(facts.authors)}"),
        changed=stamp[1] if stamp else 0,
    )


def standing_of(facts: Facts, now: dt.datetime) -> Standing:
    """Return how a story stands at the hour ``now``."""
    if facts.status != "published":
        return facts.status
    return "waiting" if facts.date is not None and facts.date > now else "public"


def found_in(stories: Iterable[Listed], query: str, zone: ZoneInfo) -> list[Listed]:
    """Return the ``stories`` whose title or authors hold each word of ``query``, or that are of the day it names."""
    day = _DAY.fullmatch(query.strip())
    if day:
        wanted = int(day[1]), int(day[2]), int(day[3]) if day[3] else None
        return [it for it in stories if it.date and _is_of(it.date.astimezone(zone), wanted)]
    words = fold(query).split()
    return [it for it in stories if all(word in it.searched for word in words)]


def _is_of(date: dt.datetime, wanted: tuple[int, int, int | None]) -> bool:
    day, month, year = wanted
    return (date.day, date.month) == (day, month) and year in (None, date.year)


def known_names(stories: Iterable[Listed]) -> dict[str, list[str]]:
    """Return the authors and tags of ``stories``, those used most first."""
    authors: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    for it in stories:
        authors.update(it.authors)
        tags.update(it.tags)
    return {
        "authors": [name for name, _ in authors.most_common(200)],
        "tags": [name for name, _ in tags.most_common(400)],
    }
