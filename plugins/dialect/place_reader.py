"""The marks of places taken out of a converted body again: each element keeps its place, text is as it was typed."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.dialect.leftover import leftovers
from plugins.dialect.places import MARK, TAG_MARK, Place, place_of, places_in, without_marks
from plugins.dialect.understood import warn

PLACE = "data-place"  # cleaning lets no such attribute through, so that none of an author's or ours is published
_AS_TYPED = {"code", "pre", "kbd", "samp"}


class PlaceReader(Treeprocessor):
    """Runs right after inline markup is read, before any step that looks at texts."""

    def run(self, root: Element) -> None:
        """Give the elements of ``root`` and the tags of raw HTML their places; tell what still looks like markup."""
        self._read(root, Place(1, 1))
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [_with_attributes(html) if isinstance(html, str) else html for html in stash]

    def _read(self, element: Element, place: Place) -> Place:
        """Read the marks in and behind the parts of ``element``; return the last place told."""
        for name, value in element.attrib.items():
            element.set(name, without_marks(value))
        open_text = element.tag not in _AS_TYPED
        children = list(element)
        element.text, place = self._text(element.text, place, open_text, before=children[0] if children else element)
        for number, child in enumerate(children):
            place = self._read(child, place)
            following = children[number + 1] if number + 1 < len(children) else None
            child.tail, place = self._text(child.tail, place, open_text, before=following)
        return place

    def _text(
        self, text: str | None, place: Place, open_text: bool, before: Element | None
    ) -> tuple[str | None, Place]:
        if not text:
            return text, place
        if open_text and not isinstance(text, AtomicString):
            for where, slip in leftovers(text, place):
                warn(self.md, where, slip.rule, slip.message)
        for end, told in places_in(text):
            place = told
            if end == len(text) and before is not None:
                before.set(PLACE, f"{told.line}:{told.column}")
        return without_marks(text), place


def _with_attributes(html: str) -> str:
    """Return raw HTML whose marked tags tell their places in an attribute."""
    placed = TAG_MARK.sub(lambda found: ' {}="{}:{}"'.format(PLACE, *place_of(found)), html)
    return MARK.sub("", placed)
