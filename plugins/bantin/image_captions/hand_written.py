"""Photos inside blocks of raw HTML: the block stays as its author wrote it, only its photos are recorded."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from bantin.image_captions.address import read_address
from bantin.image_captions.caption_context import CaptionContext, MediaItem
from bantin.image_captions.content import as_markup, plain_text
from bantin.image_captions.media_item import describe, take_shot
from bantin.image_captions.raw import element_of
from bantin.newsroom.place_reader import element_place, without_places
from bantin.newsroom.places import PLACE, START, Place, place_behind, read_place
from bantin.vietnamese.forbidden import allowed_text

_CLIPS = ("video", "audio")
_AS_TYPED = ("code", "pre", "kbd", "samp")
_CODE = ("<pre", "<code", '<div class="codehilite', "<!--", "<script", "<style")
# No part runs past the brackets of the next photo: otherwise each of many that never close is read to the end.
_TOLD = re.compile(rf'<[a-zA-Z][a-zA-Z0-9]* {PLACE}="(?P<place>[^"]*)"')
_MARKDOWN_PHOTO = re.compile(r"!\[[^\[\]]*\]\((?P<address>[^()\s]{1,2000})[^()]{0,1000}\)")


@dataclass(slots=True)
class _Figure:
    caption_start: int = 0
    caption_end: int = 0


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    element: Element
    linked: bool
    figure: _Figure | None


class _Scanner(HTMLParser):
    """Notes where in a block of HTML its photos, clips and captions stand."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Found] = []
        self._figures: list[_Figure] = []
        self._links = 0
        self._starts = [0]
        for line in html.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    @property
    def _position(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Of two that are named alike the first counts, as in browsers: ours tells the place of the tag.
        attributes = {name: as_markup(allowed_text(value or "")) for name, value in reversed(attrs)}
        end = self._position + len(self.get_starttag_text() or "")
        self._links += tag == "a"
        if tag == "figure":
            self._figures.append(_Figure())
        elif tag == "figcaption" and self._figures:
            self._figures[-1].caption_start = end
        elif tag in ("img", *_CLIPS) and attributes.get("src"):
            figure = self._figures[-1] if self._figures else None
            self.found.append(_Found(self._position, end, Element(tag, attributes), self._links > 0, figure))

    def handle_endtag(self, tag: str) -> None:
        self._links -= tag == "a"
        if tag == "figcaption" and self._figures:
            self._figures[-1].caption_end = self._position
        elif tag == "figure" and self._figures:
            self._figures.pop()
        elif tag in _CLIPS and self.found and self.found[-1].element.tag == tag:
            self.found[-1].end = self._position + len(f"</{tag}>")


def report_markdown(root: Element, run: CaptionContext) -> None:
    """Report photos in Markdown that stand in the text of pasted HTML, where they stay signs."""
    for element in root.iter() if "![" in "".join(root.itertext()) else ():
        for text in (element.text, element.tail):
            if text and "![" in text and element.tag not in _AS_TYPED:
                for match in _MARKDOWN_PHOTO.finditer(text):
                    place = place_behind(text[: match.start()], element_place(element) or START)
                    run.report("caption/in-html", place, photo=read_address(match["address"]).source)


def fill_raw_block(html: str, run: CaptionContext, add_photo: Callable[[MediaItem, CaptionContext], str]) -> str:
    """Record the photos of ``html`` and return it, with slots in their places if the conversion wants them."""
    _report_markdown(html, run)
    if not any(f"<{tag}" in html.lower() for tag in ("img", *_CLIPS)):
        return html
    filled, position = "", 0
    for found in _Scanner(html).found:
        shot = _shot(found, html, run)
        mark = add_photo(shot, run) if shot.source else ""
        kept = html[found.start : found.end]
        filled += html[position : found.start] + (mark if mark and run.conversion.slots else kept)
        position = found.end
    return filled + html[position:]


def _report_markdown(html: str, run: CaptionContext) -> None:
    """Report photos written in Markdown within HTML, where Markdown leaves them as signs."""
    for match in () if html.lower().startswith(_CODE) else _MARKDOWN_PHOTO.finditer(html):
        address = read_address(match["address"])
        run.report("caption/in-html", _place_in(html, match.start()), photo=address.source)


def _place_in(html: str, offset: int) -> Place:
    """Return the place of ``offset`` in a block: of the last tag before it, and the lines since."""
    told = list(_TOLD.finditer(html, 0, offset))
    place = read_place(told[-1]["place"]) if told else None
    if place is None:
        return START
    return place_behind(without_places(html[told[-1].start() : offset]), place)


def _shot(found: _Found, html: str, run: CaptionContext) -> MediaItem:
    shot = take_shot(found.element, run, "inline", linked=found.linked)
    caption: Element | None = None
    if found.figure is not None:
        shot.placement = "figure"
        inner = without_places(html[found.figure.caption_start : found.figure.caption_end])
        caption = element_of(f"<figcaption>{inner}</figcaption>")
    shot.captions.extend([] if caption is None else [caption])
    describe(shot, run, "" if caption is None else plain_text([caption]).strip())
    return shot
