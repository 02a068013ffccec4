"""Reads one story as Pelican asks its readers to: strict headers, and no story lost in silence."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from pelican.readers import _DISCARD, BaseReader

from bantin.front_matter.article_cache import BODY, Names
from bantin.front_matter.body_cache import KeptBodies
from bantin.front_matter.conversion import Body
from bantin.front_matter.document import Document, hold_back_change, parse_document
from bantin.front_matter.due import changes
from bantin.front_matter.empty import empty_body
from bantin.front_matter.title_slug import slug_of_title
from bantin.newsroom.build import Build, RefusedStory
from bantin.newsroom.content_files import ContentFile, Unreadable, limits_from
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.name_forms import STORY_ENDINGS
from bantin.newsroom.read_errors import fault_of
from bantin.newsroom.source_text import SourceText
from bantin.newsroom.story import Reference
from bantin.newsroom.typed_places import LINKS, OLD_ADDRESSES, PLACES
from bantin.vietnamese.marks import normal_form

_PHOTO_KEYS = ("image", "image_caption", "image_alt", "image_credit")
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
        self._converter = KeptBodies(settings["MARKDOWN"], self.build.store)
        self.last_read = ""  # a digest of the bytes that were read last
        self.names = Names(settings)

    def process_metadata(self, name: str, value: str) -> Any:
        """Return what a file's name says, as Pelican's own readers do; nothing for a date that cannot be."""
        try:
            return super().process_metadata(name, value)
        except ValueError:
            return _DISCARD  # the header says when; "2024-13-40" may be a number of anything

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the body's HTML with photo slots and Pelican's metadata; problems go to the run's report."""
        source = Path(source_path)
        path = normal_form("NFC", source.relative_to(self._root).as_posix())
        if path in self.build.refused:
            return _SKIPPED
        try:
            return self._read(source, path)
        except Exception as error:  # one story must not keep the others from being read and judged
            self.build.report(fault_of(error, path))
            self.build.refuse(path)
            return _SKIPPED

    def _read(self, source: Path, path: str) -> tuple[str, dict[str, Any]]:
        now, document = self.build.now, self._parse(source, path)
        coming = [due.moment for due in changes(document, self._zone) if due.moment > now]
        hold_back_change(document, now)
        self.build.report_all(document.diagnostics)
        body = self._converter.convert(*document.body_arguments)
        self.build.report_all([*body.diagnostics, *empty_body(document, body)])
        if document.refused or body.refused:
            return self._refuse(document, body)
        self.build.moments += coming
        return body.html, self._metadata(document, body, source.stem)

    def _refuse(self, document: Document, body: Body) -> tuple[str, dict[str, Any]]:
        called, _ = slug_of_title(document.values.get("title", ""), PurePosixPath(document.path).stem)
        self.build.refuse(document.path, document.values.get("slug") or called)
        self._note(document, body)
        metadata = {**document.values, **_photo_places(document), PLACES: _places(document)}
        metadata[OLD_ADDRESSES] = document.old_addresses
        story = RefusedStory(document.path, body.photos, metadata, body.html, body.links)
        self.build.refused_stories.append(story)
        return _SKIPPED

    def _parse(self, source: Path, path: str) -> Document:
        try:
            data = ContentFile.at(self._root, source).read(self._most)
        except Unreadable as error:
            document = Document(path)
            document.complain(0, "unreadable", error.message)
            return document
        self.last_read = digest_of(data)
        return parse_document(data, path, self._zone, self._required(path), _typed(source))

    def body_of(self, source: str, path: str) -> str:
        """Convert the story in the file ``source`` again, whose body is wanted and has left the store."""
        document = self._parse(Path(source), path)
        return self._converter.convert(*document.body_arguments).html

    def retell(self, source: str, path: str) -> SourceText:
        """Return the file ``source`` as it was typed, though its article was known without it."""
        document = self._parse(Path(source), path)
        hold_back_change(document, self.build.now)
        return self._source_text(document, self._converter.convert(*document.body_arguments))

    def _required(self, path: str) -> tuple[str, ...]:
        return ("title",) if self._is_page(path) else ("title", "date", "category")

    def _is_page(self, path: str) -> bool:
        return any(path.startswith(f"{folder}/") for folder in self.settings["PAGE_PATHS"])

    def _metadata(self, document: Document, body: Body, stem: str) -> dict[str, Any]:
        metadata = {**document.values, **self._wrappers(document.values)}
        metadata |= self._standing(document.values)
        self._note(document, body)
        metadata["related"] = tuple(
            Reference(wanted, *document.place_of("related", wanted)) for wanted in document.values.get("related", ())
        )
        metadata["slug"] = document.values.get("slug") or self._slug(document, stem)
        metadata["lead"] = document.values.get("summary", "")
        metadata["summary"] = metadata["lead"] or body.opening
        metadata["photos"] = body.photos
        metadata |= _photo_places(document)
        metadata[PLACES] = _places(document)
        metadata[LINKS] = body.links
        metadata[OLD_ADDRESSES] = document.old_addresses
        metadata[BODY] = self._converter.key(*document.body_arguments).hex()
        return metadata

    def _slug(self, document: Document, stem: str) -> str:
        """Return the last part of the story's address, made from its title if that can be."""
        slug, warning = slug_of_title(document.values["title"], stem)
        if warning:
            line, column = document.place_of("title")
            self.build.report(Diagnostic(document.path, line, "front-matter/address", warning, "warning", column))
        return slug

    def _note(self, document: Document, body: Body) -> None:
        """Leave the file as it was typed to those who judge the typing."""
        self.build.texts.append(self._source_text(document, body))

    def _source_text(self, document: Document, body: Body) -> SourceText:
        return SourceText(
            path=document.path,
            text=document.text,
            first_line=document.first_line,
            fields=tuple(document.fields),
            values=document.values,
            html=body.html,
            photos=body.photos,
            links=body.links,
            is_page=self._is_page(document.path),
            public=self._standing(document.values).get("status") != "draft",
        )

    def _standing(self, values: dict[str, Any]) -> dict[str, str]:
        """Return the status of a story, and why it is not public yet."""
        future = "date" in values and values["date"] > self.build.now
        if not future and values.get("status") != "draft":
            return {}
        status = "published" if self.settings.get("PREVIEW", False) else "draft"
        return {"status": status, "unpublished": "draft" if values.get("status") == "draft" else "future"}

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


def _places(document: Document) -> tuple[tuple[str, int, int], ...]:
    return tuple((name, *document.place_of(name)) for name in document.places)


def _photo_places(document: Document) -> dict[str, int]:
    places = {name: document.place_of(name) for name in _PHOTO_KEYS if name in document.places}
    lines = {f"{name}_line": place.line for name, place in places.items()}
    return {**lines, **{f"{name}_column": place.column for name, place in places.items()}}


def digest_of(data: bytes) -> str:
    """Return what stands for the bytes of a story."""
    return blake2b(data, digest_size=16).hexdigest()


def _typed(source: Path) -> str:
    """Return ``source`` as somebody would type it in the folder where the command runs."""
    return source.relative_to(Path.cwd()).as_posix() if source.is_relative_to(Path.cwd()) else source.as_posix()
