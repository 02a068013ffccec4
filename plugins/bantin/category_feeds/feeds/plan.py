"""Which feeds a site has, the paths of their files, and the links of a page to its feeds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TypeVar

from bantin.category_feeds.feeds.feed import Deleted, Feed, FeedItem, Publisher, last_change, latest_update, make_item
from bantin.category_feeds.feeds.feed_lists import Followed, Kind, followed_lists
from bantin.category_feeds.feeds.formats import DEFAULT_FILES, Files
from bantin.category_feeds.feeds.medium import Medium
from bantin.category_feeds.feeds.opml import Outline
from bantin.category_feeds.feeds.told import deleted_from, told_items
from bantin.category_feeds.listing import listed
from bantin.newsroom.message import say, to_readers
from bantin.newsroom.notes import Told
from bantin.newsroom.split_address import join_address
from bantin.newsroom.story import Category, Story

DEFAULT_LIMITS: dict[Kind, int] = {
    "site": 30,
    "section": 30,
    "category": 20,
    "tag": 20,
    "author": 20,
    "corrections": 30,
}

EMPTY_SINCE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
T = TypeVar("T")
MediaOf = Callable[[Story], Sequence[Medium | None]]
BodyOf = Callable[[Story], str]
Wanted = Callable[[str, Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections and withdrawals of a site, newest first, and the ``page`` that lists them."""

    page: str
    entries: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedOrder:
    """What is asked of the feeds of a site at the hour ``now``.

    A kind of list whose limit is 0 or that has no ``files`` has no feeds; a feed that holds nothing is dated
    ``empty_since``. ``media_of`` gives the files of a story's photos, in their order, ``body_of`` its HTML; both are
    asked once for each story that a feed holds. Without items the feeds are only announced: their names and files are
    all that pages need. Nor are there any in the feed of a page that is not wanted, with the stories that it holds.

    ``told`` are all corrections, which have a feed if there is a page of them. ``deleted`` holds what readers are
    asked to drop, by the page of a list, where that is known; else it is worked out from the stories.
    """

    now: dt.datetime
    empty_since: dt.datetime = EMPTY_SINCE
    limits: Mapping[Kind, int] = field(default_factory=lambda: DEFAULT_LIMITS)
    files: Mapping[Kind, Files] = field(default_factory=lambda: DEFAULT_FILES)
    media_of: MediaOf = lambda story: ()
    body_of: BodyOf = attrgetter("body")
    with_items: bool = True
    is_wanted: Wanted = lambda page, held: True
    told: Corrections | None = None
    deleted: Mapping[str, Sequence[Deleted]] | None = None

    def room_of(self, kind: Kind) -> tuple[Files, int]:
        """Return where feeds of that ``kind`` stand, and how many stories each shows at the most."""
        return self.files.get(kind, Files()), self.limits.get(kind, DEFAULT_LIMITS[kind])

    def first(self, row: Sequence[T], limit: int) -> Sequence[T]:
        """Return what a feed shows of a ``row``."""
        return row[: limit if self.with_items else 0]


@dataclass(frozen=True, slots=True)
class PlannedFeed:
    """A feed, the kind, slug, page and section of its list, its files, the paths of the stories that it holds."""

    kind: Kind
    slug: str
    page: str
    above: str
    files: Files
    feed: Feed
    paths: tuple[str, ...] = ()

    def documents(self) -> dict[str, str]:
        """Return the text of each file by its address."""
        return {path: form.write(self.feed) for form, path in self.files.written()}


@dataclass(frozen=True, slots=True)
class FeedLink:
    """An autodiscovery link for the head of a page: ``<link rel="alternate" type title href>``."""

    type: str
    title: str
    href: str


def plan_feeds(
    stories: Iterable[Story], categories: Sequence[Category], publisher: Publisher, order: FeedOrder
) -> tuple[PlannedFeed, ...]:
    """Return the feeds of a site in the order of its menu, also of ``categories`` without stories."""
    stories = list(stories)
    lists = _Lists(stories, publisher, order)
    planned = [lists.feed_of(followed) for followed in followed_lists(listed(stories, order.now), categories)]
    told = _corrections(stories, publisher, order, order.told) if order.told is not None else None
    return tuple(feed for feed in (*planned, told) if feed)


class _Lists:
    """Makes the feeds of lists; what a feed says of a story is made once for all that hold it."""

    def __init__(self, stories: Sequence[Story], publisher: Publisher, order: FeedOrder) -> None:
        self._publisher, self._order = publisher, order
        self._withdrawn = [story for story in stories if story.withdrawn]
        self._items: dict[str, FeedItem] = {}

    def feed_of(self, followed: Followed) -> PlannedFeed | None:
        """Return the feed of a list, if it has one."""
        order, (files, limit) = self._order, self._order.room_of(followed.kind)
        own = files.of(followed.slug)
        if not (limit and own):
            return None
        shown = order.first(followed.stories, limit)
        paths = tuple(story.path for story in shown)
        held = tuple(map(self._item_of, shown)) if order.is_wanted(followed.page, paths) else ()
        gone = self._gone_from(followed)
        updated = latest_update([*map(last_change, shown), *(it.when for it in gone)], order.empty_since)
        feed = replace(_feed(followed, own, self._publisher, held, updated), deleted=gone)
        return PlannedFeed(followed.kind, followed.slug, followed.page, followed.above, own, feed, paths)

    def _gone_from(self, followed: Followed) -> tuple[Deleted, ...]:
        if self._order.deleted is not None:
            return tuple(self._order.deleted.get(followed.page, ()))
        return deleted_from(followed, self._withdrawn, self._order.now, self._publisher.domain)

    def _item_of(self, story: Story) -> FeedItem:
        if story.path not in self._items:
            whole = replace(story, body=self._order.body_of(story))
            self._items[story.path] = make_item(whole, self._publisher, self._order.media_of(story))
        return self._items[story.path]


def _corrections(
    stories: Sequence[Story], publisher: Publisher, order: FeedOrder, told: Corrections
) -> PlannedFeed | None:
    """Return the feed of all corrections, if there is one."""
    own, limit = order.room_of("corrections")
    if not (limit and own):
        return None
    by_path = {story.path: story for story in stories}
    held = tuple(told_items(order.first(told.entries, limit), by_path, publisher.url, publisher.domain))
    name, about = to_readers(say("reader/correction")), to_readers(say("reader/corrections"))
    followed = Followed("corrections", "", told.page, name, about, ())
    updated = latest_update((item.updated for item in held), order.empty_since)
    return PlannedFeed("corrections", "", told.page, "", own, _feed(followed, own, publisher, held, updated))


def feed_links(planned: PlannedFeed) -> tuple[FeedLink, ...]:
    """Return the links by which a page announces its feed; addresses relative to the site root."""
    title = planned.feed.title
    return tuple(FeedLink(form.type, f"{title} ({form.name})", path) for form, path in planned.files.written())


def outlines(feeds: Sequence[PlannedFeed]) -> tuple[Outline, ...]:
    """Return ``feeds`` as OPML shows them: a category below its section, when that has a feed."""
    sections = {planned.slug for planned in feeds if planned.kind == "section"}
    below: dict[str, list[Outline]] = {slug: [] for slug in sections}
    for planned in feeds:
        if planned.above in sections:
            below[planned.above].append(Outline(planned.feed))
    tops = (planned for planned in feeds if planned.above not in sections)
    return tuple(
        Outline(planned.feed, tuple(below[planned.slug]) if planned.kind == "section" else ()) for planned in tops
    )


def _feed(
    followed: Followed, files: Files, publisher: Publisher, items: tuple[FeedItem, ...], updated: dt.datetime
) -> Feed:
    return Feed(
        publisher=publisher,
        title=f"{followed.name} – {publisher.name}" if followed.name else publisher.name,
        description=followed.description or publisher.description,
        url=join_address(publisher.url, followed.page),
        rss=files.rss and join_address(publisher.url, files.rss),
        atom=files.atom and join_address(publisher.url, files.atom),
        json=files.json and join_address(publisher.url, files.json),
        updated=updated,
        items=items,
    )
