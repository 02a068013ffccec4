"""Which pages the site map names: what anybody may find, once each, newest stories first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from plugins.metadata.publisher import Publisher
from plugins.metadata.site_map import Entry, News
from plugins.newsroom.picture import Picture
from plugins.newsroom.story import Story

NEWS_DAYS = dt.timedelta(days=2)
NEWS_LIMIT = 1000


def story_entries(
    stories: Iterable[Story], pictures: Mapping[str, Sequence[Picture]], publisher: Publisher
) -> Iterator[Entry]:
    """Yield a story's page each; ``pictures`` are those of each story by its path."""
    for story in stories:
        images = dict.fromkeys(publisher.absolute(picture.feed.url) for picture in pictures.get(story.path, ()))
        yield Entry(publisher.absolute(story.url), story.modified or story.date, tuple(images))


def page_entries(urls: Iterable[str], publisher: Publisher) -> Iterator[Entry]:
    """Yield the other pages by their addresses relative to the site root; the front page is the site itself."""
    for url in dict.fromkeys("" if url == "index.html" else url for url in urls):
        yield Entry(publisher.absolute(url))


def recent_news(stories: Iterable[Story], now: dt.datetime, publisher: Publisher) -> list[News]:
    """Return the stories of the last two days, newest first, as many as a news map may hold."""
    recent = [story for story in stories if now - NEWS_DAYS < story.date <= now]
    recent.sort(key=lambda story: (-story.date.timestamp(), story.path))
    return [
        News(publisher.absolute(story.url), story.title, story.date, publisher.site, story.lang)
        for story in recent[:NEWS_LIMIT]
    ]
