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
from bantin.desk.story_paths import ENDINGS
from bantin.front_matter.document import Document, parse_document
from bantin.front_matter.rows import REQUIRED
from bantin.newsroom.content_files import ContentFile, Stamp, Unreadable
from bantin.newsroom.content_names import walk
from bantin.vietnamese.folding import fold, same_name_key

Standing = Literal["draft", "review", "waiting", "public", "hidden", "broken"]
_REVIEW = {same_name_key(word) for word in ("chờ duyệt", "review")}
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
    """The stories of a desk, kept in memory by the stamps of their files."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, tuple[Stamp | None, Document]] = {}
        self._reading = threading.Lock()  # who comes while the stories are read waits, and reads none again

    def stories(self) -> list[Listed]:
        """Return all stories, the latest first; those without a date stand before all others."""
        paths = [path for path, is_link in walk(self._desk.root) if not is_link and path.lower().endswith(ENDINGS)]
        with self._reading:
            self._known = known = {path: self._read(path) for path in paths}
        now = self._desk.now
        found = [_listed(path, *known[path], now) for path in paths]
        return sorted(found, key=lambda it: (it.date is None, it.date or now, it.path), reverse=True)

    def _read(self, path: str) -> tuple[Stamp | None, Document]:
        file = ContentFile(self._desk.root, path)
        stamp, known = file.stamp(), self._known.get(path)
        if known and known[0] == stamp:
            return known
        kind: Literal["page", "story"] = "page" if self._is_page(path) else "story"
        try:
            data = file.read(self._desk.most)
        except Unreadable as error:
            document = Document(path)
            document.complain(0, "unreadable", error.message)
            return stamp, document
        return stamp, parse_document(data, path, self._desk.zone, REQUIRED[kind])

    def _is_page(self, path: str) -> bool:
        return any(path.startswith(f"{folder}/") for folder in self._desk.settings.get("PAGE_PATHS", ("pages",)))


def _listed(path: str, stamp: Stamp | None, document: Document, now: dt.datetime) -> Listed:
    values = document.values
    title = values.get("title") or PurePosixPath(path).stem
    authors = tuple(values.get("authors", ()))
    return Listed(
        path=path,
        title=title,
        standing=standing_of(document, now),
        date=values.get("date"),
        authors=authors,
        category=values.get("category", ""),
        tags=tuple(values.get("tags", ())),
        searched=fold(f"{title} {' '.join(authors)}"),
        changed=stamp[1] if stamp else 0,
    )


def is_for_review(document: Document) -> bool:
    """Say whether the header says that somebody else is to read the story first."""
    typed = next((it.value for it in document.fields if it.name == "status"), "")
    return same_name_key(typed) in _REVIEW


def standing_of(document: Document, now: dt.datetime) -> Standing:
    """Return how a story stands at the hour ``now``."""
    if document.refused:
        return "broken"
    if is_for_review(document):
        return "review"
    status, date = document.values.get("status", "published"), document.values.get("date")
    if status in ("draft", "hidden"):
        return "draft" if status == "draft" else "hidden"
    return "waiting" if date is not None and date > now else "public"


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
