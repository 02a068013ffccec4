"""The id by which feeds know a story: made of its first address and day, and kept whatever becomes of both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from bantin.newsroom.settings import FEED_ID_DOMAIN, SITEURL
from bantin.newsroom.split_address import split_address


def story_id(domain: str, date: dt.datetime, url: str) -> str:
    """Return the tag URI (RFC 4151) of a story: the same in every feed and format, whatever the host."""
    return f"tag:{domain},{date:%Y-%m-%d}:/{quote(url.lstrip('/'), safe='/%-._~')}"


def id_domain(settings: Mapping[str, Any]) -> str:
    """Return the domain that ids name."""
    parts = split_address(str(SITEURL.of(settings)))
    return FEED_ID_DOMAIN.of(settings) or (parts and parts.hostname) or "localhost"
