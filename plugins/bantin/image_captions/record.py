"""The last step: what was found becomes ``Photo`` values in reading order, and slots in the body."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE, STX

from bantin.image_captions.caption_context import CaptionContext, MediaItem
from bantin.image_captions.caption_data import caption_data
from bantin.image_captions.content import clean, join_text
from bantin.image_captions.hand_written import fill_raw_block
from bantin.image_captions.raw import stashed
from bantin.newsroom.classes import NAMES
from bantin.newsroom.photo import Photo, slot


def record(root: Element, run: CaptionContext) -> None:
    """Record the shots under ``root`` in reading order; with slots, put a slot in the place of each."""
    _record_raw(root.text, run)
    previous: Element | None = None
    for child in list(root):
        shot = run.shots.get(child)
        if shot is None or not shot.source:
            record(child, run)
            previous = child
        else:
            mark = _add_photo(shot, run)
            previous = _replace(root, child, previous, mark) if run.conversion.slots else child
        _record_raw(child.tail, run)


def _add_photo(shot: MediaItem, run: CaptionContext) -> str:
    """Append the photo to the conversion and return its slot."""
    html, text, credit = caption_data(shot, run)
    line, column = run.conversion.in_file(shot.place)
    address = run.conversion.in_file(shot.address) if shot.address else (0, 0)
    photo = Photo(
        source=shot.source,
        alt=shot.alt,
        caption_html=html,
        caption_text=text,
        credit=clean(shot.credit or credit or run.default_credit),
        line=line,
        column=column,
        kind=shot.kind,
        placement=shot.placement,
        linked=shot.linked,
        focus=shot.focus,
        classes=tuple(name for name in shot.classes if name in NAMES),
        address_line=address[0],
        address_column=address[1],
    )
    run.conversion.photos.append(photo)
    return slot(len(run.conversion.photos) - 1, run.conversion.nonce)


def _replace(root: Element, child: Element, previous: Element | None, mark: str) -> Element | None:
    """Put ``mark`` in the place of ``child``, which keeps its tail for the caller to read."""
    root.remove(child)
    text = mark + (child.tail or "")
    if previous is None:
        root.text = join_text(root.text, text)
    else:
        previous.tail = join_text(previous.tail, text)
    return previous


def _record_raw(text: str | None, run: CaptionContext) -> None:
    """Record the photos in the raw HTML that stands in ``text`` as marks."""
    for match in HTML_PLACEHOLDER_RE.finditer(text) if text and STX in text else ():
        html = stashed(run.md, match[0])
        if isinstance(html, Element):
            record(html, run)
        else:
            run.md.htmlStash.rawHtmlBlocks[int(match[1])] = fill_raw_block(html, run, _add_photo)
