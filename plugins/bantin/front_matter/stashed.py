"""The words of a tree that is not written yet, in which Markdown has put references and raw HTML aside."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

from bantin.vietnamese.forbidden import resolve

_STASHED = re.compile("\x02[^\x03]*\x03")


def words_of(text: str, md: Markdown) -> str:
    """Return ``text`` with the characters that its references mean, and without the raw HTML."""
    if "\x02" not in text:
        return resolve(text)

    def written(found: re.Match[str]) -> str:
        number = int(found[1])
        blocks = md.htmlStash.rawHtmlBlocks
        html = blocks[number] if number < len(blocks) else ""
        return html if isinstance(html, str) and html.startswith("&") and "<" not in html else ""

    return resolve(_STASHED.sub("", HTML_PLACEHOLDER_RE.sub(written, text)))
