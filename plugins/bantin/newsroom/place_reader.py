"""The marks of places taken out of a converted body again: each element keeps its place, text is as it was typed."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cached_property
from itertools import zip_longest
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX, AtomicString

from bantin.newsroom.conversion import conversion_of
from bantin.newsroom.places import (
    ADDRESS,
    ATTRIBUTES_OF_PLACES,
    LINES,
    MARK,
    MARK_END,
    PLACE,
    START,
    TAG_MARK,
    TAKEN_OUT,
    Place,
    PlaceMarker,
    place_behind,
    place_of,
    place_told,
    read_place,
    without_marks,
)

_ATTRIBUTE = re.compile(rf' (?:{"|".join(ATTRIBUTES_OF_PLACES)})="[\d: ]*"')
_OF_ADDRESS = {"href": PLACE, "src": ADDRESS}
# Steps of Python-Markdown that work in a text with marks as they do without; a test tries each.
_KNOWN = [
    *("markdown.preprocessors", "markdown.blockprocessors", "markdown.treeprocessors", "markdown.inlinepatterns"),
    *("markdown.util", "markdown.extensions.codehilite"),
    *("pymdownx.delimiterprocessor", "pymdownx.magiclink", "pymdownx.tilde"),  # of the dialect
    *(
        f"markdown.extensions.{name}"
        for name in (
            *("abbr", "attr_list", "def_list", "fenced_code", "footnotes", "legacy_attrs", "legacy_em", "md_in_html"),
            *("meta", "nl2br", "sane_lists", "smarty", "tables", "toc"),
        )
    ),
]
_TOLD = ("p", "h1", "h2", "h3", "h4", "h5", "h6")  # whose places are asked for though nothing is given to them


def register_places(md: Markdown) -> PlaceMarker:
    """Have ``md`` tell the place of each link, photo and tag in an attribute; return the step that marks them."""
    marker = StoryMarker(md)
    if "places" not in md.preprocessors:
        md.registerExtension(HeaderStep(md))
        md.preprocessors.register(marker, "places", 31)  # above the step that turns tabs into spaces (30)
        md.treeprocessors.register(CodeCleaner(md), "code_cleaner", 31)  # above the one that colours code (30)
        md.treeprocessors.register(PlaceReader(md), "places", 19)  # right below inline markup (20)
        md.treeprocessors.register(MarkRemover(md), "mark_remover", 7.9)  # right below lists of attributes (8)
        md.treeprocessors.register(PlaceRemover(md), "place_remover", -20)  # below all that asks for a place
    known = md.preprocessors["places"]
    return known if isinstance(known, PlaceMarker) else marker


class StoryMarker(PlaceMarker):
    """Puts marks into stories alone, and where each step knows what to do with them.

    Of other texts nothing is told. Admonitions, tabs, task lists and wiki links of others look for what is typed:
    where a site has such steps, findings are told at the beginning of the body, and the story is right.
    """

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines``, with marks if anybody asks for places and nobody stumbles over them."""
        if not conversion_of(self.md).path or self._are_strangers_there:
            return [line for line in lines if line != TAKEN_OUT]
        return super().run(lines)

    @cached_property
    def _are_strangers_there(self) -> bool:
        return any(_strangers(self.md))  # of the first text, when all extensions are there

    def code(self, lines: list[str]) -> Container[int]:
        """Return the numbers of ``lines`` within fences that Python-Markdown's own extension will read."""
        if "fenced_code_block" not in self.md.preprocessors or not any("```" in it or "~~~" in it for it in lines):
            return ()
        text = "\n".join(lines)
        blocks = FencedBlockPreprocessor.FENCED_BLOCK_RE.finditer(text)
        spans = ((text.count("\n", 0, it.start()) + 1, text.count("\n", 0, it.end()) + 1) for it in blocks)
        return {number for first, last in spans for number in range(first, last + 1)}


def _strangers(md: Markdown) -> Iterator[str]:
    """Yield the modules of steps of ``md`` that look for signs in a text before its marks are read."""
    for step in (*md.preprocessors, *md.parser.blockprocessors, *md.treeprocessors, *md.inlinePatterns):
        module = type(step).__module__
        if module not in _KNOWN and not module.startswith("bantin."):
            yield module


class HeaderStep(Extension):
    """The step that takes a header off a text, where there is one (Pelican's own reader, the extension ``meta``)."""

    def __init__(self, md: Markdown) -> None:
        super().__init__()
        self._md = md

    def reset(self) -> None:
        """Have it run first, once all extensions are there: marks of places before a key would hide the key."""
        if "meta" in self._md.preprocessors:
            self._md.preprocessors.register(self._md.preprocessors["meta"], "meta", 40)


class CodeCleaner(Treeprocessor):
    """Takes the marks out of blocks of code, whose language is told by their first line."""

    def run(self, root: Element) -> None:
        """Leave code as it was typed."""
        for block in root.iter("pre"):
            for code in block:
                if code.text and MARK_END in code.text:
                    _write_text(code, "text", without_marks(code.text))


class PlaceReader(Treeprocessor):
    """Gives elements and raw tags their places, and blocks of text the numbers of their lines."""

    def run(self, root: Element) -> None:
        """Take the marks out of the texts of ``root`` and of raw HTML."""
        self._read(root, START, [])
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [_with_attributes(html) if isinstance(html, str) else html for html in stash]

    def _read(self, element: Element, here: Place, lines: list[int]) -> Place:
        """Read ``element``, before which the text has come to ``here``; return how far it has come behind it.

        ``lines`` are those of the text of the block around it, which grow.
        """
        here = _settle_place(element, here)
        is_block = self.md.is_block_level(element.tag)
        lines = [here.line] if is_block else lines
        children = list(element)
        here = _read_text(element, "text", here, lines, children[0] if children else None)
        for child, following in zip_longest(children, children[1:]):
            if child.tag == "br" and PLACE not in child.attrib and not (child.tail or "").startswith("\n"):
                here = Place(here.line + 1, 1)
                lines.append(here.line)
            here = self._read(child, here, lines)
            here = _read_text(child, "tail", here, lines, following)
        if is_block and len(lines) > 1:
            element.set(LINES, " ".join(map(str, lines)))
        return here


class MarkRemover(Treeprocessor):
    """Takes out the marks that are left, once lists of attributes have been read."""

    def run(self, root: Element) -> None:
        """Leave texts as they were typed."""
        for element in root.iter():
            for name in ("text", "tail"):
                text = getattr(element, name)
                if text and MARK_END in text:
                    _write_text(element, name, without_marks(text))


class PlaceRemover(Treeprocessor):
    """Takes the places out again, once nobody asks for them any more."""

    def run(self, root: Element) -> None:
        """Leave no attribute of ours in ``root`` and in raw HTML; places stay for cleaning, if there will be any."""
        cleaned = bool(conversion_of(self.md).nonce)
        for element in root.iter():
            for name in (LINES,) if cleaned else ATTRIBUTES_OF_PLACES:
                element.attrib.pop(name, None)
            if element.tag == "abbr":
                element.set("title", without_marks(element.get("title", "")))
        if cleaned:
            return
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [without_places(html) if isinstance(html, str) else html for html in stash]


def without_places(html: str) -> str:
    """Return HTML without what places have put into its tags."""
    return _ATTRIBUTE.sub("", html) if "data-" in html else html


def element_place(element: Element) -> Place | None:
    """Return the place that ``element`` tells, if it does."""
    return read_place(element.get(PLACE, ""))


def address_place(element: Element) -> Place | None:
    """Return where the address of a photo that was typed in Markdown stands, if ``element`` tells it."""
    return read_place(element.get(ADDRESS, ""))


def lines_of(element: Element) -> list[int]:
    """Return the numbers of the lines of a block's text, by which its breaks can be told; empty if unknown."""
    place = element_place(element)
    return [int(line) for line in element.get(LINES, "").split()] or ([place.line] if place else [])


def _settle_place(element: Element, here: Place) -> Place:
    """Have ``element`` tell its place; return that place."""
    for name, value in list(element.attrib.items()):
        if name not in ATTRIBUTES_OF_PLACES:
            _read_attribute(element, name, value)
    text = element.text or ""
    first = MARK.match(text) if PLACE not in element.attrib and element.tag != "a" else None
    place = element_place(element) or (place_of(first) if first else here)
    # Markdown knows a block of raw HTML by a paragraph of it that is nothing but its mark.
    is_raw = STX in text and not len(element) and HTML_PLACEHOLDER_RE.fullmatch(text.strip())
    if element.attrib or (element.tag in _TOLD and not is_raw):
        element.set(PLACE, f"{place.line}:{place.column}")
    return place


def _read_text(owner: Element, name: str, here: Place, lines: list[int], following: Element | None) -> Place:
    """Take the marks out of a text that begins ``here``; return where it ends, and tell it ``following``."""
    text = getattr(owner, name)
    if not text:
        return here
    if MARK_END not in text:
        return _advance(text, here, lines)
    first, *others = MARK.split(text)  # lines and columns stand between the pieces
    here = _advance(first, here, lines)
    for line, column, piece in zip(others[::3], others[1::3], others[2::3], strict=True):
        here = place_told(line, column)
        lines[-1] = here.line
        here = _advance(piece, here, lines)
    if others and not others[-1] and following is not None:
        following.set(PLACE, f"{here.line}:{here.column}")
    _write_text(owner, name, "".join([first, *others[2::3]]))
    return here


def _write_text(owner: Element, name: str, typed: str) -> None:
    is_atomic = isinstance(getattr(owner, name), AtomicString)
    setattr(owner, name, AtomicString(typed) if is_atomic else typed)


def _advance(text: str, here: Place, lines: list[int]) -> Place:
    if "\n" not in text:
        return Place(here.line, here.column + len(text))
    behind = place_behind(text, here)
    lines += range(here.line + 1, behind.line + 1)
    return behind


def _read_attribute(element: Element, name: str, value: str) -> None:
    """Take the marks out of an attribute; what is a mark as a whole was put into a tag that Markdown looked into.

    An address tells its own place, in the brackets of its link or on a line of references; a photo has two places.
    """
    told = TAG_MARK.fullmatch(f" {name}")
    if told:
        del element.attrib[name]
    else:
        element.set(name, without_marks(value))
        told = MARK.search(value) if name in _OF_ADDRESS else None
    if told:
        element.set(_OF_ADDRESS.get(name, PLACE), "{}:{}".format(*place_of(told)))


def _with_attributes(html: str) -> str:
    """Return raw HTML whose marked tags tell their places in an attribute."""
    placed = TAG_MARK.sub(lambda found: ' {}="{}:{}"'.format(PLACE, *place_of(found)), html)
    return MARK.sub("", placed)
