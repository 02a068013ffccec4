"""Links to other stories by their files: each is given the one path under which Pelican knows the story it means."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import quote

from bantin.newsroom.content_names import Names, NotOne

_HREF = re.compile(r'(?P<before><a\b[^>]*\shref="\{filename\})(?P<target>[^"]*)(?=")')
# Pelican would take it for the end of the name, and print what follows twice.
_IN_NAME = re.compile(r"[?#](?=.*\.(?:md|markdown|mkd|mdown)(?:#|$))", re.IGNORECASE)


def name_stories(html: str, story: str, names: Names) -> str:
    """Return ``html``, the body of ``story``, with each link to a file of ``names`` written as that file's path.

    A link that means none, or more than one, stays as it is: the check of links tells of it.
    """
    return _HREF.sub(lambda match: match["before"] + _path(unescape(match["target"]), story, names), html)


def _path(target: str, story: str, names: Names) -> str:
    try:
        found = names.find(target, story)
    except NotOne:
        found = None
    if found:
        return f"/{quote(found.path)}{escape(found.behind)}"
    return escape(_IN_NAME.sub(lambda sign: quote(sign[0]), target))
