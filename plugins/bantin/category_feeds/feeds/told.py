"""What feeds tell of stories that changed after publication: corrections as items, withdrawals as items to drop."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from bantin.category_feeds.feeds.feed import Deleted, FeedItem, item_id, plain
from bantin.category_feeds.feeds.feed_lists import Followed
from bantin.newsroom.message import say, to_readers
from bantin.newsroom.notes import TOLD, Told
from bantin.newsroom.split_address import join_address
from bantin.newsroom.story import Story
from bantin.vietnamese.dates import format_short
from bantin.vietnamese.folding import same_name_key

PLACE = "dinh-chinh"  # of the corrections on the page of their story


def told_items(told: Sequence[Told], stories: Mapping[str, Story], site: str, domain: str) -> Iterator[FeedItem]:
    """Yield an item for each that is ``told``, whose id stays when others are; ``stories`` are all, by path.

    The id of a correction is that of its story with the minute at which it was made.
    """
    for each in told:
        moment, story = each.note.moment or each.published, stories[each.path]
        name, title = (
            (say("reader/withdrawal"), each.title or format_short(moment))
            if each.withdrawn
            else (say("reader/correction"), each.title)
        )
        text = plain(each.note.text)
        yield FeedItem(
            id=f"{item_id(story, domain)}?{PLACE}={moment:%Y%m%d%H%M}",
            url=join_address(site, each.url) + ("" if each.withdrawn else f"#{PLACE}"),
            title=f"{to_readers(name)}: {plain(title)}",
            published=moment,
            updated=moment,
            summary=text,
            content=f"<p>{escape(text)}</p>",
            lang=story.lang,
        )


def deleted_from(
    followed: Followed, withdrawn: Iterable[Story], now: dt.datetime, domain: str
) -> tuple[Deleted, ...]:
    """Return what readers of a feed are asked to drop: stories that its list held, for a month, the latest first."""
    found = [
        Deleted(item_id(story, domain), story.withdrawn.moment, plain(story.withdrawn.reason))
        for story in withdrawn
        if story.withdrawn
        and story.withdrawn.moment <= now < story.withdrawn.moment + TOLD
        and _held(followed, story)
    ]
    return tuple(sorted(found, key=lambda it: (-it.when.timestamp(), it.id)))


def _held(followed: Followed, story: Story) -> bool:
    assert story.withdrawn is not None
    match followed.kind:
        case "site":
            return True
        case "tag":
            return same_name_key(followed.name) in map(same_name_key, story.withdrawn.tags)
        case "author":
            return same_name_key(followed.name) in map(same_name_key, story.withdrawn.authors)
        case "category" | "section":
            return followed.slug in (story.category.slug, story.category.parent)
    raise ValueError(f"nobody knows what a list of the kind {followed.kind} holds")
