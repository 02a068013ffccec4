"""The walk over the parsed story: every paragraph, list item and heading that holds photos is set in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import takewhile
from xml.etree.ElementTree import Element

from bantin.image_captions.attributes import merged
from bantin.image_captions.build_figures import mark_byline, show, show_display
from bantin.image_captions.caption_context import CaptionContext
from bantin.image_captions.content import (
    Node,
    content_of,
    holds_only_blocks,
    put_content,
    strip_content,
    take_blocks,
    take_content,
)
from bantin.image_captions.embedded import take_embedded
from bantin.image_captions.inline import keep_inline, report_same_line
from bantin.image_captions.line import join_lines, split_lines
from bantin.image_captions.paragraph import Part, PhotoBlock, Piece, holds_only_photos, parts_of, photo_pieces
from bantin.image_captions.pasted import Display, display_of, is_centred, kept_attributes
from bantin.image_captions.photo_links import unlink_photos
from bantin.image_captions.photo_tables import displays_of
from bantin.image_captions.raw import MEDIA, adopt_all, holds_media
from bantin.newsroom.classes import NAMES, PLACING
from bantin.newsroom.pasted import HELD, PASTED
from bantin.newsroom.place_reader import lines_of

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ITEMS = ("li", "dd")
_WRAPPERS = ("div", "section", "article", "main", "center")
_BOXES = (*_WRAPPERS, "aside", "details")
_HOLDERS = ("div", "blockquote", "ul", "ol", "dl", "section", "article", "aside", "main", "details", "center")
_MAY_DISPLAY = frozenset({*_HOLDERS, "figure", "table"})


def arrange(container: Element, run: CaptionContext) -> None:
    """Rebuild the blocks of ``container`` with figures in place of photo lines."""
    if not holds_only_blocks(container):
        keep_inline(container, run)
        return
    blocks = deque(take_blocks(container))
    for block in _arranged(blocks, run):
        block.tail = "\n"
        container.append(block)


def _arranged(blocks: deque[Element], run: CaptionContext) -> Iterator[Element]:
    while blocks:
        block = blocks.popleft()
        if _is_of_the_page(block, run):
            arrange(block, run)
            yield block
        elif displays := _displays_of(block, run):
            for display in displays:
                yield show_display(display, run, blocks if display is displays[-1] else deque())
        elif _is_wrapper(block, run):
            blocks.extendleft(reversed(take_blocks(block)))
        elif block.tag == "p":
            yield from _paragraph(block, blocks, run)
        elif block.tag in _HEADINGS:
            yield from _heading(block, blocks, run)
        elif block.tag in _HOLDERS and block.get("class") != run.conversion.own("footnote"):
            arrange(block, run)
            yield block
        else:
            (_item if block.tag in _ITEMS else keep_inline)(block, run)
            yield block


def _is_of_the_page(block: Element, run: CaptionContext) -> bool:
    """Say whether ``block`` is a box that somebody's page is made of: an admonition, a tab, a grid, a named div.

    Boxes in stories are pasted, and mean nothing; a text of other people, in MkDocs, is not cleaned.
    """
    return not run.conversion.path and block.tag in _BOXES and bool(block.attrib)


def _displays_of(block: Element, run: CaptionContext) -> Sequence[Display]:
    """Return what a block of HTML shows, if photos and their captions are all that it is."""
    if block.tag in _MAY_DISPLAY and holds_media(block, run.md):
        adopt_all(block, run.md)
    if block.tag == "table":
        return displays_of(block)
    display = display_of(block)
    return [display] if display else []


def _is_wrapper(block: Element, run: CaptionContext) -> bool:
    """Say whether ``block`` only holds photos and their lines together, so that a caption may stand behind it."""
    is_ours = block.get("class") == run.conversion.own("footnote")
    if block.tag not in _WRAPPERS or is_ours or not any(part.tag in MEDIA for part in block.iter()):
        return False
    if holds_only_photos(block):
        put_content(block, [put_content(Element("p", _taken_placing(block)), take_content(block))])
    is_named = bool(block.get("id") or block.get(HELD["id"]) or set(block.get("class", "").split()) & {*NAMES})
    return not is_named and holds_only_blocks(block)


def _paragraph(paragraph: Element, rest: deque[Element], run: CaptionContext) -> list[Element]:
    closes = paragraph is run.closing
    if take_embedded(paragraph, rest, run):
        closes = closes or paragraph is run.closing
    elif not holds_media(paragraph, run.md):
        mark_byline(paragraph, run)
        return [paragraph]
    adopt_all(paragraph, run.md)
    unlink_photos(paragraph)
    lines = split_lines(content_of(paragraph), lines_of(paragraph))
    parts = parts_of(lines, is_centred=is_centred(paragraph))
    if not any(isinstance(part, PhotoBlock) for part in parts):
        report_same_line(lines, run)
        keep_inline(paragraph, run)
        return [paragraph]
    attributes = kept_attributes(paragraph) if paragraph.get(PASTED) else dict(paragraph.attrib)
    take_content(paragraph)
    return _blocks(parts, attributes, rest, run, closes=closes)


def _blocks(
    parts: Sequence[Part], attributes: dict[str, str], rest: deque[Element], run: CaptionContext, *, closes: bool
) -> list[Element]:
    """Return the elements for ``parts``; what the editor said below the paragraph is said of its last part."""
    blocks: list[Element] = []
    for part in parts:
        is_last = part is parts[-1]
        if isinstance(part, PhotoBlock):
            if is_last:
                part.attributes = merged(part.attributes, attributes)
            blocks += show(part, run, rest if is_last else deque(), closes=closes and is_last)
            continue
        paragraph = put_content(Element("p", attributes if is_last else {}), join_lines(part.lines))
        keep_inline(paragraph, run)
        blocks.append(paragraph)
    return blocks


def _heading(heading: Element, rest: deque[Element], run: CaptionContext) -> list[Element]:
    if not holds_media(heading, run.md):
        return [heading]
    if not run.conversion.path:  # an icon of a page of other people's
        keep_inline(heading, run)
        return [heading]
    adopt_all(heading, run.md)
    unlink_photos(heading)
    pieces: list[Piece] = []
    words: list[Node] = []
    for node in take_content(heading):
        found = photo_pieces([node])
        pieces += found
        words.append(" " if found else node)
    words = strip_content(words)
    put_content(heading, words)
    keep_inline(heading, run)
    if not pieces:
        return [heading]
    figures = show(PhotoBlock(pieces), run, deque() if words else rest)
    first = run.shots[pieces[0].media[0]]
    run.report_shot("caption/in-heading", first)
    return [*figures, heading] if words else figures


def _item(item: Element, run: CaptionContext) -> None:
    """Set a list item in order: its own lines first, which need no paragraph, then the blocks within it."""
    children = list(item)
    start = next((at for at, child in enumerate(children) if run.md.is_block_level(child.tag)), len(children))
    blocks = children[start:]
    if not holds_media(item, run.md) or any(child.tail and child.tail.strip() for child in blocks):
        keep_inline(item, run)
        return
    line = Element("p", _taken_placing(item))
    put_content(line, takewhile(lambda node: node not in blocks, take_content(item)))
    rest = deque(blocks)
    own = _paragraph(line, rest, run)
    if own[0].tag == "p":
        put_content(item, take_content(own.pop(0)))
    for block in [*own, *_arranged(rest, run)]:
        block.tail = "\n"
        item.append(block)


def _taken_placing(item: Element) -> dict[str, str]:
    """Take the classes that place a photo from ``item``, where an attribute list below a caption leaves them."""
    names = (item.get("class") or "").split()
    placing = [name for name in names if name in PLACING]
    if placing:
        item.set("class", " ".join(name for name in names if name not in placing))
    if not item.get("class"):
        item.attrib.pop("class", None)
    return {"class": " ".join(placing)} if placing else {}
