"""All feeds of a site from its settings and its articles, and every file that they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from bantin.category_feeds.feeds.medium import Medium, medium_of, medium_of_clip
from bantin.category_feeds.feeds.opml import write_opml
from bantin.category_feeds.feeds.plan import EMPTY_SINCE, FeedOrder, PlannedFeed, outlines, plan_feeds
from bantin.category_feeds.feeds.settings import (
    STYLE_FILES,
    STYLE_FOLDER,
    TOKENS,
    files_from,
    limits_from,
    publisher_from,
)
from bantin.newsroom.story import Category, Story

OPML = "feeds/nguon-tin.opml"

Measure = Callable[[str], int]


def plan_site_feeds(
    stories: Sequence[Story],
    categories: Sequence[Category],
    articles: Mapping[str, Any],
    settings: Mapping[str, Any],
    order: FeedOrder,
    measure: Measure = lambda url: 0,
    body_of: Callable[[Any], str] = attrgetter("feed_body"),
) -> tuple[PlannedFeed, ...]:
    """Return the feeds that ``settings`` and ``order`` ask for.

    ``body_of`` gives the text of an article with photos as feeds show them; it may carry ``picture``, ``pictures``
    and ``clips``. ``measure`` tells the bytes of a file of the site by its address.
    """
    publisher = publisher_from(settings)
    asked = replace(
        order,
        limits=limits_from(settings),
        files=files_from(settings),
        media_of=lambda story: _media_of(articles[story.path], publisher.url, measure),
        body_of=lambda story: body_of(articles[story.path]),
    )
    return plan_feeds(stories, categories, publisher, asked)


def _media_of(article: Any, site: str, measure: Measure) -> tuple[Medium | None, ...]:
    pictures = [getattr(article, "picture", None), *getattr(article, "pictures", ())]
    by_url = {picture.feed.url: picture for picture in reversed(pictures) if picture}
    photos = [medium_of(picture, site, measure) for picture in reversed(by_url.values())]
    clips = [medium_of_clip(clip, site, measure) for clip in getattr(article, "clips", ())]
    return (*photos, *clips)


def _in_language(file: Path, language: str) -> Path:
    """Return ``file`` in the language of the site (``feed.en.xsl``), where the theme has it in that."""
    own = file.with_name(f"{file.stem}.{language}{file.suffix}")
    return own if own.is_file() else file


def feed_documents(feeds: Sequence[PlannedFeed], static: Path, tokens: bytes = b"") -> dict[str, bytes]:
    """Return every file that ``feeds`` need by its address: documents, OPML, and their looks from ``static``.

    ``tokens`` are the colours of the site, where they may be others than the theme's.
    """
    if not feeds:
        return {}
    documents = documents_of(feeds) | list_of_feeds(feeds)
    looks = {name: _in_language(static / name, feeds[0].feed.publisher.lang) for name in STYLE_FILES}
    shown = {name: file.read_bytes() for name, file in looks.items() if file.is_file()}
    if tokens and TOKENS in shown:
        shown[TOKENS] = tokens
    return documents | {f"{STYLE_FOLDER}/{name}": data for name, data in shown.items()}


def documents_of(feeds: Iterable[PlannedFeed]) -> dict[str, bytes]:
    """Return the documents of ``feeds`` by their addresses."""
    return {address: text.encode() for planned in feeds for address, text in planned.documents().items()}


def list_of_feeds(feeds: Sequence[PlannedFeed]) -> dict[str, bytes]:
    """Return the list of ``feeds`` by its address, nothing if there are none."""
    updated = max((planned.feed.updated for planned in feeds), default=EMPTY_SINCE)
    return {OPML: write_opml(feeds[0].feed.publisher, outlines(feeds), updated).encode()} if feeds else {}
