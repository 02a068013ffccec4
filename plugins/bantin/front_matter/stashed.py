"""The words of a tree that is not written yet, in which Markdown has put references and raw HTML aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

from bantin.newsroom.boxes import has_box
from bantin.vietnamese.forbidden import resolve

_TAG = re.compile(r"\s*</?([a-zA-Z][^\s/>]*)")
_STASHED = re.compile("\x02[^\x03]*\x03")


def words_of(element: Element, md: Markdown) -> str:
    """Return the text of ``element`` with the characters that its references mean, and without the raw HTML.

    Words that are apart on the page are apart.
    """
    text = "".join(_texts(element))
    if "\x02" not in text:
        return resolve(text)

    def written(found: re.Match[str]) -> str:
        number = int(found[1])
        blocks = md.htmlStash.rawHtmlBlocks
        html = blocks[number] if number < len(blocks) else ""
        if not isinstance(html, str):
            return ""
        if html.startswith("&") and "<" not in html:
            return html
        tag = _TAG.match(html)
        return " " if tag and _parts_words(tag[1].lower()) else ""

    return resolve(_STASHED.sub("", HTML_PLACEHOLDER_RE.sub(written, text)))


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        around = " " if _parts_words(child.tag) else ""
        yield around
        yield from _texts(child)
        yield around + (child.tail or "")


def _parts_words(tag: str) -> bool:
    return tag == "br" or has_box(tag)
