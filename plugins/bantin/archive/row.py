"""A row: all that a story's bytes say, made once; nothing in it depends on the hour, on settings or other stories."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.link import Link
from bantin.newsroom.photo import Photo
from bantin.newsroom.places import START, Place
from bantin.newsroom.story import Note, Reference, Status, Withdrawal

Kind = Literal["story", "page"]


@dataclass(frozen=True, slots=True)
class Header:
    """The header as typed values: names of people, tags and the category as the editor spelt them.

    ``slug`` is the last word of the address that the story asks for, or that its title makes; ``lead`` is what the
    editor wrote as summary; ``lang`` is empty for the site's own. Of a story that was ``withdrawn`` nothing else is
    kept but title, date, category and what makes its address.
    """

    title: str = ""
    date: dt.datetime | None = None
    modified: dt.datetime | None = None
    expires: dt.date | None = None
    status: Status = "published"
    slug: str = ""
    category: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lead: str = ""
    lang: str = ""
    place: str = ""
    source: str = ""
    corrections: tuple[Note, ...] = ()
    updates: tuple[Note, ...] = ()
    withdrawn: Withdrawal | None = None
    related: tuple[Reference, ...] = ()
    featured: bool = False
    image: str = ""
    image_caption: str = ""
    image_alt: str = ""
    image_credit: str = ""


@dataclass(frozen=True, slots=True)
class HeaderPlace:
    """Where an item of the value of a header key stands in the file."""

    key: str
    item: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """One source file; ``path`` is relative to the content folder (POSIX, NFC), ``source`` a digest of its bytes.

    One that is ``refused`` holds what could be read of it. ``opening`` is the first paragraph as plain text, ``body``
    a digest of the HTML, empty if there is none; the HTML travels beside the row. ``findings`` are what reading
    found, ``judged`` what rules about one story found, told only where the story is shown; one that ``waits`` can be
    judged only once all stories are known. ``text`` is a digest of the body as typed; ``old_addresses`` are where the
    story stood before, as its header tells.
    ``moments`` are when the public site changes by itself because of this file, past ones too.
    """

    path: str
    source: str
    kind: Kind = "story"
    refused: bool = False
    header: Header = field(default_factory=Header)
    opening: str = ""
    body: str = ""
    photos: tuple[Photo, ...] = ()
    links: tuple[Link, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    judged: tuple[Diagnostic, ...] = ()
    waits: bool = False
    text: str = ""
    old_addresses: tuple[Reference, ...] = ()
    places: tuple[HeaderPlace, ...] = ()
    moments: tuple[dt.datetime, ...] = ()

    def place_of(self, *keys: str) -> Place:
        """Return where the value of the first of the header ``keys`` that is there stands in the file."""
        told = {place.key: Place(place.line, place.column) for place in reversed(self.places)}
        return next((told[key] for key in keys if key in told), START)


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker sends back: a row, and the HTML of its body with photo slots."""

    row: Row
    html: str = ""
