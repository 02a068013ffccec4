"""Captions set apart by a blank line: an italic paragraph, or one that says “Chú thích:” or “Ảnh:”."""

from __future__ import annotations

from collections import deque
from copy import deepcopy
from xml.etree.ElementTree import Element

from bantin.image_captions.attributes import merged
from bantin.image_captions.byline import is_byline
from bantin.image_captions.caption import Caption, has_prefix, is_emphasized, is_too_long, read_caption
from bantin.image_captions.caption_context import CaptionContext, MediaItem
from bantin.image_captions.content import clean, composed, plain_text, take_content
from bantin.image_captions.paragraph import PhotoBlock
from bantin.image_captions.pasted import is_caption, is_centred
from bantin.image_captions.raw import adopt_all, holds_media
from bantin.newsroom.pasted import HELD, PASTED
from bantin.vietnamese.counts import count_sentences, count_words
from bantin.vietnamese.credit import find_credit

_SOURCE_OF_A_STORY = ("nguồn:", "nguồn :", "nguồn：")
_MOST_SUSPECT_WORDS = 25


def take_following(
    caption: Caption, block: PhotoBlock, shots: list[MediaItem], rest: deque[Element], run: CaptionContext
) -> Caption:
    """Return ``caption`` completed from the paragraphs in ``rest``; a paragraph that is used leaves ``rest``.

    What was said about such a paragraph (its class, say) is said about the ``block``.
    """
    while rest and rest[0].tag == "p" and not holds_media(rest[0], run.md):
        adopt_all(rest[0], run.md)
        found = _offered(rest[0], run)
        if found is None:
            _suspect(caption, shots, rest, run)
            break
        if (caption.words and found.words) or (caption.credit and found.credit):
            _refuse(rest[0], shots, run)
            break
        said = rest.popleft().attrib
        # A pasted caption is to look as captions do here.
        names = (HELD["id"], "lang") if PASTED in said else said
        block.attributes = merged(block.attributes, {name: said[name] for name in names if name in said})
        caption = Caption(
            caption.words or found.words, caption.credit_nodes or found.credit_nodes, caption.credit or found.credit
        )
    return caption


def _offered(paragraph: Element, run: CaptionContext) -> Caption | None:
    nodes = composed(take_content(deepcopy(paragraph)))
    text = plain_text(nodes).strip()
    if is_byline(text, run.authors, closing=paragraph is run.closing):
        return None
    credit = find_credit(text)
    is_credit = credit is not None and credit.alone and not text.lstrip("(").casefold().startswith(_SOURCE_OF_A_STORY)
    is_marked = is_caption(paragraph) or is_centred(paragraph)
    if not (is_credit or is_marked or is_emphasized(nodes) or has_prefix(text)):
        return None
    return None if is_too_long(text, run.options) else read_caption(nodes)


def _refuse(paragraph: Element, shots: list[MediaItem], run: CaptionContext) -> None:
    for shot in shots[:1]:
        run.report_shot("caption/two-captions", shot, clean(plain_text([paragraph])))


def _suspect(caption: Caption, shots: list[MediaItem], rest: deque[Element], run: CaptionContext) -> None:
    """Report a short line or a credit after a photo without caption: it may be one, but a build must not guess."""
    text = clean(plain_text([rest[0]]))
    short = 0 < count_words(text) <= _MOST_SUSPECT_WORDS and count_sentences(text) == 1
    credited = find_credit(text) is not None and not is_too_long(text, run.options)
    suspect = credited or (short and rest[0] is not run.closing)
    if caption or not suspect or is_byline(text, run.authors, closing=False):
        return
    for shot in shots[:1]:
        run.report_shot("caption/after-html" if rest[0].get(PASTED) else "caption/after-blank-line", shot, text)
