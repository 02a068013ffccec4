"""Blocks of WordPress that are nothing but a comment: their words stand elsewhere, or in the comment itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from bantin.imports.refused import Refused
from bantin.move_in.header import read_json

_LONE = re.compile(
    r"<!--\s*+wp:(?P<name>[a-z][\w/-]*+)\s(?P<data>(?>(?:[^<-]+|-(?!->)|<(?!!--))*))-->", re.IGNORECASE
)
_MOST = 100  # blocks within blocks of one story; one that holds itself would never end
# Lists of other stories, boxes of the page around a story, room between two boxes: no words of the story.
_WORDLESS = re.compile(
    r"spacer|separator|more|nextpage|latest-\w+|archives|categories|tag-cloud|calendar|rss|search|page-list\w*|"
    r"social-links?|loginout|navigation\S*|site-\S+|post-\S+|query\S*|comments?-\S+|avatar|read-more|home-link|"
    r"template-part|pattern|legacy-widget|missing|image|gallery|video|audio|file"
)
_LOOKS = re.compile(r"^_|css|class|font|colou?r|anim|icon|size|style|layout|align|width|height|url|href|ref|name")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def with_lone_blocks(content: str, footnotes: str, shared: Callable[[str], str]) -> str:
    """Return ``content`` with what its lone blocks show; ``shared`` gives the block of a number that stories share.

    ``footnotes`` is the list, in JSON, that WordPress keeps apart. An unknown block becomes a shortcode of its name
    around the words found in it, to be told like any other shortcode.
    """
    left = _MOST

    def show(found: re.Match[str]) -> str:
        nonlocal left
        data = found["data"].strip()
        if not data.endswith("/"):
            return found[0]  # it opens, or ends, what stands in the content
        name, left = found["name"].casefold().removeprefix("core/"), left - 1
        settings = _settings(data[:-1])
        if name == "block" and left > 0 and (words := shared(str(settings.get("ref", "")))):
            return _LONE.sub(show, words)
        if name == "footnotes":
            return _notes(footnotes)
        if name == "embed" or name.startswith("core-embed/"):
            address = escape(str(settings.get("url", "")), quote=True)
            return f'\n\n<p><a href="{address}">{address}</a></p>\n\n' if address else ""
        if _WORDLESS.fullmatch(name):
            return ""
        shown = f"wp-{re.sub(r'[^a-z0-9]+', '-', name)}"[:40]
        return f"\n\n[{shown}]\n\n{paragraphs_in(settings)}\n\n[/{shown}]\n\n"

    return _LONE.sub(show, content) if "<!-- wp:" in content else content


def paragraphs_in(settings: Any) -> str:
    """Return the sentences among the settings of a box nobody knows, one paragraph each."""
    return "\n\n".join(f"<p>{it.strip()}</p>" for it in dict.fromkeys(_prose(settings, "")))


def _prose(value: Any, key: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _prose(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from _prose(inner, key)
    elif isinstance(value, str) and not _LOOKS.search(key) and _is_prose(value):
        yield value


def _is_prose(text: str) -> bool:
    """Say whether ``text`` is words for readers: several, and with marks, if there are but two."""
    words = text.split()
    return len(words) > 1 and (not text.isascii() or sum(bool(_LETTERS.search(it)) for it in words) > 2)


def _settings(text: str) -> Mapping[str, Any]:
    try:
        found = read_json(text.strip() or "{}")
    except Refused:
        return {}
    return found if isinstance(found, Mapping) else {}


def _notes(text: str) -> str:
    """Return the footnotes as a list, each under the name by which the text leads to it."""
    try:
        notes = read_json(text or "[]")
    except Refused:
        return ""
    items = "".join(
        f'<li id="{escape(str(it.get("id", "")), quote=True)}">{it.get("content", "")}</li>'
        for it in (notes if isinstance(notes, list) else ())
        if isinstance(it, Mapping)
    )
    return f"\n\n<ol>{items}</ol>\n\n" if items else ""
