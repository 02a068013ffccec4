"""What has changed in a story: the words of its body alone, or something that other pages may show or depend on."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from bantin.archive.row import Header, Row
from bantin.front_matter.row_cache import KeptRows
from bantin.front_matter.row_order import order_for, typed_name
from bantin.front_matter.row_parts import digest_of_bytes
from bantin.newsroom.build import Build
from bantin.newsroom.content_files import ContentFile, Unreadable, limits_from
from bantin.newsroom.link import story_name
from bantin.newsroom.name_forms import STORY_ENDINGS
from bantin.newsroom.split_address import path_of_address, split_address

_ELSEWHERE = ("http", "https", "mailto", "tel")
_PAGES = ("", ".md", ".html", ".htm")


class BodyEdits:
    """Compares stories with the rows that the build before has left; see :class:`bantin.newsroom.scope.BodyEdits`."""

    def __init__(self, settings: dict[str, Any], build: Build) -> None:
        self._root, self._most = Path(settings["PATH"]), limits_from(settings).story
        self._rows = KeptRows(order_for(settings, build), build.store)
        self._author = [str(settings["AUTHOR"])] if "AUTHOR" in settings else []
        self._places: list[str] = settings["ARTICLE_PATHS"]
        self._host, self._now = str(settings["SITEURL"]), build.now

    def digest(self, path: str) -> str:
        """Return the digest of the bytes of ``path`` now, empty if it cannot be read."""
        data = self._read(path)
        return "" if data is None else digest_of_bytes(data)

    def is_body_alone(self, path: str, before: str) -> bool:
        """Say whether all but the words of the body is what it was in the bytes that ``before`` stands for."""
        data, was = self._read(path), self._known(path, before)
        if data is None or was is None:
            return False
        try:
            now = self._rows.made(path, data, self._typed(path)).row
        except Exception:  # whatever it is: a build of all stories says it
            return False
        return _is_quiet(was) and _is_quiet(now) and _face(was) == _face(now) and not self._names_pages(now)

    def is_in_place(self, path: str, before: str) -> bool:
        """Say whether readers may see the story now, as they could ``before``, with the same photos and files."""
        data, was = self._read(path), self._known(path, before) if before else None
        if data is None or (before and was is None) or not self._is_looked_for(path):
            return False
        try:
            now = self._rows.made(path, data, self._typed(path)).row
        except Exception:  # whatever it is: a build of all stories says it
            return False
        rows = [row for row in (was, now) if row]
        if not all(_is_quiet(row) and _is_public(row, self._now) for row in rows) or self._names_pages(now):
            return False
        return _files(now) == (_files(was) if was else _NO_FILES)

    def _is_looked_for(self, path: str) -> bool:
        places = ("" if place in ("", ".") else f"{place.strip('/')}/" for place in self._places)
        return path.endswith(STORY_ENDINGS) and path.startswith(tuple(places))

    def _names_pages(self, row: Row) -> bool:
        """Say whether ``row`` links to a page of the site by its address: whether it is there, all pages tell."""
        targets = [link.target for link in row.links if "{" not in link.target]
        ours = [it for it in targets if self._host and it.startswith(self._host)]
        return bool(ours) or any(not _leads_away(it) and _ending(it) in _PAGES for it in targets)

    def names(self, path: str, digest: str) -> Mapping[str, Sequence[str]]:
        """Return the names that the bytes with that ``digest`` are filed under, as typed, by kind."""
        row = self._known(path, digest)
        header = row.header if row else Header()
        authors = header.authors or self._author
        return {"category": [header.category], "tags": [name.strip() for name in header.tags], "authors": authors}

    def leads_to(self, path: str, digest: str, stories: Container[str]) -> set[str] | None:
        """Return those of the ``stories`` that the body of ``path`` names by their files; None if nobody can tell."""
        row = self._known(path, digest)
        if row is None:
            return None
        named = {link.target: story_name(link.target) for link in row.links if "{" in link.target}
        meant = {
            posixpath.normpath(posixpath.join("/", posixpath.dirname(path), name))[1:] for name in named.values()
        }
        return meant if all(named.values()) and all(it in stories for it in meant) else None

    def _known(self, path: str, digest: str) -> Row | None:
        made = self._rows.known(path, digest, self._typed(path))
        return made.row if made else None

    def _typed(self, path: str) -> str:
        return typed_name(self._root / path)

    def _read(self, path: str) -> bytes | None:
        try:
            return ContentFile(self._root, path).read(self._most)
        except Unreadable:
            return None


def _is_quiet(row: Row) -> bool:
    """Say whether ``row`` is of a story of which there is nothing to tell, now or when others are known."""
    return not (row.refused or row.findings or row.judged or row.waits) and row.kind == "story" and bool(row.body)


def _face(row: Row) -> tuple[Any, ...]:
    """Return what of ``row`` others may show or depend on, wherever it stands in the file."""
    header = row.header
    related = tuple(each.wanted for each in header.related)
    opening = "" if header.lead else row.opening
    nowhere = partial(replace, line=0, column=0, address_line=0, address_column=0)
    photos = tuple(map(nowhere, row.photos))
    files = {link.target for link in row.links if not _leads_away(link.target)}
    return replace(header, related=()), related, opening, photos, files, row.old_addresses, row.moments


def _is_public(row: Row, now: dt.datetime) -> bool:
    """Say whether readers see the story of ``row``, and will go on doing so."""
    header = row.header
    shown = header.status == "published" and header.date is not None and header.date <= now
    return shown and not header.expires and all(moment <= now for moment in row.moments)


def _files(row: Row) -> tuple[frozenset[str], frozenset[str]]:
    """Return what ``row`` names of files, and of pictures."""
    header = row.header
    pictures = {photo.source for photo in row.photos} | ({header.image} if header.image else set())
    files = {link.target for link in row.links if not _leads_away(link.target) and not story_name(link.target)}
    return frozenset(files), frozenset(pictures)


_NO_FILES = frozenset[str](), frozenset[str]()


def _leads_away(target: str) -> bool:
    parts = split_address(target)
    return parts is not None and parts.scheme in _ELSEWHERE


def _ending(target: str) -> str:
    return posixpath.splitext(path_of_address(target))[1].lower()
