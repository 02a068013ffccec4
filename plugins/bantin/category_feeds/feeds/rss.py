"""RSS 2.0 with Dublin Core authors, full text, Media RSS and a link to itself.

Rules: https://www.rssboard.org/rss-specification and https://www.rssboard.org/rss-profile.
"""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree as ET

from bantin.category_feeds.feeds.feed import Feed, FeedItem, Publisher
from bantin.category_feeds.feeds.markup import add, add_text, declare, document, rfc822
from bantin.category_feeds.feeds.media_rss import add_media

TYPE = "application/rss+xml"


def write_rss(feed: Feed) -> str:
    """Return ``feed`` as RSS 2.0."""
    root = ET.Element("rss", {"version": "2.0", **declare("atom", "content", "dc", "media")})
    channel = add(root, "channel")
    _describe(channel, feed)
    for item in feed.items:
        _add_item(channel, item)
    return document(root, feed.publisher.stylesheet, feed.publisher.css)


def _describe(channel: ET.Element, feed: Feed) -> None:
    publisher = feed.publisher
    add(channel, "title", feed.title)
    add(channel, "link", feed.url)
    add(channel, "description", feed.description or feed.title)
    add(channel, "atom:link", attributes={"rel": "self", "type": TYPE, "href": feed.rss})
    if publisher.hub:
        add(channel, "atom:link", attributes={"rel": "hub", "href": publisher.hub})
    add(channel, "language", publisher.lang)
    add_text(channel, "copyright", publisher.rights)
    add_text(channel, "managingEditor", _mailbox(publisher))
    add(channel, "lastBuildDate", rfc822(feed.updated))
    add(channel, "generator", publisher.generator)
    add_text(channel, "ttl", str(publisher.ttl or ""))
    if publisher.logo:
        _add_logo(channel, feed)


def _mailbox(publisher: Publisher) -> str:
    return f"{publisher.email} ({publisher.name})" if publisher.email else ""


def _add_logo(channel: ET.Element, feed: Feed) -> None:
    image = add(channel, "image")
    add(image, "url", feed.publisher.logo)
    add(image, "title", feed.title)
    add(image, "link", feed.url)


def _add_item(channel: ET.Element, item: FeedItem) -> None:
    element = add(channel, "item")
    add(element, "title", item.title)
    add(element, "link", item.url)
    add(element, "guid", item.id, {"isPermaLink": "false"})
    add(element, "pubDate", rfc822(item.published))
    for author in item.authors:
        add(element, "dc:creator", author)
    add_text(element, "dc:source", item.source)
    for category in item.categories:
        add(element, "category", category)
    add_text(element, "description", escape(item.summary, quote=False))  # HTML by the specification
    add_text(element, "content:encoded", item.content)
    if item.enclosure:
        # The attribute is required; the profile asks for 0 when the size is not known.
        attributes = {"url": item.enclosure.url, "length": str(item.enclosure.length), "type": item.enclosure.type}
        add(element, "enclosure", attributes=attributes)
    add_media(element, item)
