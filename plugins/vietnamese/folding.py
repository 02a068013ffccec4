"""Forms in which different spellings of the same words are equal: for search, for names, for suggestions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from plugins.vietnamese.normal import fold_spaces, normalise

_MARKS = re.compile("[\u0300-\u036f]+")
_D_WITH_STROKE = str.maketrans("đðɖ", "ddd")
_DASH = re.compile(r" ?[‐‑‒–—―−-] ?")  # every dash, and the spaces that some put around it

_NEW_STYLE = re.compile(r"(?<!q)(?:o[àảãáạèẻẽéẹ]|u[ỳỷỹýỵ])(?![^\W\d_])", re.IGNORECASE)
_LEAST_LIKENESS = 0.6


def fold(text: str) -> str:
    """Return ``text`` in lower case without marks, đ as d: ``Đường`` and ``duong`` fold alike."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return _MARKS.sub("", unicodedata.normalize("NFD", lowered)).translate(_D_WITH_STROKE)


def fold_tone_style(text: str) -> str:
    """Return ``text`` in NFC with the tone on the first vowel of open oa, oe, uy: ``hoà`` becomes ``hòa``.

    Both styles are right; this is a form to compare by, not one to print, since names keep their own spelling.
    """
    return _NEW_STYLE.sub(lambda match: _tone_first(match[0]), unicodedata.normalize("NFC", text))


def same_name_key(text: str) -> str:
    """Return what equal names share, whatever their case, spaces, dashes, tone style and normal form.

    Names that differ by a tone mark are different names.
    """
    name = fold_spaces(normalise(text, plain_spaces=True)).casefold()
    return _DASH.sub("-", fold_tone_style(name))


def nearest(word: str, candidates: Iterable[str], n: int = 3) -> list[str]:
    """Return up to ``n`` candidates that ``word`` may have been meant to be, the likeliest first."""
    scored = ((_likeness(word, candidate), candidate) for candidate in dict.fromkeys(candidates))
    likely = [found for found in scored if found[0][0] >= _LEAST_LIKENESS]
    likely.sort(key=lambda found: found[0], reverse=True)
    return [candidate for _, candidate in likely[:n]]


def _tone_first(pair: str) -> str:
    first, second, tone = list(unicodedata.normalize("NFD", pair))
    return unicodedata.normalize("NFC", first + tone + second)


def _likeness(word: str, candidate: str) -> tuple[float, float]:
    """Compare without marks first: a forgotten tone is the commonest slip; marks then part the equals."""
    folded = SequenceMatcher(None, fold(candidate), fold(word))
    if folded.quick_ratio() < _LEAST_LIKENESS:
        return 0.0, 0.0
    return folded.ratio(), SequenceMatcher(None, normalise(candidate).lower(), normalise(word).lower()).ratio()
