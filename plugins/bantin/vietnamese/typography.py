"""Figures that a line must not break: ``14-1``, ``2023–2028``, ``Khoản 2``, ``10 ha``."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LABEL_WORDS = """
    khoản điều điểm chương mục quý số khóa khoá kỳ bài hình bảng lục tổ thôn xóm lộ lần thứ ngày tháng năm
    trang hạng cấp lớp
"""
_UNIT_WORDS = """
    ha m m2 m² m3 m³ km km2 km² cm mm kg g yến tạ tấn lít ml kw kwh mw °c độ % đồng nghìn ngàn triệu tỷ tỉ usd
    giờ phút giây ngày tuần tháng năm tuổi người hộ
"""
_LABELS = frozenset(_LABEL_WORDS.split())
_UNIT = "|".join(map(re.escape, _UNIT_WORDS.split()))

# "ngày 14 tháng 1 năm 2024" may break between its three parts: there the words are labels of what follows.
_FIGURE = re.compile(
    r"[0-9IVX]"  # alone in front, so that other letters cost nothing
    rf"(?:(?<=[0-9])[0-9]*(?:[-–/.,][0-9]+)*(?P<unit> (?i:{_UNIT})(?!\w| [0-9]))?|(?<!\w[IVX])[IVX]*(?!\w))"
)
_LAST_WORD = re.compile(r"\w+ $")
_LONGEST = 40  # letters; a narrow screen must still be able to break what is longer


def whole_figures(text: str) -> Iterator[tuple[int, int]]:
    """Yield beginning and end of each figure with its label and unit that a line would break without help.

    ``text`` is plain or escaped, in NFC; a line never breaks at the slash of ``14/1`` or the comma of ``3,5``.
    """
    for found in _FIGURE.finditer(text):
        start = found.start() - _length_of_label(text, found.start())
        helpless = start < found.start() or found["unit"] or "-" in found[0] or "–" in found[0]
        if helpless and found.end() - start <= _LONGEST:
            yield start, found.end()


def _length_of_label(text: str, end: int) -> int:
    word = _LAST_WORD.search(text, max(0, end - 8), end)
    return len(word[0]) if word and word[0].rstrip().lower() in _LABELS else 0
