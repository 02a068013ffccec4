"""Reads one story as Pelican asks its readers to: strict headers, and no story lost in silence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.readers import _DISCARD, BaseReader

from bantin.archive.row import Made, Row
from bantin.archive.standing import Hour, is_shown, modified_at, notes_at, read_at
from bantin.front_matter.article_cache import BODY, Names
from bantin.front_matter.document import Document, parse_document
from bantin.front_matter.row_cache import KeptRows
from bantin.front_matter.row_order import order_for
from bantin.front_matter.rows import source_text, unreadable_row
from bantin.newsroom.build import Build, RefusedStory
from bantin.newsroom.content_files import ContentFile, Unreadable, limits_from
from bantin.newsroom.name_forms import STORY_ENDINGS
from bantin.newsroom.read_errors import fault_of
from bantin.newsroom.settings import PREVIEW
from bantin.newsroom.source_text import SourceText
from bantin.newsroom.typed_places import LINKS, OLD_ADDRESSES, PLACES, TEXT
from bantin.vietnamese.marks import normal_form

_PHOTO_KEYS = ("image", "image_caption", "image_alt", "image_credit")
_FIELDS = {"summary": "lead", "correction": "corrections"}  # of a header, where they are not called as keys are
_SKIPPED: tuple[str, dict[str, Any]] = ("", {"status": "skip"})
FILE_EXTENSIONS = tuple(ending.removeprefix(".") for ending in STORY_ENDINGS)


class StoryReader(BaseReader):  # type: ignore[misc]
    """Reads one source file into (HTML, metadata); a refused one is reported and gets the status ``skip``.

    Pelican makes readers itself, by their class, so each build has a class of its own: :func:`reader_for`.
    """

    file_extensions: tuple[str, ...] = ()  # Pelican would make one of this class for each
    build: Build

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._zone = ZoneInfo(settings["TIMEZONE"])
        self._root = Path(settings["PATH"])
        self._most = limits_from(settings).story
        self.last_read = ""  # a digest of the bytes that were read last
        self.looked_up: Mapping[str, str] = {}  # digests of files, by path, whose rows the store may hold by now
        self.names = Names(settings)

    def process_metadata(self, name: str, value: str) -> Any:
        """Return what a file's name says, as Pelican's own readers do; nothing for a date that cannot be."""
        try:
            return super().process_metadata(name, value)
        except ValueError:
            return _DISCARD  # the header says when; "2024-13-40" may be a number of anything

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the body's HTML with photo slots and Pelican's metadata; problems go to the run's report."""
        name = Path(source_path).relative_to(self._root).as_posix()
        path = normal_form("NFC", name)
        if path in self.build.refused:
            return _SKIPPED
        try:
            return self._read(name, path)
        except Exception as error:  # one story must not keep the others from being read and judged
            self.build.report(fault_of(error, path))
            self.build.refuse(path)
            return _SKIPPED

    def _read(self, name: str, path: str) -> tuple[str, dict[str, Any]]:
        made, data = self._known(name, path), b""
        if made is None or self._asks_for_text(made.row):
            made, data = self._made(name, path)
        self.last_read = made.row.source
        row, hour = made.row, self._hour
        self.build.report_all(read_at(row, hour))
        if row.refused:
            return self._refuse(made, data)
        self.build.moments += [moment for moment in row.moments if moment > hour.now]
        self._tell(made, data)
        return made.html, self._metadata(row, self._typed(name))

    def _refuse(self, made: Made, data: bytes) -> tuple[str, dict[str, Any]]:
        row = made.row
        self.build.refuse(row.path, row.header.slug)
        self._tell(made, data)
        metadata = {**self._values(row), **_photo_places(row), PLACES: _places(row), OLD_ADDRESSES: row.old_addresses}
        story = RefusedStory(row.path, row.photos, metadata, made.html, row.links)
        self.build.refused_stories.append(story)
        return _SKIPPED

    @cached_property
    def _rows(self) -> KeptRows:
        return KeptRows(order_for(self.settings, self.build), self.build.store)

    @property
    def _hour(self) -> Hour:
        return Hour(self.build.now, bool(PREVIEW.of(self.settings)))

    def _known(self, name: str, path: str) -> Made | None:
        """Return row and HTML of a file that was looked up, if the store holds them: it need not be read again."""
        digest = self.looked_up.get(name)
        return self._rows.known(path, digest, self._typed(name)) if digest else None

    def _made(self, name: str, path: str) -> tuple[Made, bytes]:
        """Return row and HTML of the file ``name``, and its bytes."""
        try:
            data = ContentFile(self._root, name).read(self._most)
        except Unreadable as error:
            return Made(unreadable_row(self._rows.order, path, error)), b""
        return self._rows.made(path, data, self._typed(name)), data

    def _typed(self, name: str) -> str:
        """Return the file ``name`` as somebody would type it in the folder where the command runs."""
        return f"{self._rows.order.typed}{name}"

    def body_of(self, name: str) -> str:
        """Make the body of the story in the file ``name`` again, which is wanted and has left the store."""
        return self._made(name, normal_form("NFC", name))[0].html

    def retell(self, name: str) -> SourceText:
        """Return the file ``name`` as it was typed, though its article was known without it."""
        return self._source_text(*self._made(name, normal_form("NFC", name)))

    def _metadata(self, row: Row, file: str) -> dict[str, Any]:
        header, values = row.header, self._values(row)
        metadata = {**values, **self._wrappers(values), **self._standing(row), **self._told(row)}
        metadata["related"] = header.related
        metadata["slug"] = header.slug
        metadata["lead"] = header.lead
        metadata["summary"] = header.lead or row.opening
        metadata["photos"] = row.photos
        metadata |= _photo_places(row)
        metadata[PLACES] = _places(row)
        metadata[LINKS] = row.links
        metadata[OLD_ADDRESSES] = row.old_addresses
        metadata[TEXT] = row.text
        metadata[BODY] = self._rows.key(row.path, row.source, file).hex()
        return metadata

    def _values(self, row: Row) -> dict[str, Any]:
        """Return what the header says by schema names, without a change that is still to come."""
        header, written = row.header, dict.fromkeys(place.key for place in row.places if place.key != "aliases")
        values = {name: getattr(header, _FIELDS.get(name, name)) for name in written}
        if "related" in values:
            values["related"] = tuple(wanted.wanted for wanted in header.related)
        for name in ("correction", "updates", "withdrawn", "modified"):
            values.pop(name, None)
        return values

    def _told(self, row: Row) -> dict[str, Any]:
        """Return what was put right, added or taken back by this hour, and when that was last done."""
        header, hour = row.header, self._hour
        corrections, modified = notes_at(header.corrections, hour), modified_at(row, hour)
        untimed = {note.moment for note in (*header.corrections, *header.updates) if not note.timed}
        told = {
            "modified": modified,
            "modified_by_day": modified is not None and modified in untimed,  # its hour is nobody's word
            "corrections": corrections,
            "correction": " ".join(note.text for note in corrections),  # for templates of the time of one note
            "updates": notes_at(header.updates, hour),
            "withdrawn": header.withdrawn,
        }
        told = {name: value for name, value in told.items() if value}
        return {**told, "status": "hidden"} if header.withdrawn else told

    def _tell(self, made: Made, data: bytes) -> None:
        """Leave what was found in the text, or the text to those who judge it once all stories are known."""
        row = made.row
        if self._asks_for_text(row):
            self.build.texts.append(self._source_text(made, data))
        else:
            self.build.judged[row.path] = row.judged if is_shown(row, self._hour) else ()

    def _asks_for_text(self, row: Row) -> bool:
        return row.refused or not self._rows.order.judges or (row.waits and is_shown(row, self._hour))

    def _source_text(self, made: Made, data: bytes) -> SourceText:
        row = made.row
        # Decoded anew, for the row holds no text: few files come here in a build.
        document = parse_document(data, row.path, self._zone, ()) if row.source else Document(row.path)
        text = source_text(document, row.kind, made.html, row.photos, row.links)
        return replace(text, public=is_shown(row, self._hour))

    def _standing(self, row: Row) -> dict[str, str]:
        """Return the status of a story, and why it is not public yet."""
        is_draft, date = row.header.status == "draft", row.header.date
        if not is_draft and (date is None or date <= self.build.now):
            return {}
        status = "published" if self._hour.preview else "draft"
        return {"status": status, "unpublished": "draft" if is_draft else "future"}

    def _wrappers(self, values: dict[str, Any]) -> dict[str, Any]:
        wrapped: dict[str, Any] = {}
        if "category" in values:
            wrapped["category"] = self.names("Category", values["category"])
        if "authors" in values:
            wrapped["authors"] = [self.names("Author", name) for name in values["authors"]]
        if "tags" in values:
            wrapped["tags"] = [self.names("Tag", name.strip()) for name in values["tags"]]
        return wrapped


def reader_for(build: Build) -> type[StoryReader]:
    """Return the class of readers that read for ``build``."""
    return type("StoryReader", (StoryReader,), {"build": build, "file_extensions": FILE_EXTENSIONS})


def _places(row: Row) -> tuple[tuple[str, int, int], ...]:
    first = {place.key: place for place in reversed(row.places)}
    return tuple((name, first[name].line, first[name].column) for name in dict.fromkeys(it.key for it in row.places))


def _photo_places(row: Row) -> dict[str, int]:
    places = {name: row.place_of(name) for name in _PHOTO_KEYS if any(name == it.key for it in row.places)}
    lines = {f"{name}_line": place.line for name, place in places.items()}
    return {**lines, **{f"{name}_column": place.column for name, place in places.items()}}
