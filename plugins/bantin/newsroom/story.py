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
class Story:
    """One article, as lists, feeds and metadata need it.

    ``path`` is relative to the content folder (POSIX, NFC) and breaks ties between equal dates; ``url`` is relative
    to the site root; ``feed_id`` is what feeds call it, empty if they make that of date and address; ``body`` is the
    finished HTML, all other words are plain text; dates are zone-aware. A preview shows an ``awaited`` story before
    its hour.
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
    correction: str = ""
    related: tuple[Reference, ...] = ()
    featured: bool = False
    expires: dt.date | None = None
    awaited: bool = False
    feed_id: str = ""
