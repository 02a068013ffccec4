"""Articles that an earlier build made: a story whose text and settings are the same is not read again.

An entry holds what Pelican made of the story, as plain data, and what was reported about it. The body stays with the
other bodies until somebody asks for it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields
from functools import cache
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

from pelican.contents import Article
from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from bantin.archive.row_entry import html_of
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.cache import Store
from bantin.newsroom.compact_json import pack_in_order, unpack
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.link import Link
from bantin.newsroom.photo import Photo
from bantin.newsroom.story import Note, Reference, Withdrawal
from bantin.newsroom.typed_places import LINKS, PLACES, TEXT

BODY = "kept_body"  # the reader leaves the key of the body under this name
_NAMES = {kind.__name__: kind for kind in (Category, Author, Tag)}
_RECORDS: dict[str, type] = {kind.__name__: kind for kind in (Photo, Reference, Link, Note, Withdrawal)}
# These belong to the build, not to the story.
_OF_THE_BUILD = {"settings", "_context", "_body", "translations", "source_path", "metadata", "timezone", BODY}
_WORDS = frozenset([str, int, float, bool, type(None)])
_LEADING = ("href", "src", "srcset", "poster", "data", "action", "cite")  # attributes that name places
_LONGEST = max(map(len, _LEADING))
# Begun with what is written before few words: to look for the attributes themselves takes fifty times as long.
_NEARBY = re.compile('="(?!https?://)', re.IGNORECASE)

# The code of a surrogate in UTF-8, or its number in JSON, which we do not write.
_HALF = re.compile(rb"\xed[\xa0-\xbf]|\\u[dD][89a-fA-F]")


class Unkeepable(TypeError):
    """An article holds a value that plain data cannot; another plugin put it there."""


class Names:
    """Gives one object for each category, author and tag of a build, however many stories name it."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._known: dict[tuple[str, str], URLWrapper] = {}

    def __call__(self, kind: str, name: str) -> URLWrapper:
        """Return the object of that ``kind`` ("Category", "Author", "Tag") with that ``name``."""
        key = kind, name
        if key not in self._known:
            self._known[key] = _NAMES[kind](name, self._settings)
        return self._known[key]


def packed(
    article: Article,
    findings: Iterable[Diagnostic],
    judged: Iterable[Diagnostic] | None,
    moments: Iterable[dt.datetime],
) -> dict[str, Any] | None:
    """Return ``article`` with what was said about it as plain data; None if some of it is not plain.

    ``judged`` is what rules found in its text, None if that must be asked in each build.
    """
    if hasattr(article, "unpublished"):
        return None  # it will be public one day without a word of it being changed
    told = {name: value for name, value in vars(article).items() if name not in _OF_THE_BUILD}
    metadata = {name: value for name, value in article.metadata.items() if name != BODY}
    try:
        return {
            "attributes": {name: _pack(value) for name, value in told.items() if metadata.get(name) is not value},
            "metadata": {name: _pack(value) for name, value in metadata.items()},
            "body": article.metadata[BODY],
            "plain": _is_plain(article),
            "findings": [finding.as_data() for finding in findings],
            "judged": None if judged is None else [finding.as_data() for finding in judged],
            "moments": [_pack(moment) for moment in moments],
        }
    except Unkeepable:
        return None


def _is_plain(article: Article) -> bool:
    site = str(article.settings["SITEURL"]) or "//"
    body = article._content
    if article.metadata.get("image"):
        return False  # it may stand at the story's head
    return "\x02" not in body and not _leads_nearby(body) and f'="{site}' not in body


def _leads_nearby(body: str) -> bool:
    """Say whether an address in ``body`` may be one that the page decides about."""
    starts = (found.start() for found in _NEARBY.finditer(body))
    return any(body[max(0, start - _LONGEST) : start].lower().endswith(_LEADING) for start in starts)


def _pack(value: Any) -> Any:
    """Return ``value`` as JSON can hold it; objects become ``{"@": kind, …}``."""
    if type(value) in _WORDS:  # most are; the others are told by their class, one after the other
        return value
    match value:
        case None | bool() | int() | float() | str():
            return value
        case dt.datetime():
            zone = getattr(value.tzinfo, "key", None)
            if value.tzinfo is not None and zone is None and type(value.tzinfo) is not dt.timezone:
                raise Unkeepable(repr(value))
            return {"@": "moment", "of": (value.replace(tzinfo=None) if zone else value).isoformat(), "zone": zone}
        case dt.date():
            return {"@": "day", "of": value.isoformat()}
        case URLWrapper() if type(value).__name__ in _NAMES:
            return {"@": type(value).__name__, "of": value.name}
        case tuple():
            return {"@": "tuple", "of": [_pack_inner(item) for item in value]}
        case list():
            return [_pack(item) for item in value]
        case Photo() | Reference() | Link():
            return {"@": type(value).__name__, "of": asdict(value)}
        case Note() | Withdrawal():
            return {
                "@": type(value).__name__,
                "of": {it.name: _pack(getattr(value, it.name)) for it in fields(value)},
            }
    raise Unkeepable(repr(value))


def _pack_inner(item: Any) -> Any:
    """Return the ``item`` of a tuple as JSON can hold it: a tuple of words, as many are, becomes a list."""
    if type(item) is tuple and _WORDS.issuperset(map(type, item)):
        return list(item)
    if isinstance(item, list):
        raise Unkeepable(repr(item))
    return _pack(item)


class Unpacker:
    """Makes articles of this build from what :func:`packed` has left."""

    def __init__(self, settings: dict[str, Any], context: dict[str, Any], store: Store) -> None:
        self.names = Names(settings)
        self._settings, self._context, self._store = settings, context, store
        self._zone = ZoneInfo(settings.get("TIMEZONE", "UTC"))

    def open(self, stored: bytes) -> dict[str, Any]:
        """Return an entry with its objects restored; raise ValueError where no page could hold its text."""
        if _HALF.search(stored):
            raise ValueError("half of a character")
        found: dict[str, Any] = unpack(stored)
        for part in ("attributes", "metadata"):
            found[part] = {name: self._unpack(value) for name, value in found[part].items()}
        found["moments"] = self._unpack(found["moments"])
        return found

    def article(self, entry: Mapping[str, Any], source: str, convert: Callable[[], str]) -> StoryArticle:
        """Return the article of an ``entry``, whose file is ``source``; ``convert`` makes its body if it is lost."""
        metadata, fetch = entry["metadata"], fetching(self._store, entry["body"], convert)
        of_the_build = {
            "settings": self._settings,
            "_context": self._context,
            "source_path": source,
            "metadata": metadata,
            "timezone": self._zone,
            BODY: entry["body"],
        }
        metadata[BODY] = entry["body"]
        attributes = {**metadata, **entry["attributes"], **of_the_build}
        attributes.pop("summary", None)  # Pelican asks the metadata for it
        return StoryArticle.restored({**attributes, "plain": entry["plain"], "face": entry["face"]}, fetch)

    def _unpack(self, value: Any) -> Any:
        if type(value) in _WORDS:
            return value
        if isinstance(value, list):
            return [self._unpack(item) for item in value]
        kind, of = value["@"], value["of"]
        if kind in _NAMES:
            return self.names(kind, of)
        if kind == "moment":
            zone = value["zone"]
            moment = dt.datetime.fromisoformat(of)  # with its offset if its zone has no name
            return moment.replace(tzinfo=self._zone_named(zone)) if zone else moment
        if kind == "tuple":
            return tuple(tuple(item) if type(item) is list else self._unpack(item) for item in of)
        if kind == "day":
            return dt.date.fromisoformat(of)
        lists = _lists_in(kind)
        return _RECORDS[kind](
            **{name: tuple(item) if name in lists else self._unpack(item) for name, item in of.items()}
        )

    def _zone_named(self, name: str) -> ZoneInfo:
        return self._zone if name == self._zone.key else ZoneInfo(name)


@cache
def _lists_in(kind: str) -> frozenset[str]:
    """Return the fields of a record that hold tuples, which JSON makes lists."""
    return frozenset(field.name for field in fields(_RECORDS[kind]) if str(field.type).startswith("tuple"))


def fetching(store: Store, key: str, convert: Callable[[], str]) -> Callable[[], str]:
    """Return what gives the body that ``store`` holds under ``key``; ``convert`` makes it if it is lost."""

    def fetch() -> str:
        html = html_of(store.get_data(bytes.fromhex(key)))
        return convert() if html is None else html

    return fetch


def face_of(entry: Mapping[str, Any]) -> str:
    """Return a digest of all that an ``entry`` says of its story but its body, and where things stand in its file."""
    metadata = {name: value for name, value in entry["metadata"].items() if name not in (PLACES, LINKS, TEXT)}
    return blake2b(pack_in_order(_placeless([entry["attributes"], metadata])), digest_size=16).hexdigest()


def _placeless(value: Any) -> Any:
    """Return packed ``value`` without the places of things in their file: a line above a photo changes no page."""
    if isinstance(value, dict):
        told = ((name, it) for name, it in value.items() if not name.endswith(("line", "column")))
        return {name: it if type(it) in _WORDS else _placeless(it) for name, it in told}
    return [_placeless(it) for it in value] if isinstance(value, list) else value
