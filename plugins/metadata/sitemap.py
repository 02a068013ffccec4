"""The sitemap for search engines: one file, or an index over several when one cannot hold every page.

Rules: https://www.sitemaps.org/protocol.html and https://developers.google.com/search/docs/crawling-indexing/sitemaps.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from plugins.metadata.plain import moment, plain
from plugins.metadata.publisher import Publisher
from plugins.metadata.sitemap_xml import add_filled, document, element, root

MAIN = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may hold: addresses, bytes, pictures of one page. The protocol's are 50,000, 50 MB and 1,000.

    The bytes are kept below the protocol's 52,428,800, so that indentation and the root element have room.
    """

    urls: int = 50_000
    size: int = 48_000_000
    images: int = 1_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture on a page: its address relative to the site root, and the words under it."""

    url: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A public page: its address relative to the site root, and when its words last changed, if that is known."""

    url: str
    updated: dt.datetime | None = None
    images: tuple[Image, ...] = ()


def write_sitemaps(
    groups: Mapping[str, Sequence[Entry]], publisher: Publisher, limits: Limits = LIMITS
) -> dict[str, bytes]:
    """Return the documents by address: ``sitemap.xml``, and the ones that it names when it is an index.

    Each group is split by itself under its name, so that a full file of stories, which come oldest first, keeps its
    bytes whatever is published after it.
    """
    parts = {
        f"sitemap-{group}-{number}.xml": part
        for group, entries in groups.items()
        for number, part in enumerate(_split(entries, publisher, limits), 1)
    }
    everything = [entry for entries in groups.values() for entry in entries]
    if len(list(_split(everything, publisher, limits))) <= 1:
        return {MAIN: _urlset(everything, publisher, limits)}
    documents = {name: _urlset(part, publisher, limits) for name, part in parts.items()}
    return {MAIN: _index(parts, publisher), **documents}


def _split(entries: Sequence[Entry], publisher: Publisher, limits: Limits) -> Iterator[list[Entry]]:
    part: list[Entry] = []
    size = 0
    for entry in entries:
        own = _size(entry, publisher, limits)
        if part and (len(part) == limits.urls or size + own > limits.size):
            yield part
            part, size = [], 0
        part.append(entry)
        size += own
    if part:
        yield part


def _size(entry: Entry, publisher: Publisher, limits: Limits) -> int:
    """Return how many bytes ``entry`` takes, indentation included."""
    holder = element("urlset")
    holder.append(_url(entry, publisher, limits))
    ET.indent(holder)
    return len(ET.tostring(holder))


def _urlset(entries: Sequence[Entry], publisher: Publisher, limits: Limits) -> bytes:
    whole = root("urlset", *(["image"] if any(entry.images for entry in entries) else []))
    whole.extend(_url(entry, publisher, limits) for entry in entries)
    return document(whole)


def _url(entry: Entry, publisher: Publisher, limits: Limits) -> ET.Element:
    url = element("url")
    add_filled(url, "loc", publisher.absolute(entry.url))
    add_filled(url, "lastmod", moment(entry.updated) if entry.updated else "")
    for picture in entry.images[: limits.images]:
        image = element("image:image")
        add_filled(image, "image:loc", publisher.absolute(picture.url))
        add_filled(image, "image:caption", plain(picture.caption))
        url.append(image)
    return url


def _index(parts: Mapping[str, Sequence[Entry]], publisher: Publisher) -> bytes:
    whole = root("sitemapindex")
    for name, entries in parts.items():
        sitemap = element("sitemap")
        add_filled(sitemap, "loc", publisher.absolute(name))
        dates = [entry.updated for entry in entries if entry.updated]
        add_filled(sitemap, "lastmod", moment(max(dates)) if dates else "")
        whole.append(sitemap)
    return document(whole)
