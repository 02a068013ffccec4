"""Which feeds a site has, the paths of their files, and the links of a page to its feeds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from bantin.category_feeds.feeds import atom, json_feed, rss
from bantin.category_feeds.feeds.feed import Deleted, Feed, FeedItem, Publisher, last_change, latest_update, make_item
from bantin.category_feeds.feeds.feed_lists import Followed, Kind, followed_lists
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

MediaOf = Callable[[Story], Sequence[Medium | None]]
BodyOf = Callable[[Story], str]
Wanted = Callable[[str, Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Files:
    """The paths of a feed's documents, relative to the site root; one that is empty is not written.

    In settings they hold ``{slug}``, as Pelican's own ``CATEGORY_FEED_RSS`` does.
    """

    rss: str = ""
    atom: str = ""
    json: str = ""

    def of(self, slug: str) -> Files:
        """Return the addresses for the list called ``slug``."""
        return Files(*(address.format(slug=slug) for address in (self.rss, self.atom, self.json)))

    def __bool__(self) -> bool:
        return bool(self.rss or self.atom or self.json)


def usual_files(stem: str) -> Files:
    """Return the three documents of a feed by their usual endings."""
    return Files(f"{stem}.rss.xml", f"{stem}.atom.xml", f"{stem}.json")


DEFAULT_FILES: dict[Kind, Files] = {
    "site": usual_files("feeds/tin-moi"),
    "section": usual_files("feeds/chuyen-muc/{slug}"),
    "category": usual_files("feeds/chuyen-muc/{slug}"),
    "tag": usual_files("feeds/tu-khoa/{slug}"),
    "author": usual_files("feeds/tac-gia/{slug}"),
    "corrections": usual_files("feeds/dinh-chinh"),
}


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections and withdrawals of a site, newest first, and the ``page`` that lists them."""

    page: str
    entries: tuple[Told, ...] = ()


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
        written = {
            self.files.rss: rss.write_rss,
            self.files.atom: atom.write_atom,
            self.files.json: json_feed.write_json_feed,
        }
        return {address: write(self.feed) for address, write in written.items() if address}


@dataclass(frozen=True, slots=True)
class FeedLink:
    """An autodiscovery link for the head of a page: ``<link rel="alternate" type title href>``."""

    type: str
    title: str
    href: str


def plan_feeds(
    stories: Iterable[Story],
    categories: Sequence[Category],
    publisher: Publisher,
    *,
    now: dt.datetime,
    empty_since: dt.datetime,
    limits: Mapping[Kind, int] = DEFAULT_LIMITS,
    files: Mapping[Kind, Files] = DEFAULT_FILES,
    media_of: MediaOf = lambda story: (),
    body_of: BodyOf = attrgetter("body"),
    with_items: bool = True,
    is_wanted: Wanted = lambda page, held: True,
    told: Corrections | None = None,
    deleted: Mapping[str, Sequence[Deleted]] | None = None,
) -> tuple[PlannedFeed, ...]:
    """Return the feeds of a site in the order of its menu; a kind of list whose limit is 0 or has no files has none.

    ``told`` are all corrections, which have a feed if there is a page of them. ``deleted`` holds what readers are
    asked to drop, by the page of a list, where that is known; else it is worked out from the ``stories``.

    ``categories`` without stories have empty feeds dated ``empty_since``; ``media_of`` gives the files of a story's
    photos, in their order, ``body_of`` its HTML; both are asked once for each story that a feed holds.
    Without items the feeds are only announced: their names and files are all that pages need. Nor are there any in
    the feed of a page that is not wanted, with the stories that it holds.
    """
    items: dict[str, FeedItem] = {}

    def item_of(story: Story) -> FeedItem:
        if story.path not in items:
            items[story.path] = make_item(replace(story, body=body_of(story)), publisher, media_of(story))
        return items[story.path]

    stories = list(stories)
    withdrawn = [story for story in stories if story.withdrawn]
    planned = []
    for followed in followed_lists(listed(stories, now), categories):
        limit = limits.get(followed.kind, DEFAULT_LIMITS[followed.kind])
        own = files.get(followed.kind, Files()).of(followed.slug)
        if limit and own:
            shown = followed.stories[: limit if with_items else 0]
            paths = tuple(story.path for story in shown)
            held = tuple(map(item_of, shown)) if is_wanted(followed.page, paths) else ()
            gone = deleted_from(followed, withdrawn, now, publisher.domain)
            gone = gone if deleted is None else tuple(deleted.get(followed.page, ()))
            updated = latest_update([*map(last_change, shown), *(it.when for it in gone)], empty_since)
            feed = replace(_feed(followed, own, publisher, held, updated), deleted=gone)
            planned.append(PlannedFeed(followed.kind, followed.slug, followed.page, followed.above, own, feed, paths))
    own, limit = files.get("corrections", Files()), limits.get("corrections", DEFAULT_LIMITS["corrections"])
    if told is not None and limit and own:
        by_path = {story.path: story for story in stories}
        latest = told.entries[: limit if with_items else 0]
        held = tuple(told_items(latest, by_path, publisher.url, publisher.domain))
        list_of_all = Followed(
            "corrections",
            "",
            told.page,
            to_readers(say("reader/correction")),
            to_readers(say("reader/corrections")),
            (),
        )
        feed = _feed(list_of_all, own, publisher, held, latest_update((item.updated for item in held), empty_since))
        planned.append(PlannedFeed("corrections", "", told.page, "", own, feed))
    return tuple(planned)


def feed_links(planned: PlannedFeed) -> tuple[FeedLink, ...]:
    """Return the links by which a page announces its feed; addresses relative to the site root."""
    kinds = (
        FeedLink(rss.TYPE, f"{planned.feed.title} (RSS)", planned.files.rss),
        FeedLink(atom.TYPE, f"{planned.feed.title} (Atom)", planned.files.atom),
        FeedLink(json_feed.TYPE, f"{planned.feed.title} (JSON)", planned.files.json),
    )
    return tuple(link for link in kinds if link.href)


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
