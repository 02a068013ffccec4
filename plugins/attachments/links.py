"""Links to files in a body, found and given the address under which the file is published."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from plugins.attachments.kinds import suffix_of
from plugins.newsroom.photo_links import is_photo_name
from plugins.newsroom.split_address import split_address

_HREF = re.compile(r'(?P<before><a\b[^>]*\shref=")(?P<target>[^"]*)(?=")')
# What the site itself is made of; the check of links knows whether these exist.
_PAGES = {"", "html", "htm", "md", "markdown", "xml", "json", "opml", "css", "js"}


def is_file_link(target: str) -> bool:
    """Say whether ``target`` names a file of the newsroom, not a page, a place in one, or another site."""
    parts = split_address(target)
    return (
        parts is not None
        and not (parts.scheme or parts.netloc or target.startswith("{"))
        and suffix_of(parts.path) not in _PAGES
        and not is_photo_name(parts.path)  # the plugin of photos makes these
    )


def replace_links(html: str, address: Callable[[str], str]) -> str:
    """Return ``html`` with each link to a file leading to ``address(path as written)``."""

    def replaced(match: re.Match[str]) -> str:
        target = unescape(match["target"])
        parts = split_address(target)
        if parts is None or not is_file_link(target):
            return match[0]
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return match["before"] + escape(address(parts.path) + fragment)

    return _HREF.sub(replaced, html)
