"""Pictures and clips of an item with caption and credit, in the words of Media RSS (https://www.rssboard.org/media-rss)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from bantin.category_feeds.feeds.feed import FeedItem, plain
from bantin.category_feeds.feeds.markup import add, add_text


def add_media(element: ET.Element, item: FeedItem) -> None:
    """Append each file of ``item``; the one that represents the story is marked as default."""
    for medium in item.media:
        attributes = {
            "url": medium.url,
            "type": medium.type,
            "medium": medium.kind,
            "fileSize": medium.length,
            "width": medium.width,
            "height": medium.height,
            "isDefault": "true" if medium == item.image else "",
        }
        content = add(element, "media:content", attributes=attributes)
        add_text(content, "media:description", plain(medium.photo.caption_text), {"type": "plain"})
        add_text(content, "media:credit", plain(medium.photo.credit))
