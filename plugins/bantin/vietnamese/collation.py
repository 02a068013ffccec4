"""The order of Vietnamese words, as CLDR gives it for the locale ``vi``.

The letters ă, â, đ, ê, ô, ơ, ư are letters by themselves; among equal letters the tones decide (ngang, huyền, hỏi,
ngã, sắc, nặng), then lower case comes before upper case.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bantin.vietnamese.marks import normal_form
from bantin.vietnamese.syllable import TONE_MARKS

SortKey = tuple[str, str, str, str]

_ORDER = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PRIMARY = {letter: chr(number) for number, letter in enumerate(_ORDER, start=2)}
_PRIMARY |= {"–": _PRIMARY["-"], "—": _PRIMARY["-"], "’": _PRIMARY["'"], "‘": _PRIMARY["'"]}
_PRIMARY |= {"“": _PRIMARY['"'], "”": _PRIMARY['"']}
_TONE = {mark: str(number) for number, mark in enumerate(TONE_MARKS, start=1)}
_LETTER_MARKS = "\u0302\u0306\u031b"  # circumflex, breve, horn


def sort_key(text: str) -> SortKey:
    """Return a key that sorts ``text`` as Vietnamese: letters, then tones, then case, then the exact text."""
    text = normal_form("NFC", text)
    weights = [_weights(character) for character in text]
    primary, secondary, tertiary = (
        ("".join(level) for level in zip(*weights, strict=True)) if weights else ("", "", "")
    )
    return primary, secondary, tertiary, text


def given_name_key(name: str) -> tuple[tuple[tuple[str, str], ...], SortKey]:
    """Return a key that sorts people by given name, the last word, so that all called Anh come before all Ánh."""
    whole = sort_key(" ".join(name.split()))
    return tuple(sort_key(word)[:2] for word in reversed(name.split())), whole


def initial(text: str) -> str:
    """Return the capital letter under which a list files ``text`` (Ă for "ằng"); "#" for what begins with none."""
    first = normal_form("NFC", text.strip())[:1]
    base, *marks = [*normal_form("NFD", first)] or [""]
    letter = normal_form("NFC", base + "".join(mark for mark in marks if mark in _LETTER_MARKS))
    return letter.upper() if letter.isalpha() else "#"


@lru_cache(maxsize=4096)
def _weights(character: str) -> tuple[str, str, str]:
    base, *marks = list(normal_form("NFD", character))
    if unicodedata.combining(base):
        return "", "".join(_TONE.get(mark, mark) for mark in (base, *marks)), ""
    letter = normal_form("NFC", base.lower() + "".join(mark for mark in marks if mark in _LETTER_MARKS))
    if letter not in _PRIMARY:
        letter = base.lower()
    else:
        marks = [mark for mark in marks if mark not in _LETTER_MARKS]
    return _primary(letter), "0" + "".join(_TONE.get(mark, mark) for mark in marks), str(int(base.isupper()))


def _primary(letter: str) -> str:
    if letter.isspace():
        return _PRIMARY[" "]
    # After the common signs come all letters of other scripts by code point, before the common signs all rare signs.
    return _PRIMARY.get(letter) or (letter if letter.isalnum() else f"\x01{letter}")
