"""The normal form of Vietnamese text: NFC, true letters instead of look-alikes, plain spaces on request.

Order matters: HTML entities come before NFC, since ``&ocirc;`` may come before a combining tone mark.
"""

from __future__ import annotations

import re
import unicodedata

from bantin.vietnamese.marks import normal_form
from bantin.vietnamese.syllable import is_syllable

_LOOK_ALIKES = str.maketrans("ÐðƉɖǍǎ" + "АВЕКМНОРСТУХасеорухіІ", "ĐđĐđĂă" + "ABEKMHOPCTYXaceopyxiI")
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_ABBREVIATION = re.compile(r"[BCDĐGHKLMNPQRSTUVX]+")  # HĐND, QĐ, LĐTBXH: no vowel but the U of Ủy ban

_PLAIN_SPACES = dict.fromkeys(map(ord, "\u00a0\u1680\u202f\u205f\u3000"), " ")
_PLAIN_SPACES |= dict.fromkeys(range(0x2000, 0x200B), " ")
_NO_WIDTH = dict.fromkeys(map(ord, "\u200b\ufeff"), "")
_SPACES = str.maketrans(_PLAIN_SPACES | _NO_WIDTH)
_EXOTIC_SPACE = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]")
_WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_WIDE_SPACE = re.compile(f"[{_WIDE}]")
_WIDE_RUN = re.compile(rf"(?<! ) *+[{_WIDE}][{_WIDE} ]*")


def normalise(text: str, *, plain_spaces: bool = False) -> str:
    """Return ``text`` in NFC with look-alike letters inside Vietnamese words made true.

    With ``plain_spaces``, no-break, thin and wide spaces become U+0020, and spaces without width vanish.
    """
    if text.isascii():
        return text
    if plain_spaces and _EXOTIC_SPACE.search(text):
        text = text.translate(_SPACES)  # before NFC: a mark may follow a space without width
    return true_letters(normal_form("NFC", text))


def true_letters(text: str) -> str:
    """Replace eth by đ, ǎ by ă and Cyrillic twins by Latin letters, where that yields a Vietnamese word."""
    if not any(letter in text for letter in _SUSPECTS):
        return text
    return _WORD.sub(lambda match: _true_word(match[0]), text)


def with_plain_spaces(text: str) -> str:
    """Return ``text`` with one plain space for each run of spaces that holds a no-break or a wide one."""
    return _WIDE_RUN.sub(" ", text) if holds_wide_space(text) else text


def holds_wide_space(text: str) -> bool:
    """Say whether a no-break or a wide space stands in ``text``."""
    return not text.isascii() and _WIDE_SPACE.search(text) is not None


def fold_spaces(text: str) -> str:
    """Return ``text`` on one line, trimmed, with every run of white space as one plain space."""
    return " ".join(text.split())


_SUSPECTS = "".join(map(chr, _LOOK_ALIKES))


def _true_word(word: str) -> str:
    mended = normal_form("NFC", word.translate(_LOOK_ALIKES))
    if mended == word or _all_foreign(word):
        return word
    return mended if is_syllable(mended) or _ABBREVIATION.fullmatch(mended) else word


def _all_foreign(word: str) -> bool:
    """Say whether ``word`` has no Latin letter: then it is Russian, not Vietnamese."""
    return not any(unicodedata.name(letter, "").startswith("LATIN") for letter in word)
