"""Site maps for machines (sitemaps.org): every public page with its photos, split in files that programs accept.

A page's date is that of its content, never that of the build, so that a file without news keeps its bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

LIMIT = 50_000  # pages that one file may hold
_MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, slots=True)
class Entry:
    """One page by its absolute address, the day of its last change if known, the addresses of its photos."""

    url: str
    changed: dt.datetime | None = None
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """One story of the last days."""

    url: str
    title: str
    date: dt.datetime
    publication: str
    lang: str


def site_maps(entries: Sequence[Entry], site_url: str, name: str = "sitemap", limit: int = LIMIT) -> dict[str, str]:
    """Return the documents by file name: one map, or an index of several when there are more than ``limit`` pages."""
    if len(entries) <= limit:
        return {f"{name}.xml": _map(entries)}
    parts = [entries[start : start + limit] for start in range(0, len(entries), limit)]
    files = {f"{name}-{number}.xml": _map(part) for number, part in enumerate(parts, 1)}
    return {f"{name}.xml": _index(list(zip(files, parts, strict=True)), site_url), **files}


def news_map(stories: Sequence[News]) -> str:
    """Return the map of the newest stories, which may be empty."""
    body = "".join(_news(story) for story in stories)
    return f'{_HEAD}<urlset xmlns="{_MAPS}" xmlns:news="{_NEWS}">\n{body}</urlset>\n'


def _map(entries: Sequence[Entry]) -> str:
    body = "".join(f"<url>{''.join(_parts(entry))}</url>\n" for entry in entries)
    return f'{_HEAD}<urlset xmlns="{_MAPS}" xmlns:image="{_IMAGES}">\n{body}</urlset>\n'


def _parts(entry: Entry) -> Iterator[str]:
    yield f"<loc>{escape(entry.url)}</loc>"
    if entry.changed:
        yield f"<lastmod>{entry.changed.isoformat(timespec='seconds')}</lastmod>"
    for image in entry.images:
        yield f"<image:image><image:loc>{escape(image)}</image:loc></image:image>"


def _index(parts: Sequence[tuple[str, Sequence[Entry]]], site_url: str) -> str:
    body = ""
    for file, entries in parts:
        changed = max((entry.changed for entry in entries if entry.changed), default=None)
        stamp = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
        body += f"<sitemap><loc>{escape(site_url)}/{file}</loc>{stamp}</sitemap>\n"
    return f'{_HEAD}<sitemapindex xmlns="{_MAPS}">\n{body}</sitemapindex>\n'


def _news(story: News) -> str:
    return (
        f"<url><loc>{escape(story.url)}</loc><news:news><news:publication><news:name>{escape(story.publication)}"
        f"</news:name><news:language>{escape(story.lang)}</news:language></news:publication><news:publication_date>"
        f"{story.date.isoformat(timespec='seconds')}</news:publication_date><news:title>{escape(story.title)}"
        "</news:title></news:news></url>\n"
    )
