"""Atom 1.0 (RFC 4287) with a WebSub hub link, Media RSS, and word of what was withdrawn (RFC 6721)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from bantin.category_feeds.feeds.feed import Deleted, Feed, FeedItem
from bantin.category_feeds.feeds.markup import NAMESPACES, add, add_text, declare, document, rfc3339
from bantin.category_feeds.feeds.media_rss import add_media

TYPE = "application/atom+xml"


def write_atom(feed: Feed) -> str:
    """Return ``feed`` as Atom 1.0; its id is its own address, so no two feeds of a site share one."""
    gone = ("at",) if feed.deleted else ()
    namespaces = {"xmlns": NAMESPACES["atom"], **declare("dc", "media", *gone)}
    root = ET.Element("feed", {**namespaces, "xml:lang": feed.publisher.lang})
    _describe(root, feed)
    for item in feed.items:
        _add_entry(root, item, feed.publisher.lang)
    for each in feed.deleted:
        _add_deleted(root, each)
    return document(root, feed.publisher.stylesheet, feed.publisher.css)


def _add_deleted(root: ET.Element, each: Deleted) -> None:
    entry = add(root, "at:deleted-entry", attributes={"ref": each.id, "when": rfc3339(each.when)})
    add_text(entry, "at:comment", each.reason)


def _describe(root: ET.Element, feed: Feed) -> None:
    publisher = feed.publisher
    add(root, "id", feed.atom)
    add(root, "title", feed.title)
    add_text(root, "subtitle", feed.description)
    add(root, "updated", rfc3339(feed.updated))
    add(root, "link", attributes={"rel": "self", "type": TYPE, "href": feed.atom})
    add(root, "link", attributes={"rel": "alternate", "type": "text/html", "href": feed.url})
    if publisher.hub:
        add(root, "link", attributes={"rel": "hub", "href": publisher.hub})
    # Stands for every entry that names no author, which RFC 4287 requires one way or the other.
    author = add(root, "author")
    add(author, "name", publisher.name)
    add(author, "uri", publisher.url)
    add_text(author, "email", publisher.email)
    add_text(root, "rights", publisher.rights)
    add_text(root, "logo", publisher.logo)
    add(root, "generator", publisher.generator)


def _add_entry(root: ET.Element, item: FeedItem, lang: str) -> None:
    entry = add(root, "entry", attributes={"xml:lang": item.lang if item.lang != lang else ""})
    add(entry, "id", item.id)
    add(entry, "title", item.title)
    add(entry, "link", attributes={"rel": "alternate", "type": "text/html", "href": item.url})
    if item.enclosure:
        file = item.enclosure
        attributes = {"rel": "enclosure", "type": file.type, "length": file.length, "href": file.url}
        add(entry, "link", attributes=attributes)
    add(entry, "published", rfc3339(item.published))
    add(entry, "updated", rfc3339(item.updated))
    for name in item.authors:
        add(add(entry, "author"), "name", name)
    for category in item.categories:
        add(entry, "category", attributes={"term": category})
    add_text(entry, "dc:source", item.source)
    add_text(entry, "summary", item.summary)
    add(entry, "content", item.content, {"type": "html"})
    add_media(entry, item)
