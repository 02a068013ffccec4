"""Offline judges of a feed: schemas written from the specifications, expat, feedparser, the rules of JSON Feed."""

import json
import re
from pathlib import Path
from typing import Any
from xml.parsers import expat

import feedparser
from lxml import etree

DATA = Path(__file__).parent / "data"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


def schema_errors(schema: str, text: str) -> list[str]:
    """Return what the RELAX NG schema ``schema`` finds wrong in the document ``text``."""
    grammar = etree.RelaxNG(etree.parse(DATA / schema))
    grammar.validate(etree.fromstring(text.encode()))
    return [str(error) for error in grammar.error_log]


def parse(text: str) -> Any:
    """Return what feedparser reads; the document must be well-formed for it and for expat."""
    expat.ParserCreate().Parse(text.encode(), True)
    found = feedparser.parse(text.encode(), sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


def json_feed_errors(text: str) -> list[str]:
    """Return the rules of JSON Feed 1.1 that ``text`` breaks."""
    feed = json.loads(text)
    errors = [] if feed.get("version") == "https://jsonfeed.org/version/1.1" else ["version"]
    errors += [name for name in ("title", "items") if name not in feed]
    errors += [
        name for name in ("home_page_url", "feed_url", "icon") if not _is_web_address(feed.get(name, "http://x"))
    ]
    errors += [f"hub {hub}" for hub in feed.get("hubs", []) if set(hub) != {"type", "url"}]
    ids = [item.get("id") for item in feed.get("items", [])]
    errors += ["ids repeat"] if len(ids) != len(set(ids)) else []
    return errors + [error for item in feed["items"] for error in _item_errors(item)]


def _item_errors(item: dict[str, Any]) -> list[str]:
    errors = [] if isinstance(item.get("id"), str) and item["id"] else ["id is not a string"]
    errors += [] if "content_html" in item or "content_text" in item else ["no content"]
    errors += [name for name in ("url", "image") if not _is_web_address(item.get(name, "http://x"))]
    dates = [item[name] for name in ("date_published", "date_modified") if name in item]
    errors += [f"date {date}" for date in dates if not MOMENT.fullmatch(date)]
    errors += [
        "author says nothing" for author in item.get("authors", []) if not {"name", "url", "avatar"} & set(author)
    ]
    attachments = item.get("attachments", [])
    return errors + ["attachment" for file in attachments if not {"url", "mime_type"} <= set(file)]


def _is_web_address(text: str) -> bool:
    return text.startswith(("https://", "http://"))
