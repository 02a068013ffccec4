"""A story that was taken back: a row of which nothing can be shown but the word that it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from bantin.archive.row import Header, Kind, Row
from bantin.front_matter.conversion import Body
from bantin.front_matter.document import Document
from bantin.front_matter.due import changes
from bantin.front_matter.row_parts import places_of, slug_of, text_digest
from bantin.newsroom.message import say
from bantin.newsroom.story import Withdrawal


def withdrawal_in(document: Document, kind: Kind) -> Withdrawal | None:
    """Return the withdrawal that counts in ``document``, and tell of one that cannot: of a draft, of a page."""
    gone: Withdrawal | None = document.values.get("withdrawn")
    if gone is None:
        return None
    line, column = document.place_of("withdrawn")
    if kind == "page":
        document.complain(line, "withdrawal", say("front-matter/withdrawal.page", path=document.path), column=column)
    elif document.values.get("status") == "draft":
        document.complain(line, "withdrawal", say("front-matter/withdrawal.draft"), "warning", column)
    else:
        return gone
    return None


def withdrawn_row(source: str, kind: Kind, document: Document, body: Body, gone: Withdrawal, zone: dt.tzinfo) -> Row:
    """Return the row of a story that was taken back; what its ``body`` says is known to nobody from here on.

    Mistakes in it are not told of either: nobody will read it. Its files go on being its own in the content folder.
    """
    values = document.values
    slug, _ = slug_of(document)
    withdrawn = replace(
        gone, tags=values.get("tags", ()), authors=values.get("authors", ()), files=tuple(_files(document, body))
    )
    header = Header(
        title=values.get("title", ""),
        date=values.get("date"),
        status="hidden",
        slug=slug,
        category=values.get("category", ""),
        lang=values.get("lang", ""),
        withdrawn=withdrawn,
    )
    return Row(
        path=document.path,
        source=source,
        kind=kind,
        refused=document.refused,
        header=header,
        findings=tuple(document.diagnostics),
        text=text_digest(document),
        old_addresses=document.old_addresses,
        places=tuple(place for place in places_of(document) if place.key in _KEPT),
        moments=tuple(dict.fromkeys(due.moment for due in changes(document, zone))),
    )


_KEPT = ("title", "date", "category", "slug", "status", "lang", "withdrawn")


def _files(document: Document, body: Body) -> Iterator[str]:
    yield from (photo.source for photo in body.photos)
    yield from (link.target for link in body.links)
    if image := document.values.get("image"):
        yield image
