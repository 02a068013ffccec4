"""Titles in the photo's own brackets, ``![…](a.jpg "chú thích")``: captions where no line under the photo is."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.image_captions.caption import Caption, read_caption
from bantin.image_captions.caption_context import CaptionContext
from bantin.image_captions.content import as_markup, clean, plain_text
from bantin.image_captions.figure import Exhibit


def use_titles(exhibits: Sequence[Exhibit], shared: Caption, run: CaptionContext) -> Caption:
    """Give titled ``exhibits`` their captions and return the shared one, completed for a photo alone."""
    for exhibit in exhibits:
        title = _title(exhibit)
        if title and (exhibit.caption.words or (shared.words and len(exhibits) == 1)):
            _refuse(exhibit, exhibit.caption if exhibit.caption.words else shared, title, run)
        elif title and len(exhibits) == 1:
            shared = _completed(shared, title)
        elif title:
            exhibit.caption = _completed(exhibit.caption, title)
    return shared


def keep_titles(exhibits: Sequence[Exhibit]) -> None:
    """Keep the titles of ``exhibits`` that must show no caption where Markdown puts them."""
    for exhibit in exhibits:
        if title := _title(exhibit):
            exhibit.attributes["title"] = as_markup(title)


def _title(exhibit: Exhibit) -> str:
    return "; ".join(shot.title for shot in exhibit.shots if shot.title)


def _refuse(exhibit: Exhibit, caption: Caption, title: str, run: CaptionContext) -> None:
    """A caption line wins; words that differ from it stay where Markdown puts a title, so that none is lost."""
    if clean(title).casefold() == clean(plain_text([*caption.words, " ", *caption.credit_nodes])).casefold():
        return
    run.report_shot("caption/two-captions", exhibit.shots[0], title)
    exhibit.attributes["title"] = as_markup(title)


def _completed(caption: Caption, title: str) -> Caption:
    """Take ``title`` as the words above a line that is a credit only; one credit is set apart, the other stays."""
    if caption.credit_nodes:
        return Caption([as_markup(title)], caption.credit_nodes, caption.credit)
    return read_caption([as_markup(title)])
