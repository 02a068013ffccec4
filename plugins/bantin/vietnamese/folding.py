"""Forms in which different spellings of the same words are equal: for search, for names, for suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from bantin.vietnamese.marks import normal_form
from bantin.vietnamese.normal import fold_spaces, normalise

_DASH = re.compile(r" ?[‐‑‒–—―−-] ?")  # every dash, and the spaces that some put around it

_NEW_STYLE = re.compile(r"(?<!q)(?:o[àảãáạèẻẽéẹ]|u[ỳỷỹýỵ])(?![^\W\d_]|[\u0300-\u036f])", re.IGNORECASE)
_LEAST_LIKENESS = 0.6
_COMMON_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_RARE_MARKS = re.compile("[\u0304-\u036f]+")
_WITH_STROKE = (("đ", "d"), ("ð", "d"), ("ɖ", "d"), ("ƀ", "b"))  # the last is a letter of Ê-đê


def fold(text: str) -> str:
    """Return ``text`` in lower case without marks, đ as d: ``Đường`` and ``duong`` fold alike."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    folded = normal_form("NFD", lowered)
    for mark in _COMMON_MARKS:  # one pass each is five times as fast as one regular expression for all
        folded = folded.replace(mark, "")
    for letter, plain in _WITH_STROKE:
        folded = folded.replace(letter, plain)
    return _RARE_MARKS.sub("", folded)


def fold_tone_style(text: str) -> str:
    """Return ``text`` in NFC with the tone on the first vowel of open oa, oe, uy: ``hoà`` becomes ``hòa``.

    Both styles are right; this is a form to compare by, not one to print, since names keep their own spelling.
    """
    return _NEW_STYLE.sub(lambda match: _tone_first(match[0]), normal_form("NFC", text))


@lru_cache(2_000)  # a few dozen keys, sections and authors stand in the headers of all stories
def same_name_key(text: str) -> str:
    """Return what equal names share, whatever their case, spaces, dashes, tone style and normal form.

    Names that differ by a tone mark are different names.
    """
    name = fold_spaces(normalise(text, plain_spaces=True)).casefold()
    return _DASH.sub("-", fold_tone_style(name))


def nearest(word: str, candidates: Iterable[str], n: int = 3, least: float = _LEAST_LIKENESS) -> list[str]:
    """Return up to ``n`` candidates that ``word`` may have been meant to be, the likeliest first.

    ``least`` is how much of the letters must agree, from 0 to 1.

    A forgotten tone is the commonest slip, so likeness without marks decides; marks then part the equals.
    """
    folded = SequenceMatcher(None, b=fold(word), autojunk=False)
    exact = SequenceMatcher(None, b=normalise(word).lower(), autojunk=False)
    likely: list[tuple[float, float, str]] = []
    for candidate in dict.fromkeys(candidates):
        folded.set_seq1(fold(candidate))
        if min(folded.real_quick_ratio(), folded.quick_ratio()) < least:
            continue
        exact.set_seq1(normalise(candidate).lower())
        likely.append((folded.ratio(), exact.ratio(), candidate))
    likely.sort(key=lambda found: found[:2], reverse=True)
    return [candidate for ratio, _, candidate in likely[:n] if ratio >= least]


def _tone_first(pair: str) -> str:
    first, second, tone = list(normal_form("NFD", pair))
    return normal_form("NFC", first + tone + second)
