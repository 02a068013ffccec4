"""From the bytes of a story to its whole row, in one go: header, body, findings, judgement; what workers do.

Everything here is a pure function of an order and of bytes: no hour, no other story, no build.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from bantin.archive.row import Header, Kind, Made, Row
from bantin.front_matter.conversion import Body
from bantin.front_matter.converters import MarkdownOptions, converter_for
from bantin.front_matter.document import Document, parse_document
from bantin.front_matter.due import changes
from bantin.front_matter.empty import empty_body
from bantin.front_matter.notes import NOTES
from bantin.front_matter.row_parts import digest_of_bytes, places_of, slug_of, text_digest
from bantin.front_matter.title_slug import slug_of_title
from bantin.front_matter.withdrawn import withdrawal_in, withdrawn_row
from bantin.newsroom.content_files import Unreadable
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.link import Link
from bantin.newsroom.message import say
from bantin.newsroom.photo import Photo
from bantin.newsroom.read_errors import fault_of
from bantin.newsroom.source_text import SourceText
from bantin.newsroom.story import Reference

# What rules find in a text by itself; None if that may depend on which other stories there are.
Judge = Callable[[SourceText], Iterable[Diagnostic] | None]

REQUIRED: dict[Kind, tuple[str, ...]] = {"page": ("title",), "story": ("title", "date", "category")}
_PLAIN = {each.name for each in fields(Header)} - {
    *("lead", "slug", "related", "authors", "tags", "status", "corrections", "updates", "withdrawn")
}


@dataclass(frozen=True, slots=True)
class RowOrder:
    """What a worker must know: Markdown's ``options``, the site's ``zone``, the folders of pages.

    ``typed`` is what somebody types before a path to name the file in a command. ``judges`` are functions of modules,
    shown each story: what rules find that look at one story alone.
    """

    options: MarkdownOptions
    zone: str
    page_folders: tuple[str, ...] = ("pages",)
    typed: str = ""
    judges: tuple[Judge, ...] = ()

    def kind_of(self, path: str) -> Kind:
        """Return what the file ``path`` is, by the folder in which it lies."""
        return "page" if any(path.startswith(f"{folder}/") for folder in self.page_folders) else "story"

    @property
    def words(self) -> str:
        """What stands for the order in keys; the name of a file is told with each file."""
        judges = [f"{judge.__module__}.{judge.__qualname__}" for judge in self.judges]
        return repr((self.options.words, self.zone, self.page_folders, judges))


def make_row(order: RowOrder, path: str, data: bytes) -> Made:
    """Return the row of the file ``path`` (NFC), whose bytes are ``data``, and its HTML.

    Nothing raises: what brings out a fault of the software is refused with a finding that says so.
    """
    try:
        return read_row(order, path, data, f"{order.typed}{path}")
    except Exception as error:  # one story must not keep the others from being read and judged
        kind = order.kind_of(path)
        return Made(Row(path, digest_of_bytes(data), kind, refused=True, findings=(fault_of(error, path),)))


def read_row(order: RowOrder, path: str, data: bytes, file: str) -> Made:
    """Return what :func:`make_row` does, and raise what a fault of the software raises.

    ``file`` is the name by which a command finds the file.
    """
    source, kind, zone = digest_of_bytes(data), order.kind_of(path), ZoneInfo(order.zone)
    document = parse_document(data, path, zone, REQUIRED[kind], file)
    gone = withdrawal_in(document, kind)
    if kind == "page":
        _tell_of_notes(document)
    body = converter_for(order.options).convert(*document.body_arguments)
    if gone is not None:
        return Made(withdrawn_row(source, kind, document, body, gone, zone))
    return _made(order, source, kind, document, body, zone)


def _tell_of_notes(document: Document) -> None:
    """Tell that readers of a page, which is mended where it is wrong, see neither corrections nor updates."""
    for key in NOTES:
        if document.values.get(key):
            line, column = document.place_of(key)
            document.complain(line, "note", say("front-matter/note.page"), "warning", column)


def unreadable_row(order: RowOrder, path: str, error: Unreadable) -> Row:
    """Return the row of a file that cannot be read; it has no digest, so that it is tried again by each build."""
    found = Diagnostic(path, 0, "front-matter/unreadable", error.message, "error", 0)
    slug, _ = slug_of_title("", PurePosixPath(path).stem)
    return Row(path, "", order.kind_of(path), refused=True, header=Header(slug=slug), findings=(found,))


def _made(order: RowOrder, source: str, kind: Kind, document: Document, body: Body, zone: dt.tzinfo) -> Made:
    findings = [*document.diagnostics, *body.diagnostics, *empty_body(document, body)]
    refused = document.refused or body.refused
    slug, warning = slug_of(document)
    if warning and not refused:
        line, column = document.place_of("title")
        findings.append(Diagnostic(document.path, line, "front-matter/address", warning, "warning", column))
    judged = _judge(order.judges, source_text(document, kind, body.html, body.photos, body.links))
    row = Row(
        path=document.path,
        source=source,
        kind=kind,
        refused=refused,
        header=_header(document, slug),
        opening=body.opening,
        body=digest_of_bytes(body.html.encode("utf-8", "surrogatepass")) if body.html else "",
        photos=body.photos,
        links=body.links,
        findings=tuple(findings),
        judged=judged or (),
        waits=judged is None,
        text=text_digest(document),
        old_addresses=document.old_addresses,
        places=tuple(places_of(document)),
        moments=() if body.refused else tuple(dict.fromkeys(due.moment for due in changes(document, zone))),
    )
    return Made(row, body.html)


def source_text(
    document: Document, kind: Kind, html: str, photos: tuple[Photo, ...], links: tuple[Link, ...]
) -> SourceText:
    """Return the file as it was typed, for those who judge the typing."""
    return SourceText(
        path=document.path,
        text=document.text,
        first_line=document.first_line,
        fields=tuple(document.fields),
        values=document.values,
        html=html,
        photos=photos,
        links=links,
        is_page=kind == "page",
    )


def _judge(judges: Iterable[Judge], text: SourceText) -> tuple[Diagnostic, ...] | None:
    """Return what ``judges`` find in ``text``; None if one of them must know the other stories."""
    found: list[Diagnostic] = []
    for judge in judges:
        try:
            told = judge(text)
            if told is None:
                return None
            found += told
        except Exception as error:
            found.append(fault_of(error, text.path))
    return tuple(found)


def _header(document: Document, slug: str) -> Header:
    values = document.values
    related = values.get("related", ())
    return Header(
        slug=slug,
        lead=values.get("summary", ""),
        status=values.get("status", "published"),
        authors=tuple(values.get("authors", ())),
        tags=tuple(tag.strip() for tag in values.get("tags", ())),
        corrections=values.get("correction", ()),
        updates=values.get("updates", ()),
        related=tuple(Reference(wanted, *document.place_of("related", wanted)) for wanted in related),
        **{name: value for name, value in values.items() if name in _PLAIN},
    )
