"""Tables in which portals lay out photos: a row of photos, under it a row of captions, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bantin.image_captions.content import content_of, holds_only_blocks, plain_text
from bantin.image_captions.pasted import Display, collected, has_media, has_words, joined, kept_attributes, lines_of

_PARTS = ("table", "thead", "tbody", "tfoot", "tr")
_MOST_WORDS = 60  # of a caption; more is text that somebody laid out beside a photo


def displays_of(table: Element) -> list[Display]:
    """Return the photos of ``table`` row by row; nothing if it is more than photos and captions.

    A table with a head is one of facts, as are tables in tables.
    """
    headings = list(table.iter("caption"))
    if not has_media(table) or not _is_sound(table) or len(list(table.iter("table"))) > 1:
        return []
    if any(map(has_media, headings)):
        return []
    displays: list[Display] = []
    awaits_text = False
    for cells in ([cell for cell in row if _is_filled(cell)] for row in table.iter("tr")):
        photos = [cell for cell in cells if has_media(cell)]
        if not cells:
            continue
        if len(photos) == len(cells):
            if not awaits_text:
                displays.append(Display(attributes={} if displays else kept_attributes(table)))
            _add_photos(displays[-1], photos)
            awaits_text = True
        elif photos or not awaits_text or not _add_captions(displays[-1], cells):
            return []
        else:
            awaits_text = False
    for heading in headings if displays else ():
        displays[-1].shared = joined(displays[-1].shared, lines_of(heading))
    return displays


def _is_sound(table: Element) -> bool:
    """Say whether cells that are no heads hold all that ``table`` says."""
    parts = [part for part in table.iter() if part.tag in _PARTS]
    inner = {child.tag for part in parts for child in part}
    return all(map(holds_only_blocks, parts)) and inner <= {*_PARTS, "td", "caption", "colgroup"}


def _add_photos(display: Display, cells: Sequence[Element]) -> None:
    for cell in cells:
        inner = collected(cell)
        inner.own[-1] = joined(joined(inner.own[-1], inner.shared), inner.words if has_words(inner.words) else [])
        display.pieces += inner.pieces
        display.own += inner.own


def _add_captions(display: Display, cells: Sequence[Element]) -> bool:
    """Give the photos above the words of ``cells``, one each if there are as many; say if these can be captions."""
    texts = [lines_of(cell) for cell in cells]
    if any(len(plain_text(text).split()) > _MOST_WORDS for text in texts):
        return False
    last = len(display.pieces) - len(cells)
    if len(cells) > 1 and last >= 0 and not any(display.own[last:]):
        display.own[last:] = texts
        return True
    for text in texts:
        display.shared = joined(display.shared, text)
    return True


def _is_filled(cell: Element) -> bool:
    return has_media(cell) or has_words(content_of(cell))
