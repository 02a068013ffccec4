"""What a feed says, apart from the format that it says it in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from bantin.category_feeds.feeds.body import feed_html
from bantin.category_feeds.feeds.medium import Medium, feed_figure, medium_markup
from bantin.newsroom.message import say, to_readers
from bantin.newsroom.photo import fill_slots
from bantin.newsroom.slots import fill_same_category
from bantin.newsroom.split_address import join_address
from bantin.newsroom.story import Note, Story
from bantin.newsroom.story_id import id_domain, story_id
from bantin.vietnamese.dates import format_short
from bantin.vietnamese.forbidden import strip_forbidden
from bantin.vietnamese.normal import fold_spaces


@dataclass(frozen=True, slots=True)
class Publisher:
    """What all feeds of a site share; ``url`` ends with a slash, addresses are absolute, empty means none.

    ``id_domain`` is the domain named in the ids of items: keep it when the site moves to another one, and readers
    will not see every story a second time.
    """

    name: str
    url: str
    description: str = ""
    lang: str = "vi"
    rights: str = ""
    email: str = ""
    logo: str = ""
    hub: str = ""
    stylesheet: str = ""
    css: str = ""
    generator: str = "Bản tin"
    ttl: int = 60
    id_domain: str = ""

    @property
    def domain(self) -> str:
        return id_domain(self.url, self.id_domain)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One story; ``title`` and ``summary`` are plain text, ``content`` is HTML; ``media`` in reading order."""

    id: str
    url: str
    title: str
    published: dt.datetime
    updated: dt.datetime
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    summary: str = ""
    content: str = ""
    lang: str = "vi"
    source: str = ""
    media: tuple[Medium, ...] = ()

    @property
    def enclosure(self) -> Medium | None:
        """Return the file that podcast players and readers load: the first sound or film, else the first picture."""
        clips = [medium for medium in self.media if medium.kind != "image"]
        return next(iter([*clips, *self.media]), None)

    @property
    def image(self) -> Medium | None:
        """Return the first picture."""
        return next((medium for medium in self.media if medium.kind == "image"), None)


@dataclass(frozen=True, slots=True)
class Deleted:
    """An item that readers are asked to drop: its id, when it was withdrawn, why."""

    id: str
    when: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A list to follow: the absolute addresses of its page and, each empty when not written, of its documents."""

    publisher: Publisher
    title: str
    description: str
    url: str
    rss: str
    atom: str
    json: str
    updated: dt.datetime
    items: tuple[FeedItem, ...] = ()
    deleted: tuple[Deleted, ...] = ()

    def inside(self, address: str) -> str:
        """Return one of these addresses as pages write it: relative to the root of the site."""
        return address.removeprefix(self.publisher.url)


def item_id(story: Story, domain: str) -> str:
    """Return the id that ``story`` was promised, or else one of its address: the same in every feed and format."""
    return story.feed_id or story_id(domain, story.date, story.url)


def make_item(story: Story, publisher: Publisher, media: Sequence[Medium | None] = ()) -> FeedItem:
    """Return ``story`` as an item; ``media`` is parallel to ``story.photos``, None where a file is missing."""
    url = join_address(publisher.url, story.url)
    return FeedItem(
        id=item_id(story, publisher.domain),
        url=url,
        title=plain(story.title),
        published=story.date,
        updated=last_change(story),
        authors=tuple(plain(author.name) for author in story.authors),
        categories=tuple(dict.fromkeys(map(plain, (story.category.name, *(tag.name for tag in story.tags))))),
        summary=plain(story.summary),
        content=_content(story, url, media),
        lang=story.lang,
        source=plain(story.source),
        media=tuple(medium for medium in media if medium),
    )


def latest_update(moments: Iterable[dt.datetime], fallback: dt.datetime) -> dt.datetime:
    """Return the last of the ``moments`` at which a feed changed: never that of the build, or all would change."""
    return max(moments, default=fallback)


def last_change(story: Story) -> dt.datetime:
    """Return when the words of ``story`` last changed, as its editor says."""
    return story.modified or story.date


def plain(text: str) -> str:
    """Return ``text`` on one line without the characters that XML forbids."""
    return fold_spaces(strip_forbidden(text))


def _content(story: Story, url: str, media: Sequence[Medium | None]) -> str:
    body = feed_html(fill_slots(fill_same_category(story.body, ""), media, _slot_markup(media)), url)
    lead = "".join(feed_figure(medium) for medium in media if medium and escape(medium.url) not in body)
    source = f"<p>{escape(plain(story.source))}</p>" if story.source else ""
    notes = [_said(to_readers(say("reader/update")), it) for it in story.updates]
    notes += [_said(to_readers(say("reader/correction")), it) for it in story.corrections]
    content = f"{lead}{body}{source}{''.join(notes)}".replace("\r\n", "\n").replace("\r", "\n")
    return strip_forbidden(content)


def _said(name: str, note: Note) -> str:
    day = f", {format_short(note.moment.date())}" if note.moment else ""
    return f"<p><strong>{name}{day}:</strong> {escape(plain(note.text))}</p>"


def _slot_markup(media: Sequence[Medium | None]) -> Callable[[int], str]:
    def markup(index: int) -> str:
        medium = media[index]
        return medium_markup(medium) if medium else ""

    return markup
