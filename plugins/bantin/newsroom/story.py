"""A story and the names it is filed under, as plain frozen values that every plugin can read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from bantin.newsroom.photo import Photo

Status = Literal["published", "draft", "hidden"]


@dataclass(frozen=True, slots=True)
class Name:
    """An author or a tag: the name as shown, and its page's address relative to the site root."""

    name: str
    slug: str
    url: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Category:
    """A section of the bulletin; ``parent`` is the slug of the section above it, or empty."""

    name: str
    slug: str
    url: str
    description: str = ""
    parent: str = ""
    order: int = 0

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Reference:
    """A story as an editor names it: its path or the last word of its address, and where that stands."""

    wanted: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """What an editor tells readers of a story that is out: put right, or added; ``text`` is plain.

    ``moment`` orders notes and moves what feeds call "updated"; None where no day was given. It was ``timed`` if the
    editor gave an hour, else the day alone is shown.
    """

    text: str
    moment: dt.datetime | None = None
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A story taken back: when, and the ``reason`` that readers are told; ``titled`` as its editor chose, if so.

    ``tags`` and ``authors`` are the lists that held it, whose feeds tell of it; ``files`` lie in the content folder
    for it. No page shows any of them.
    """

    moment: dt.datetime
    reason: str
    timed: bool = False
    titled: bool | None = None
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One article, as lists, feeds and metadata need it.

    ``path`` is relative to the content folder (POSIX, NFC) and breaks ties between equal dates; ``url`` is relative
    to the site root; ``feed_id`` is what feeds call it, empty if they make that of date and address; ``body`` is the
    finished HTML, all other words are plain text; dates are zone-aware; notes come newest first. A preview shows an
    ``awaited`` story before its hour. One that was ``withdrawn`` is hidden, and nothing is left of it but title, date
    and category.
    """

    path: str
    url: str
    title: str
    date: dt.datetime
    category: Category
    summary: str = ""
    body: str = ""
    authors: tuple[Name, ...] = ()
    tags: tuple[Name, ...] = ()
    photos: tuple[Photo, ...] = ()
    modified: dt.datetime | None = None
    status: Status = "published"
    lang: str = "vi"
    place: str = ""
    source: str = ""
    corrections: tuple[Note, ...] = ()
    updates: tuple[Note, ...] = ()
    withdrawn: Withdrawal | None = None
    related: tuple[Reference, ...] = ()
    featured: bool = False
    expires: dt.date | None = None
    awaited: bool = False
    feed_id: str = ""


@dataclass(frozen=True, slots=True)
class Extras:
    """What few stories have, by the names of :class:`Story`; one that is None has it not."""

    photos: tuple[Photo, ...] | None = None
    modified: dt.datetime | None = None
    place: str | None = None
    source: str | None = None
    corrections: tuple[Note, ...] | None = None
    updates: tuple[Note, ...] | None = None
    withdrawn: Withdrawal | None = None
    related: tuple[Reference, ...] | None = None
    featured: bool | None = None
    expires: dt.date | None = None
    feed_id: str | None = None


EXTRAS = tuple(Extras.__dataclass_fields__)
