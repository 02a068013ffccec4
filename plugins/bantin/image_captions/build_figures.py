"""From photos and the lines around them to a figure: which words are the caption, which stay text."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bantin.image_captions.attributes import add_attributes
from bantin.image_captions.byline import BYLINE_CLASS, is_byline
from bantin.image_captions.caption import Caption, is_too_long, read_caption
from bantin.image_captions.caption_context import CaptionContext, MediaItem
from bantin.image_captions.caption_lines import take_following
from bantin.image_captions.content import clean, plain_text, put_content
from bantin.image_captions.figure import Exhibit, build_figure, shots_of
from bantin.image_captions.line import Line, join_lines
from bantin.image_captions.lines_under import read_lines
from bantin.image_captions.media_item import describe, read_focus, take_shot
from bantin.image_captions.paragraph import PhotoBlock, Piece
from bantin.image_captions.pasted import Display, joined, tidy
from bantin.image_captions.titles import keep_titles, use_titles
from bantin.newsroom.classes import NO_CAPTION


def show(block: PhotoBlock, run: CaptionContext, rest: deque[Element], *, closes: bool = False) -> list[Element]:
    """Return the figure for ``block`` and the paragraphs that its lines remain.

    ``rest`` holds the blocks after it, from which a caption may be taken; ``closes`` says that the block's last
    line is the story's last.
    """
    exhibits = [_exhibit(piece, block, run) for piece in block.pieces]
    shots = shots_of(exhibits)
    if NO_CAPTION in _classes(block, shots):
        keep_titles(exhibits)
        return _finish(exhibits, Caption(), block, run, paragraphs(block.lines))
    left = _take_byline(block, shots, run, closes=closes)
    if _is_body_text(block, run):
        for shot in shots[:1]:
            run.report_shot("caption/too-long", shot, clean(block.lines[0].text))
        left = paragraphs(block.lines) + left
        block.lines = []
    own, shared = read_lines(block.lines, len(exhibits))
    for exhibit, caption in zip(exhibits, own, strict=False):
        exhibit.caption = caption
    shared = use_titles(exhibits, shared, run)
    if not left and not any(exhibit.caption for exhibit in exhibits):
        shared = take_following(shared, block, shots, rest, run)
    return _finish(exhibits, shared, block, run, left)


def show_display(display: Display, run: CaptionContext, rest: deque[Element]) -> Element:
    """Return the figure for photos whose captions their author marked in HTML; ``rest`` may hold one that is not."""
    block = PhotoBlock(display.pieces, attributes=display.attributes)
    exhibits = [_exhibit(piece, block, run) for piece in block.pieces]
    own, below = display.own, display.shared
    if len(own) == 1:  # a figure of one photo has one caption: what was marked further in comes first
        own, below = [[]], joined(own[0], below)
    for exhibit, words in zip(exhibits, own, strict=True):
        exhibit.piece.node.tail = None
        exhibit.caption = read_caption(tidy(words))
    shared = read_caption(tidy(below))
    if display.captioned:
        keep_titles(exhibits)
    else:
        shared = use_titles(exhibits, shared, run)
    if not any((shared, *(exhibit.caption for exhibit in exhibits))):
        shared = take_following(shared, block, shots_of(exhibits), rest, run)
    [figure] = _finish(exhibits, shared, block, run, [])
    return figure


def paragraphs(lines: Sequence[Line]) -> list[Element]:
    """Return ``lines`` as a paragraph, if there are any."""
    return [put_content(Element("p"), join_lines(lines))] if lines else []


def _exhibit(piece: Piece, block: PhotoBlock, run: CaptionContext) -> Exhibit:
    shots = [take_shot(element, run, linked=piece.linked) for element in piece.media]
    for shot in shots:
        read_focus(shot, block.attributes, run)
    return Exhibit(piece, shots)


def _classes(block: PhotoBlock, shots: Sequence[MediaItem]) -> list[str]:
    return [*block.attributes.get("class", "").split(), *(name for shot in shots for name in shot.classes)]


def _take_byline(
    block: PhotoBlock, shots: Sequence[MediaItem], run: CaptionContext, *, closes: bool
) -> list[Element]:
    text = clean(block.lines[-1].text) if block.lines else ""
    if not text or not is_byline(text, run.authors, closing=closes):
        return []
    line = block.lines.pop()
    run.report("caption/byline", line.place, photo=shots[0].source if shots else "", text=text)
    return [put_content(Element("p", {"class": run.conversion.own(BYLINE_CLASS)}), line.nodes)]


def mark_byline(paragraph: Element, run: CaptionContext) -> None:
    """Mark the story's last paragraph when it is certain to name its author, so that themes can set it apart."""
    if paragraph is run.closing and is_byline(clean(plain_text([paragraph])), run.authors, closing=False):
        add_attributes(paragraph, {"class": run.conversion.own(BYLINE_CLASS)})


def _is_body_text(block: PhotoBlock, run: CaptionContext) -> bool:
    """Several photos may have a caption each, so that their lines are measured one by one."""
    texts = [clean(line.text) for line in block.lines]
    return any(is_too_long(text, run.options) for text in (texts if len(block.pieces) > 1 else [" ".join(texts)]))


def _finish(
    exhibits: Sequence[Exhibit], shared: Caption, block: PhotoBlock, run: CaptionContext, left: list[Element]
) -> list[Element]:
    for exhibit in exhibits:
        for shot in exhibit.shots:
            describe(shot, run, exhibit.caption.text or shared.text)
    figure = build_figure(exhibits, shared, block.attributes, run.conversion.own)
    for shot in shots_of(exhibits):
        shot.classes = tuple(dict.fromkeys([*shot.classes, *block.attributes.get("class", "").split()]))
    return [figure, *left]
