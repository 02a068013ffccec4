"""Photos that stand within text, in table cells or in figures written by hand: recorded where they are."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bantin.image_captions.address import read_address
from bantin.image_captions.caption_context import CaptionContext
from bantin.image_captions.content import as_markup, clean, plain_text
from bantin.image_captions.figure import CAPTION_CLASS
from bantin.image_captions.line import Line
from bantin.image_captions.media_item import describe, take_shot
from bantin.image_captions.paragraph import media_in
from bantin.image_captions.photo_links import unlink_photos
from bantin.image_captions.raw import MEDIA, adopt_all, holds_media
from bantin.newsroom.place_reader import element_place

_CELLS = ("td", "th")


def keep_inline(element: Element, run: CaptionContext) -> None:
    """Take every photo within ``element`` without moving it; what is no photo stays untouched."""
    if holds_media(element, run.md):
        adopt_all(element, run.md)
        unlink_photos(element)
        _visit(element, run, figure=None, linked=False, cell=element.tag in _CELLS)


def report_same_line(lines: Sequence[Line], run: CaptionContext) -> None:
    """Report words typed right behind the only photo of a paragraph: most often a caption on the wrong line.

    A photo on a later line most often stands in a sentence that was wrapped there.
    """
    media = sum(1 for line in lines for node in line.nodes if isinstance(node, Element) for _ in media_in(node))
    for line in lines[:1]:
        first, *others = line.nodes
        words = clean(plain_text(others))
        if isinstance(first, Element) and first.tag == "img" and words and media == 1:
            source = read_address(clean(first.get("src") or "")).source
            run.report("caption/same-line", element_place(first) or line.place, photo=source, text=words)


def _visit(element: Element, run: CaptionContext, *, figure: Element | None, linked: bool, cell: bool) -> None:
    if element.tag in MEDIA:
        _take(element, run, figure=figure, linked=linked)
        return
    figure = element if element.tag == "figure" else figure
    linked, cell = linked or element.tag == "a", cell or element.tag in _CELLS
    for child in list(element):
        _visit(child, run, figure=figure, linked=linked, cell=cell)
        if cell and child in run.shots:
            _show_title(element, child, run)


def _take(element: Element, run: CaptionContext, *, figure: Element | None, linked: bool) -> None:
    shot = take_shot(element, run, "inline", linked=linked)
    caption = None if figure is None else figure.find(".//figcaption")
    if figure is not None:
        shot.placement = "figure"
    if caption is not None:
        shot.captions.append(caption)
    describe(shot, run, "" if caption is None else plain_text([caption]).strip() or shot.title)


def _show_title(parent: Element, element: Element, run: CaptionContext) -> None:
    """Write a title out below a photo in a table cell, where no figure can stand."""
    shot = run.shots[element]
    if shot.title:
        element.attrib.pop("title", None)
        small = Element("small", {"class": run.conversion.own(CAPTION_CLASS)})
        small.text, small.tail, element.tail = as_markup(shot.title), element.tail, None
        parent.insert(list(parent).index(element) + 1, small)
        shot.captions.append(small)
