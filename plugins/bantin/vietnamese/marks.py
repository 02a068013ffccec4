"""Marks on letters (accents, tones, vowel points) and the normal forms that put them in order.

Putting a run of marks in order takes time by the square of its length, so whatever others wrote is brought into a
normal form here alone, where such a run is cut first. No script puts more than a handful on one letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

MOST = 30  # as many as Unicode's own Stream-Safe format allows

# What nearly all texts are made of. None of it is a mark or can be composed with what stands before it, none is
# forbidden: such a text is in NFC already, and one quick look tells so.
_PLAIN = re.compile("[\t\n -~\u00a0-\u02ff\u1e00-\u1eff\u2010-\u2027]*+")
# No mark is a letter or a figure, and the first is U+0300; only what such a run holds needs to be looked at.
_MAY_BE_MARKS = re.compile(f"[^\\w\\x00-\\u02ff]{{{MOST + 1},}}")


def normal_form(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """Return ``text`` in a normal form of Unicode, with no more than ``MOST`` marks in a row kept."""
    if form == "NFC" and is_plain(text):
        return text
    return unicodedata.normalize(form, few_marks(text))


def is_plain(text: str) -> bool:
    """Say whether ``text`` holds nothing but common letters, figures and signs, which every rule leaves alone."""
    return bool(_PLAIN.fullmatch(text))


def is_nfc(text: str) -> bool:
    """Say whether :func:`normal_form` would leave ``text`` as it is."""
    return is_plain(text) or (few_marks(text) == text and unicodedata.is_normalized("NFC", text))


def few_marks(text: str) -> str:
    """Return ``text`` with the first ``MOST`` marks of each run."""
    if len(text) <= MOST or is_plain(text):
        return text
    kept, done = [], 0
    for start, end in too_many_marks(text):
        kept.append(text[done:start])
        done = end
    return "".join(kept) + text[done:]


def too_many_marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the marks that are too many begin and end, run by run."""
    for found in _MAY_BE_MARKS.finditer(text):
        run = 0
        for place in range(found.start(), found.end()):
            if unicodedata.category(text[place])[0] == "M":
                run += 1
                continue
            if run > MOST:
                yield place - run + MOST, place
            run = 0
        if run > MOST:
            yield found.end() - run + MOST, found.end()
