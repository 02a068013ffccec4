"""Looks through the texts of a body, raw HTML too, for what was not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from bantin.dialect.leftover import leftovers, may_hold_slips
from bantin.dialect.understood import warn
from bantin.newsroom.places import Place, places_in, without_marks

_PHOTO = re.compile(r"!\[[^\]\n]*\]\([^()\n]*\)")
_OPEN = re.compile(r"\]\s?\($")
_AS_TYPED = {"code", "pre", "kbd", "samp"}
_RAW_CODE = re.compile(
    r"<(code|pre|kbd|samp|script|style)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.DOTALL | re.IGNORECASE
)


class LeftoverReader(Treeprocessor):
    """Runs while texts still tell their places."""

    def answers_to(self, words: str) -> bool:
        """Say whether plain paragraphs of these ``words`` may hold a slip."""
        return may_hold_slips(words)

    def run(self, root: Element) -> None:
        """Report each slip in ``root`` and in the raw HTML of the body."""
        stash = self.md.htmlStash.rawHtmlBlocks
        if not stash and not may_hold_slips("".join(root.itertext())):
            return
        place = self._read(root, Place(1, 1))
        for html in stash:
            if isinstance(html, str) and not html.startswith("&"):
                # A whole photo in Markdown within a block of HTML is told by the captions.
                for text in _RAW_CODE.sub("\0", _PHOTO.sub("", html)).split("\0"):
                    place = self._report(text, place)

    def _read(self, element: Element, place: Place) -> Place:
        if element.tag not in _AS_TYPED:
            children = list(element)
            place = self._report(_before(element.text, children[:1]), place)
            for number, child in enumerate(children, 1):
                place = self._read(child, place)
                place = self._report(_before(child.tail, children[number : number + 1]), place)
        return place

    def _report(self, text: str, place: Place) -> Place:
        if not isinstance(text, AtomicString):
            for where, slip in leftovers(HTML_PLACEHOLDER_RE.sub(self._ampersand, text), place):
                warn(self.md, where, slip.said)
        return next((told for *_, told in reversed(list(places_in(text)))), place)

    def _ampersand(self, found: re.Match[str]) -> str:
        """Return the sign that stands for itself in a text, since what follows it may look like a reference."""
        html = self.md.htmlStash.rawHtmlBlocks[int(found[1])]
        return "&" if html == "&amp;" else found[0]


def _before(text: str | None, following: Sequence[Element]) -> str:
    """Return ``text`` with a sign for the bare address that follows it in brackets, since it is a link already."""
    words = text or ""
    if isinstance(text, AtomicString) or not _OPEN.search(without_marks(words)):
        return words
    return f"{words}/" if following and following[0].tag == "a" and _is_bare(following[0]) else words


def _is_bare(link: Element) -> bool:
    """Say whether the address of ``link`` is what its reader sees, and a bracket closes behind it."""
    seen, address = without_marks(link.text or ""), link.get("href", "")
    return bool(seen) and seen in address and address.startswith("http") and (link.tail or "").startswith(")")
