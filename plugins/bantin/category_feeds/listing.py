"""Which stories a list may hold, and in what order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from operator import attrgetter

from bantin.newsroom.story import Story


def is_listed(story: Story, now: dt.datetime) -> bool:
    """Return whether lists may show ``story``: published, its hour come, its day of expiry not yet begun.

    In a preview a story may be in lists before its hour.
    """
    if story.status != "published" or (story.date > now and not story.awaited):
        return False
    return story.expires is None or now.astimezone(story.date.tzinfo).date() < story.expires


def order_key(story: Story) -> tuple[float, str]:
    """Return the key that sorts stories newest first, equal dates by path, the same on every machine."""
    return -story.date.timestamp(), story.path


def newest_first(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return ``stories`` in the order of every list."""
    # Two stable sorts by plain values are faster than one by pairs, and nearly linear on files named by date.
    by_path = sorted(stories, key=attrgetter("path"))
    return tuple(sorted(by_path, key=lambda story: story.date.timestamp(), reverse=True))


def listed(stories: Iterable[Story], now: dt.datetime) -> tuple[Story, ...]:
    """Return the stories that lists may show at ``now``, newest first."""
    return newest_first(story for story in stories if is_listed(story, now))


def sections_of(story: Story) -> tuple[str, ...]:
    """Return the slugs of the category pages that list ``story``: its own category's and the one above."""
    category = story.category
    return (category.slug, category.parent) if category.parent else (category.slug,)
