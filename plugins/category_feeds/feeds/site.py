"""All feeds of a site from its settings and its articles, and every file that they need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from plugins.category_feeds.feeds.medium import Medium, medium_of
from plugins.category_feeds.feeds.opml import write_opml
from plugins.category_feeds.feeds.plan import PlannedFeed, outlines, plan_feeds
from plugins.category_feeds.feeds.settings import STYLE_FILES, STYLE_FOLDER, files_from, limits_from, publisher_from
from plugins.newsroom.story import Category, Story

OPML = "feeds/nguon-tin.opml"
EMPTY_SINCE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)

Measure = Callable[[str], int]


def plan_site_feeds(
    stories: Sequence[Story],
    categories: Sequence[Category],
    articles: Mapping[str, Any],
    settings: Mapping[str, Any],
    now: dt.datetime,
    measure: Measure = lambda url: 0,
) -> tuple[PlannedFeed, ...]:
    """Return the feeds that ``settings`` ask for.

    An article may carry ``feed_body``, its text with photos as feeds show them, and ``picture`` and ``pictures``;
    ``measure`` tells the bytes of a file of the site by its address.
    """
    publisher = publisher_from(settings)

    def media_of(story: Story) -> tuple[Medium, ...]:
        article = articles[story.path]
        pictures = [getattr(article, "picture", None), *getattr(article, "pictures", ())]
        by_url = {picture.feed.url: picture for picture in reversed(pictures) if picture}
        return tuple(medium_of(picture, publisher.url, measure) for picture in reversed(by_url.values()))

    return plan_feeds(
        [replace(story, body=getattr(articles[story.path], "feed_body", story.body)) for story in stories],
        categories,
        publisher,
        now=now,
        empty_since=EMPTY_SINCE,
        limits=limits_from(settings),
        files=files_from(settings),
        media_of=media_of,
    )


def feed_documents(feeds: Sequence[PlannedFeed], static: Path) -> dict[str, bytes]:
    """Return every file that ``feeds`` need by its address: documents, OPML, and their looks from ``static``."""
    if not feeds:
        return {}
    texts = {address: text for planned in feeds for address, text in planned.documents().items()}
    updated = max(planned.feed.updated for planned in feeds)
    texts[OPML] = write_opml(feeds[0].feed.publisher, outlines(feeds), updated)
    documents = {address: text.encode() for address, text in texts.items()}
    looks = {name: static / name for name in STYLE_FILES}
    return documents | {f"{STYLE_FOLDER}/{name}": file.read_bytes() for name, file in looks.items() if file.is_file()}
