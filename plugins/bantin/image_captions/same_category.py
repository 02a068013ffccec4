"""The line “Tin cùng chuyên mục” in a story: it places our own block; titles pasted under it are dropped."""

from __future__ import annotations

import re
from itertools import takewhile
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from bantin.image_captions.build_figures import paragraphs
from bantin.image_captions.caption_context import CaptionContext
from bantin.image_captions.content import (
    clean,
    content_of,
    holds_only_blocks,
    plain_text,
    put_content,
    take_blocks,
    take_content,
)
from bantin.image_captions.line import Line, split_lines
from bantin.image_captions.raw import MEDIA
from bantin.newsroom.place_reader import lines_of
from bantin.newsroom.places import PLACE, Place
from bantin.newsroom.slots import SAME_CATEGORY, mark
from bantin.vietnamese.counts import count_words
from bantin.vietnamese.marks import is_plain

_MARKER = "tin cùng chuyên mục"
_WITHIN_MARKER = ("mụ", "mỤ", "Mụ", "MỤ")  # a quick look costs less than a text in small letters
_HOLDERS = ("p", "h1", "h2", "h3", "h4", "h5", "h6")
_BULLET = re.compile(r"(?:[-–—+*•]|\d+[.)])\s*(?=\S)")
_MOST_WORDS = 40


def place_same_category(root: Element, run: CaptionContext) -> None:
    """Put the placement mark where the editor wrote the words; only the first such line counts.

    Without slots nobody fills the mark, so that the words stay, as a paragraph of their own.
    """
    if not _may_hold_marker(root) or not holds_only_blocks(root):
        return
    blocks = take_blocks(root)
    places = [index for index, block in enumerate(blocks) if _marker_of(block)]
    for index in places[1:]:
        run.report("caption/second-marker", _place_of(blocks[index]))
    if places:
        first = places[0]
        blocks[first : first + 2] = _placed(blocks[first], blocks[first + 1 : first + 2], run)
    root.extend(blocks)


def may_be_marker(words: str) -> bool:
    """Say whether the words of plain paragraphs hold those of the marker."""
    return any(it in words for it in _WITHIN_MARKER) and _MARKER in " ".join(words.casefold().split())


def _may_hold_marker(root: Element) -> bool:
    """Say whether the words may stand in ``root``, told without reading it line by line."""
    text = "".join(root.itertext())
    # A reference, a stand-in or the number of a footnote may stand within a word.
    is_sure = is_plain(text) and "&" not in text and next(root.iter("sup"), None) is None
    return not is_sure or "chuyên" in text.lower()


def _marker_of(block: Element) -> str:
    """Return the line of ``block`` that is the marker, as typed."""
    if block.tag not in _HOLDERS or _MARKER not in clean(plain_text([block])).casefold():
        return ""
    return next((line.text for line in split_lines(content_of(block)) if _is_marker(line)), "")


def _place_of(block: Element) -> Place:
    """Return the place of the line of ``block`` that is the marker."""
    return next(line.place for line in split_lines(content_of(block), lines_of(block)) if _is_marker(line))


def _is_marker(line: Line) -> bool:
    return clean(line.text).casefold().strip(" .:*…") == _MARKER


def _placed(block: Element, following: list[Element], run: CaptionContext) -> list[Element]:
    place = _place_of(block)
    lines = split_lines(take_content(block))
    at = next(index for index, line in enumerate(lines) if _is_marker(line))
    before, after = lines[:at], lines[at + 1 :]
    if not run.conversion.slots:
        return [*paragraphs(before), put_content(block, lines[at].nodes), *paragraphs(after), *following]
    pasted = list(takewhile(_is_bullet, after))
    titles = [_BULLET.sub("", line.text, count=1) for line in pasted]
    kept = after[len(pasted) :]
    if not kept and following and _is_list_of_titles(following[0]):
        titles += [clean(plain_text([item])) for item in following.pop()]
    if titles:
        run.report("caption/pasted-titles", place, text="; ".join(map(clean, titles)))
    return [*paragraphs(before), _slot(place, run), *paragraphs(kept), *following]


def _slot(place: Place, run: CaptionContext) -> Element:
    slot = Element("div", {PLACE: f"{place.line}:{place.column}"})
    slot.text = AtomicString(mark(SAME_CATEGORY, run.conversion.nonce))
    return slot


def _is_bullet(line: Line) -> bool:
    return bool(_BULLET.match(line.text)) and all(isinstance(node, str) for node in line.nodes)


def _is_list_of_titles(block: Element) -> bool:
    """Links, photos and long items are the editor's own work, not titles that came along with a paste."""
    own = {"a", "ul", "ol", *MEDIA}
    if block.tag not in ("ul", "ol") or any(part is not block and part.tag in own for part in block.iter()):
        return False
    return all(count_words(plain_text([item])) <= _MOST_WORDS for item in block)
