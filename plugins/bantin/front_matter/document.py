"""A story file as typed values: what its header says, its body, and everything that is wrong with them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bantin.front_matter.decoding import RemovedCharacter, Undecodable, decode_story, place_of_removed
from bantin.front_matter.fields import Field
from bantin.front_matter.header import Parts, split_header
from bantin.front_matter.moved import Moved
from bantin.front_matter.notes import NOTES, in_order
from bantin.front_matter.schema import BY_KEY, Key
from bantin.front_matter.values import ValueProblem, places_in_value, read_value
from bantin.newsroom.diagnostic import Diagnostic, Severity
from bantin.newsroom.message import Words, say
from bantin.newsroom.places import START, Place
from bantin.newsroom.source_text import HeaderField
from bantin.newsroom.story import Note, Reference, Withdrawal
from bantin.vietnamese.forbidden import allowed_text
from bantin.vietnamese.marks import is_plain, normal_form


@dataclass(slots=True)
class Document:
    """One source file: ``values`` maps schema names to typed values, ``places`` to where each item of them stands.

    ``path`` is relative to the content folder; ``fields`` are the values as typed;
    ``old_addresses`` those where the story stood before.
    """

    path: str
    text: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Mapping[str, Place]] = field(default_factory=dict)
    fields: list[HeaderField] = field(default_factory=list)
    old_addresses: tuple[Reference, ...] = ()
    body: str = ""
    first_line: int = 1
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Say whether an error keeps the story from being published."""
        return any(diagnostic.severity == "error" for diagnostic in self.diagnostics)

    @property
    def body_arguments(self) -> tuple[str, str, int, tuple[str, ...]]:
        """What a conversion of the body is asked with: the text, whose it is, where it begins, who signed it."""
        return self.body, self.path, self.first_line, self.values.get("authors", ())

    def place_of(self, name: str, item: str = "") -> Place:
        """Return where the value of the key ``name`` stands, or that ``item`` of it."""
        places = self.places.get(name, {})
        return places.get(item) or next(iter(places.values()), START)

    def complain(self, line: int, rule: str, message: Words, severity: Severity = "error", column: int = 1) -> None:
        """Add what is wrong with this file; at line 0 it is the file as a whole."""
        column = column if line else 0
        self.diagnostics.append(Diagnostic(self.path, line, f"front-matter/{rule}", message, severity, column))


def parse_document(data: bytes, path: str, zone: dt.tzinfo, required: tuple[str, ...], file: str = "") -> Document:
    """Read the bytes of a story file: UTF-8 (a BOM and CRLF are fine), header, empty line, Markdown body.

    Nothing raises for bad input: each problem stands in ``diagnostics`` with its line. ``file`` is the name by which
    a command finds the file.
    """
    document = Document(path)
    try:
        document.text, removed = decode_story(data, file or path)
    except Undecodable as error:
        document.complain(error.line, "encoding", error.said, column=error.column)
        return document
    for character in removed:
        document.complain(character.line, "control-character", character.message, "warning", character.column)
    # The body is fed to Markdown and XML feeds later: one normal form.
    parts = split_header(normal_form("NFC", document.text))
    document.body, document.first_line = parts.body, parts.first_line
    told = _read_fields(document, parts, zone)
    if parts.readable:
        _require(document, [name for name in required if name not in told])
    in_order(document.values)
    _compare_dates(document)
    return document


def _read_fields(document: Document, parts: Parts, zone: dt.tzinfo) -> set[str]:
    """Read the header's fields; return the names of those that a finding has asked for."""
    for problem in parts.problems:
        document.complain(problem.line, problem.rule, problem.message, problem.severity, problem.column)
    moved = Moved([_without_forbidden(document, item) for item in parts.fields], zone)
    document.old_addresses = tuple(moved.old_addresses)
    for problem in moved.problems:
        document.complain(problem.line, problem.rule, problem.message, problem.severity, problem.column)
    for name, item in moved.fields.items():
        document.fields.append(HeaderField(name, item.value, item.line, item.place))
        _read_field(document, BY_KEY[name], item, zone)
    own = ((it, document.place_of("aliases", it)) for it in document.values.get("aliases", ()))
    document.old_addresses += tuple(Reference(it, *place) for it, place in own)
    return moved.told


def _read_field(document: Document, key: Key, item: Field, zone: dt.tzinfo) -> None:
    if not item.value.strip() and key.kind != "withdrawal":  # a line that was begun must not leave the story there
        return
    try:
        document.values[key.name], notice = read_value(key.kind, item, zone)
        document.places[key.name] = places_in_value(document.values[key.name], item)
    except ValueProblem as problem:
        document.complain(item.place.line, problem.rule, problem.said, column=item.place.column)
    else:
        if notice:
            document.complain(item.place.line, "list", notice, "notice", item.place.column)


def _without_forbidden(document: Document, field: Field) -> Field:
    """Return ``field`` as text in NFC; YAML writes any character by its number, which is then in no file's bytes."""
    if field.items is None and is_plain(f"{field.key}\n{field.value}"):
        return field
    items = None if field.items is None else tuple(map(allowed_text, field.items))
    typed = f"{field.key}\n{field.value}"
    if (place := place_of_removed(typed)) is not None:
        message = RemovedCharacter(typed[place], field.line, 0).message
        document.complain(field.place.line, "control-character", message, "warning", field.place.column)
    return replace(field, key=allowed_text(field.key), value=allowed_text(field.value), items=items)


_DATED_NAME = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)[-_ .]")
_MISSING = {
    "title": "front-matter/missing-title",
    "date": "front-matter/missing-date",
    "category": "front-matter/missing-category",
}
_REQUIRED_FORMS = {
    "title": "Title: Tên bài",
    "date": "Date: 2024-01-14 17:30",
    "category": "Category: Tên chuyên mục",
}


def _require(document: Document, required: Iterable[str]) -> None:
    # A value that is there but wrong has had its own message.
    typed = {item.name for item in document.fields if item.value.strip()}
    for name in required:
        if name not in typed:
            form = _date_of_name(document.path) if name == "date" else ""
            form = form or _REQUIRED_FORMS[name]
            document.complain(1, f"missing-{name}", say(_MISSING[name], form=form))


def _date_of_name(path: str) -> str:
    """Return the header line for the date that a file's name begins with, as Jekyll has it; empty if it has none."""
    found = _DATED_NAME.match(path.rpartition("/")[2])
    try:
        return f"Date: {dt.date(*map(int, found.groups()))}" if found else ""
    except ValueError:
        return ""


def _compare_dates(document: Document) -> None:
    date, modified = document.values.get("date"), document.values.get("modified")
    if date and modified and modified < date:
        line, column = document.place_of("modified")
        document.complain(line, "modified", say("front-matter/modified"), "warning", column)
    gone = document.values.get("withdrawn")
    if gone is None:
        _judge_notes(document, date, modified)
    elif date and _is_before(gone, date):
        line, column = document.place_of("withdrawn")
        document.complain(line, "withdrawal", say("front-matter/withdrawal.early"), column=column)


def _judge_notes(document: Document, date: dt.datetime | None, modified: dt.datetime | None) -> None:
    """Tell of notes older than their story, and of those without a day, with one that the header tells elsewhere."""
    form = f"{modified:%d/%m/%Y}" if modified else "16/01/2024"
    for name in NOTES:
        for note in document.values.get(name, ()):
            line, column = document.place_of(name, note.text)
            if note.moment is None:
                document.complain(line, "note", say("front-matter/note.undated", form=form), "notice", column)
            elif date and _is_before(note, date):
                document.complain(line, "note", say("front-matter/note.early"), "warning", column)


def _is_before(told: Note | Withdrawal, date: dt.datetime) -> bool:
    """Say whether something was ``told`` before the story came out; a day without an hour is a whole day."""
    if told.moment is None or told.timed:
        return told.moment is not None and told.moment < date
    return told.moment.date() < date.astimezone(told.moment.tzinfo).date()
