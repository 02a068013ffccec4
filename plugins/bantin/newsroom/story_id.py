"""The id by which feeds know a story: made of its first address and day, and kept whatever becomes of both."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

from bantin.newsroom.split_address import host_of


def story_id(domain: str, date: dt.datetime, url: str) -> str:
    """Return the tag URI (RFC 4151) of a story: the same in every feed and format, whatever the host."""
    return f"tag:{domain},{date:%Y-%m-%d}:/{quote(url.lstrip('/'), safe='/%-._~')}"


def id_domain(address: str, chosen: str = "") -> str:
    """Return the domain that ids name: the one that was ``chosen``, else that of the site's ``address``."""
    return chosen or host_of(address) or "localhost"
