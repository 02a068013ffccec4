"""Text without its marks, for search: what a hurried reader types finds what an editor wrote."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]+")
_D_WITH_STROKE = str.maketrans("đðɖ", "ddd")


def fold(text: str) -> str:
    """Return ``text`` in lower case without marks, đ as d: ``Đường`` and ``duong`` fold alike."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return _MARKS.sub("", unicodedata.normalize("NFD", lowered)).translate(_D_WITH_STROKE)
