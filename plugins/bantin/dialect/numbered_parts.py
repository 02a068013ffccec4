"""Lines that begin with the number of a part and stay text: ``II.``, ``B.``, ``Điều 5.``, ``1.2``, ``iv)``."""

from __future__ import annotations

import re

# "Khoản 2 Điều 15 quy định" is a sentence.
_PART = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ])[.)] |(?:Điều|Chương|Mục|Khoản|Phần|Phụ lục) [IVXLC\d]+(?:[.:](?: |$)|$)")
_POINT = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.? (?P<letter>[^\W\d_])")
_SMALL = re.compile(r"(?:[ivx]{2,5}|[ivx])[.)] ")
_SURELY_SMALL = re.compile(r" *[ivx]{2,5}[.)] ")  # a single letter may count as one


def opens_part(line: str) -> bool:
    """Say whether ``line`` begins a part of a document, which ends whatever list stands above it."""
    return bool(_PART.match(line))


def is_numbered(line: str) -> bool:
    """Say whether ``line`` begins with the number of a part or of a point within one; “1.5 tỷ đồng” does not."""
    point = _POINT.match(line)
    return opens_part(line) or bool(_SMALL.match(line)) or bool(point and point["letter"].isupper())


def is_small_numeral(line: str) -> bool:
    """Say whether ``line`` begins with a small Roman numeral of several letters."""
    return bool(_SURELY_SMALL.match(line))
