"""The list of all feeds as OPML 2.0 (http://opml.org/spec2.opml), for readers to subscribe to all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from bantin.category_feeds.feeds.feed import Feed, Publisher
from bantin.category_feeds.feeds.markup import add, add_text, document, rfc822
from bantin.newsroom.message import say, to_readers


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed and, for a section, the feeds below it."""

    feed: Feed
    below: tuple[Outline, ...] = ()


def write_opml(publisher: Publisher, outlines: Iterable[Outline], updated: dt.datetime) -> str:
    """Return the feeds of a site in the order of its menu; ``updated`` is that of its newest story."""
    root = ET.Element("opml", {"version": "2.0"})
    head = add(root, "head")
    add(head, "title", to_readers(say("reader/feeds-of", name=publisher.name)))
    add(head, "dateModified", rfc822(updated))
    add(head, "ownerName", publisher.name)
    add_text(head, "ownerEmail", publisher.email)
    add(head, "ownerId", publisher.url)
    body = add(root, "body")
    for outline in outlines:
        _add_outline(body, outline)
    return document(root)


def _add_outline(parent: ET.Element, outline: Outline) -> None:
    feed = outline.feed
    attributes = {
        "text": feed.title,
        "type": "rss",
        "version": "RSS2",
        "xmlUrl": feed.rss or feed.atom or feed.json,
        "htmlUrl": feed.url,
        "description": feed.description,
        "language": feed.publisher.lang,
    }
    element = add(parent, "outline", attributes=attributes)
    for below in outline.below:
        _add_outline(element, below)
