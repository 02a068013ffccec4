"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bantin.category_feeds.feeds.feed import Feed, FeedItem, plain
from bantin.category_feeds.feeds.markup import rfc3339
from bantin.category_feeds.feeds.medium import Medium

TYPE = "application/feed+json"


def write_json_feed(feed: Feed) -> str:
    """Return ``feed`` as JSON Feed 1.1; rights and generator, which it has no field for, go into an extension."""
    publisher = feed.publisher
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.json,
        "description": feed.description,
        "icon": publisher.logo,
        "authors": [{"name": publisher.name, "url": publisher.url}],
        "language": publisher.lang,
        "hubs": [{"type": "WebSub", "url": publisher.hub}] if publisher.hub else [],
        "_ban_tin": _present({"generator": publisher.generator, "rights": publisher.rights}),
    }
    items = [_item(item) for item in feed.items]  # required, even when empty
    return json.dumps({**_present(whole), "items": items}, ensure_ascii=False, indent=1) + "\n"


def _item(item: FeedItem) -> dict[str, Any]:
    whole = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.content,
        "summary": item.summary,
        "image": item.image.url if item.image else "",
        "date_published": rfc3339(item.published),
        "date_modified": rfc3339(item.updated),
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.categories),
        "language": item.lang,
        "attachments": [_attachment(medium) for medium in item.media],
        "_ban_tin": _present({"source": item.source}),
    }
    return {**_present(whole), "content_html": item.content}


def _attachment(medium: Medium) -> dict[str, Any]:
    photo = medium.photo
    words = plain(photo.caption_text or photo.alt)
    whole = {
        "url": medium.url,
        "mime_type": medium.type,
        "title": words,
        "size_in_bytes": medium.length,
        "_ban_tin": _present({"credit": plain(photo.credit), "width": medium.width, "height": medium.height}),
    }
    return _present(whole)


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that say something: the format wants absent ones left out, not empty."""
    return {name: value for name, value in fields.items() if value}
