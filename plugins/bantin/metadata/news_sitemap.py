"""The sitemap of fresh news: what was published in the two days before the build.

Rules: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from bantin.metadata.plain import moment, plain
from bantin.metadata.publisher import Publisher
from bantin.metadata.sitemap_xml import branch, document, leaf
from bantin.newsroom.story import Story

FILE = "sitemap-tin-moi.xml"
WINDOW = dt.timedelta(days=2)
LIMIT = 1_000


def fresh_stories(stories: Iterable[Story], now: dt.datetime, limit: int = LIMIT) -> list[Story]:
    """Return the stories that are less than two days old at ``now``, newest first, equal dates by path."""
    fresh = sorted((story for story in stories if now - WINDOW < story.date <= now), key=lambda story: story.path)
    return sorted(fresh, key=lambda story: story.date, reverse=True)[:limit]


def write_news_sitemap(stories: Iterable[Story], publisher: Publisher, now: dt.datetime) -> bytes:
    """Return the document, which may be empty: search engines look for it every day."""
    return document("urlset", (_url(story, publisher) for story in fresh_stories(stories, now)), "news")


def _url(story: Story, publisher: Publisher) -> str:
    name = leaf("news:name", plain(publisher.site))
    news = branch(
        "news:news",
        branch("news:publication", name, leaf("news:language", story.lang)),
        leaf("news:publication_date", moment(story.date)),
        leaf("news:title", plain(story.title)),
    )
    return branch("url", leaf("loc", publisher.absolute(story.url)), news)
