"""The marks of places taken out of a converted body again: each element keeps its place, text is as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.newsroom.places import MARK, PLACE, TAG_MARK, PlaceMarker, place_of, places_in, without_marks

_ATTRIBUTE = re.compile(rf' {PLACE}="\d+:\d+"')


def register_places(md: Markdown) -> None:
    """Have ``md`` tell the place of each link, photo and tag in an attribute while its extensions work."""
    if "places" not in md.preprocessors:
        md.preprocessors.register(PlaceMarker(md), "places", 31)  # above the step that turns tabs into spaces (30)
        md.treeprocessors.register(PlaceReader(md), "places", 19)  # right below inline markup (20)
        md.treeprocessors.register(PlaceRemover(md), "place_remover", -20)  # below all that asks for a place


class PlaceReader(Treeprocessor):
    """Gives elements and raw tags their places."""

    def run(self, root: Element) -> None:
        """Take the marks out of the texts of ``root`` and of raw HTML."""
        for element in root.iter():
            for name, value in list(element.attrib.items()):
                _read_attribute(element, name, value)
        for owner, name, text, following in texts_of(root):
            first = MARK.match(text) if name == "text" else None
            if first:
                owner.set(PLACE, "{}:{}".format(*place_of(first)))
            _, end, place = next(iter(reversed(list(places_in(text)))), (0, 0, None))
            if place and end == len(text) and following is not None:
                following.set(PLACE, f"{place.line}:{place.column}")
            setattr(owner, name, _as_before(text))
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [_with_attributes(html) if isinstance(html, str) else html for html in stash]


class PlaceRemover(Treeprocessor):
    """Takes the places out again, once nobody asks for them any more."""

    def run(self, root: Element) -> None:
        """Leave no attribute of ours in ``root`` and in raw HTML."""
        for element in root.iter():
            element.attrib.pop(PLACE, None)
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [without_places(html) if isinstance(html, str) else html for html in stash]


def without_places(html: str) -> str:
    """Return raw HTML as it was typed."""
    return _ATTRIBUTE.sub("", html) if PLACE in html else html


def texts_of(root: Element) -> Iterator[tuple[Element, str, str, Element | None]]:
    """Yield each text of ``root`` in reading order: whose it is, ``text`` or ``tail``, itself, what is behind it."""
    children = list(root)
    if root.text:
        yield root, "text", root.text, children[0] if children else None
    for number, child in enumerate(children):
        yield from texts_of(child)
        if child.tail:
            yield child, "tail", child.tail, children[number + 1] if number + 1 < len(children) else None


def _read_attribute(element: Element, name: str, value: str) -> None:
    """Take the marks out of an attribute; what is a mark as a whole was put into a tag that Markdown looked into."""
    told = TAG_MARK.fullmatch(f" {name}")
    if told:
        del element.attrib[name]
        element.set(PLACE, "{}:{}".format(*place_of(told)))
    else:
        element.set(name, without_marks(value))


def _as_before(text: str) -> str:
    typed = without_marks(text)
    return AtomicString(typed) if isinstance(text, AtomicString) else typed


def _with_attributes(html: str) -> str:
    """Return raw HTML whose marked tags tell their places in an attribute."""
    placed = TAG_MARK.sub(lambda found: ' {}="{}:{}"'.format(PLACE, *place_of(found)), html)
    return MARK.sub("", placed)
