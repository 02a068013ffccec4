"""Which feeds a site has, where their files stand, which links a page carries to its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from plugins.category_feeds.feeds import atom, json_feed, rss
from plugins.category_feeds.feeds.feed import Feed, FeedItem, Publisher, latest_update, make_item
from plugins.category_feeds.feeds.followed import Followed, Kind, followed_lists
from plugins.category_feeds.feeds.medium import Medium
from plugins.category_feeds.feeds.opml import Outline
from plugins.category_feeds.listing import listed
from plugins.newsroom.story import Category, Story

DEFAULT_LIMITS: dict[Kind, int] = {"site": 30, "section": 30, "category": 20, "tag": 0, "author": 0}

MediaOf = Callable[[Story], Sequence[Medium | None]]


@dataclass(frozen=True, slots=True)
class PlannedFeed:
    """A feed, the kind, slug and section of its list, and its files relative to the site root."""

    kind: Kind
    slug: str
    above: str
    rss: str
    atom: str
    json: str
    feed: Feed

    def files(self) -> dict[str, str]:
        """Return the text of each file by its address."""
        return {
            self.rss: rss.write_rss(self.feed),
            self.atom: atom.write_atom(self.feed),
            self.json: json_feed.write_json_feed(self.feed),
        }


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
    media_of: MediaOf = lambda story: (),
) -> tuple[PlannedFeed, ...]:
    """Return the feeds of a site in the order of its menu; a kind of list whose limit is 0 has none.

    ``categories`` without stories have empty feeds dated ``empty_since``; ``media_of`` gives the files of a story's
    photos, in their order.
    """
    items: dict[str, FeedItem] = {}

    def item_of(story: Story) -> FeedItem:
        if story.path not in items:
            items[story.path] = make_item(story, publisher, media_of(story))
        return items[story.path]

    planned = []
    for followed in followed_lists(listed(stories, now), categories):
        limit = limits.get(followed.kind, DEFAULT_LIMITS[followed.kind])
        if limit:
            held = tuple(item_of(story) for story in followed.stories[:limit])
            planned.append(_plan(followed, publisher, held, latest_update(held, empty_since)))
    return tuple(planned)


def feed_address(page: str, name: str) -> str:
    """Return where the file ``name`` of the list at ``page`` stands: for ``muc/y-te.html``, ``muc/y-te/rss.xml``."""
    folder = page.removesuffix("index.html").removesuffix(".html").rstrip("/")
    return f"{folder}/{name}" if folder else name


def feed_links(planned: PlannedFeed) -> tuple[FeedLink, ...]:
    """Return the links by which a page announces its feed; addresses relative to the site root."""
    title = planned.feed.title
    kinds = (
        (rss.TYPE, "RSS", planned.rss),
        (atom.TYPE, "Atom", planned.atom),
        (json_feed.TYPE, "JSON", planned.json),
    )
    return tuple(FeedLink(kind, f"{title} ({name})", address) for kind, name, address in kinds)


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


def _plan(followed: Followed, publisher: Publisher, items: tuple[FeedItem, ...], updated: dt.datetime) -> PlannedFeed:
    files = [feed_address(followed.page, name) for name in ("rss.xml", "atom.xml", "feed.json")]
    absolute = [urljoin(publisher.url, file) for file in files]
    feed = Feed(
        publisher=publisher,
        title=f"{followed.name} – {publisher.name}" if followed.name else publisher.name,
        description=followed.description or publisher.description,
        url=urljoin(publisher.url, followed.page),
        rss=absolute[0],
        atom=absolute[1],
        json=absolute[2],
        updated=updated,
        items=items,
    )
    return PlannedFeed(followed.kind, followed.slug, followed.above, files[0], files[1], files[2], feed)
