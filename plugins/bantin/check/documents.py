"""What feeds, site maps, lists of feeds and style sheets point to."""

from __future__ import annotations

import re

DOCUMENTS = (".xml", ".opml", ".json", ".webmanifest", ".txt")
_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')\s]+)["']?\s*\)""")


def addresses_in(name: str, text: str, site_url: str) -> list[str]:
    """Return the addresses that the file ``name`` holds, as far as they lead into the site.

    Whatever the format, an address of the site is one that begins as the site does and fills a whole value: a quoted
    attribute, an element, a string, be it written once more inside another. One in the middle of prose is no link.
    """
    if name.endswith(".css"):
        return _IN_STYLE.findall(text)
    if not site_url or not name.endswith(DOCUMENTS):
        return []
    address = rf"""(?:(?<=["'>;])|^Sitemap:\s*)({re.escape(site_url)}(?:/[^\s"'<>&\\]*)?)(?=["'<&\\]|$)"""
    return re.findall(address, text, re.MULTILINE)
