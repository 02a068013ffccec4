"""Links to files in a body, found and given the address under which the file is published."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from bantin.attachments.kinds import KINDS, suffix_of
from bantin.newsroom.photo_links import names_photo
from bantin.newsroom.split_address import split_address

_HREF = re.compile(r'(?P<before><a\b[^>]*\shref=")(?P<target>[^"]*)(?=")')
_LINK = re.compile(r'<a\b[^>]*\shref="(?P<target>[^"]*)"[^>]*>(?:(?!</a>).)*</a>', re.DOTALL)
# What the site itself is made of; the check of links knows whether these exist.
_PAGES = {"", "html", "htm", "md", "markdown", "xml", "json", "opml", "css", "js"}


def is_file_link(target: str) -> bool:
    """Say whether ``target`` names a file of the newsroom, not a page, a place in one, or another site."""
    parts = split_address(target)
    if parts is None or parts.scheme or parts.netloc or target.startswith("{"):
        return False
    if names_photo(target):
        return False  # the plugin of photos makes these
    # A name may hold "#" and "?": what looks like a place in a page may be the end of the name of a file.
    may_end = {suffix_of(target), suffix_of(target.rpartition("#")[0])}
    is_name = bool(parts.path.strip("/")) and not suffix_of(parts.path) and not may_end.isdisjoint(KINDS)
    return is_name or suffix_of(parts.path) not in _PAGES


def label_links(html: str, labels: Mapping[str, str]) -> str:
    """Return ``html`` with what ``labels`` say of the files at their addresses behind each link there."""

    def labelled(match: re.Match[str]) -> str:
        label = labels.get(unescape(match["target"]))
        return f'{match[0]} <span class="file-facts">({escape(label)})</span>' if label else match[0]

    return _LINK.sub(labelled, html) if labels else html


def replace_links(html: str, address: Callable[[str], str]) -> str:
    """Return ``html`` with each link to a file leading to ``address(target as written)``."""

    def replaced(match: re.Match[str]) -> str:
        target = unescape(match["target"])
        return match["before"] + escape(address(target)) if is_file_link(target) else match[0]

    return _HREF.sub(replaced, html)
