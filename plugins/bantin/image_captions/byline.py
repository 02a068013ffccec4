"""The author's name at a story's end, which is not the caption of the photo above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from xml.etree.ElementTree import Element

from markdown.util import STX

from bantin.image_captions.content import clean, plain_text
from bantin.vietnamese.credit import find_credit

BYLINE_CLASS = "byline"

_KINDS = {"tin", "bài"}
_LABEL_WORDS = _KINDS | {"ảnh", "và", "clip", "video"}
_FEWEST_WORDS, _MOST_WORDS = 2, 5


def byline_credit(text: str) -> str:
    """Return the photographer that a line such as “Tin, ảnh: Tuấn Tú” names, or nothing."""
    head, colon, name = text.replace("：", ":").partition(":")
    words = set(re.findall(r"\w+", head.casefold())) if colon else set()
    if not words & _KINDS or not words <= _LABEL_WORDS:
        return ""
    if "ảnh" in words:
        return name.strip(" .")
    credit = find_credit(name)
    return credit.name if credit and not credit.alone else ""


def is_byline(text: str, authors: Collection[str], *, closing: bool) -> bool:
    """Say whether ``text`` names the story's author; ``closing`` lines may be guessed from their look."""
    line = text.strip(" ()")
    if byline_credit(line) or _key(line) in {_key(author) for author in authors}:
        return True
    return closing and _looks_like_a_name(line)


def names_author(paragraphs: Sequence[str], authors: Collection[str]) -> bool:
    """Say whether one of the plain ``paragraphs`` of a story, or the last, names who wrote it or took its photos."""
    credited = any(":" in text and byline_credit(text) for text in paragraphs)
    return credited or is_byline(paragraphs[-1], authors, closing=False)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _looks_like_a_name(line: str) -> bool:
    words = line.split()
    return _FEWEST_WORDS <= len(words) <= _MOST_WORDS and all(word[0].isupper() and word.isalpha() for word in words)


def closing_block(root: Element) -> Element | None:
    """Return the block with which the story's own text ends, before footnotes and marks of ours.

    Below the one line that names who wrote a story stands what came along with it from another page.
    """
    named = [block for block in root if block.tag == "p" and _may_name(block) and _credit_of(block)]
    if len(named) == 1:
        return named[0]
    blocks = (block for block in reversed(list(root)) if block.tag not in ("div", "hr"))
    return next((block for block in blocks if plain_text([block]).strip() or len(block)), None)


def _may_name(block: Element) -> bool:
    """Say whether a colon stands in ``block``, or something that may turn out to be one."""
    text = "".join(block.itertext())
    return ":" in text or "：" in text or "&" in text or STX in text


def _credit_of(block: Element) -> str:
    return byline_credit(clean(plain_text([block])))


def credit_for_all(closing: Element | None) -> str:
    """Return the photographer that the story's last line names for every photo without a credit of its own."""
    lines = [] if closing is None else plain_text([closing]).strip().splitlines()
    return byline_credit(clean(lines[-1])) if lines else ""
