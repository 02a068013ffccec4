"""Figures that a line must not break: ``14-1``, ``19/19``, ``Khoản 2``, ``10 ha``."""

from __future__ import annotations

import re

_NO_BREAK_SPACE = "\u00a0"
_WORD_JOINER = "\u2060"

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
_BEFORE_UNIT = re.compile(rf" (?<=[0-9] )(?=(?i:{_UNIT})(?!\w|[ {_NO_BREAK_SPACE}][0-9]))")
_BEFORE_FIGURE = re.compile(r" (?=[0-9]|[IVX]+(?!\w))")
_BETWEEN_FIGURES = re.compile(r"([-–/])(?<=[0-9].)(?=[0-9])")
_LAST_WORD = re.compile(r"\w+$")
_TOKEN = re.compile(r"\S+")
_NETWORK = re.compile(r"://|www\.|@")  # an address must stay as it is


def join_figures(text: str) -> str:
    """Return plain NFC ``text`` with no-break joins inside figures and between a figure and its unit or label.

    Addresses of the web and of mail stay as they are; doing it twice changes nothing more.
    """
    text = _BEFORE_FIGURE.sub(lambda space: _NO_BREAK_SPACE if _follows_label(space) else " ", text)
    text = _BEFORE_UNIT.sub(_NO_BREAK_SPACE, text)
    if not _NETWORK.search(text):
        return _join_separators(text)
    return _TOKEN.sub(lambda token: token[0] if _NETWORK.search(token[0]) else _join_separators(token[0]), text)


def _follows_label(space: re.Match[str]) -> bool:
    word = _LAST_WORD.search(space.string[max(0, space.start() - 8) : space.start()])
    return word is not None and word[0].lower() in _LABELS


def _join_separators(text: str) -> str:
    return _BETWEEN_FIGURES.sub(rf"{_WORD_JOINER}\1{_WORD_JOINER}", text)
