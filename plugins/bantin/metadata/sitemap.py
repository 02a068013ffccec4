"""The sitemap for search engines: one file, or an index over several when one cannot hold every page.

Rules: https://www.sitemaps.org/protocol.html and https://developers.google.com/search/docs/crawling-indexing/sitemaps.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.metadata.plain import moment, plain
from bantin.metadata.publisher import Publisher
from bantin.metadata.sitemap_xml import branch, document, leaf

MAIN = "sitemap.xml"
_ITEM = re.compile(r"<url>(?P<address><loc>[^<]*</loc>).*?</url>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may hold: addresses, bytes, pictures of one page. The protocol's are 50,000, 50 MB and 1,000.

    The bytes are kept below the protocol's 52,428,800, so that the root element has room.
    """

    urls: int = 50_000
    size: int = 52_000_000
    images: int = 1_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture on a page: its address relative to the site root, and the words under it."""

    url: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A public page: its address relative to the site root, and when its words last changed, if that is known.

    One that is ``written`` already is not written anew.
    """

    url: str
    updated: dt.datetime | None = None
    images: tuple[Image, ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """The items of one file, written, and when the newest of them changed."""

    items: tuple[str, ...]
    updated: dt.datetime | None


def write_sitemaps(
    groups: Mapping[str, Sequence[Entry]], publisher: Publisher, limits: Limits = LIMITS
) -> dict[str, bytes]:
    """Return the documents by address: ``sitemap.xml``, and the ones that it names when it is an index.

    Each group is split by itself under its name, so that a full file of stories, which come oldest first, keeps its
    bytes whatever is published after it.
    """
    written = {
        group: [(entry, _url(entry, publisher, limits)) for entry in entries] for group, entries in groups.items()
    }
    whole = list(_split([pair for pairs in written.values() for pair in pairs], limits))
    if len(whole) <= 1:
        return {MAIN: _urlset(whole[0].items if whole else ())}
    parts = {
        f"sitemap-{group}-{number}.xml": part
        for group, pairs in written.items()
        for number, part in enumerate(_split(pairs, limits), 1)
    }
    return {MAIN: _index(parts, publisher), **{name: _urlset(part.items) for name, part in parts.items()}}


def _split(pairs: Sequence[tuple[Entry, str]], limits: Limits) -> Iterator[_Part]:
    start = size = 0
    for place, (_, text) in enumerate(pairs):
        own = len(text.encode()) + 1
        if place > start and (place - start == limits.urls or size + own > limits.size):
            yield _part(pairs[start:place])
            start, size = place, 0
        size += own
    if pairs:
        yield _part(pairs[start:])


def _part(pairs: Sequence[tuple[Entry, str]]) -> _Part:
    return _Part(tuple(text for _, text in pairs), latest(entry.updated for entry, _ in pairs))


def latest(dates: Iterable[dt.datetime | None]) -> dt.datetime | None:
    """Return the latest of the ``dates`` that are known."""
    return max((date for date in dates if date), default=None)


def written_in(folder: Path) -> dict[str, str]:
    """Return the items of the site maps in ``folder``, by the addresses in them as they are written there."""
    texts = (file.read_text("utf-8") for file in folder.glob("sitemap*.xml"))
    return {found["address"]: found[0] for text in texts for found in _ITEM.finditer(text)}


def address_in(url: str, publisher: Publisher) -> str:
    """Return the address of the page ``url`` as it is written in a site map."""
    return leaf("loc", publisher.absolute(url))


def _url(entry: Entry, publisher: Publisher, limits: Limits) -> str:
    if entry.written:
        return entry.written
    images = (
        branch(
            "image:image",
            leaf("image:loc", publisher.absolute(image.url)),
            leaf("image:caption", plain(image.caption)),
        )
        for image in entry.images[: limits.images]
    )
    return branch("url", address_in(entry.url, publisher), _lastmod(entry.updated), *images)


def _lastmod(date: dt.datetime | None) -> str:
    return leaf("lastmod", moment(date)) if date else ""


def _urlset(items: Sequence[str]) -> bytes:
    return document("urlset", items, "image")


def _index(parts: Mapping[str, _Part], publisher: Publisher) -> bytes:
    items = (
        branch("sitemap", leaf("loc", publisher.absolute(name)), _lastmod(part.updated))
        for name, part in parts.items()
    )
    return document("sitemapindex", items)
