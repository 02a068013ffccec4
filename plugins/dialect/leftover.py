"""What was not understood is seen: text of a finished body that still looks like markup, each kind with its cure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from plugins.newsroom.places import Place, places_in, without_marks

# “![quan trọng] (trang 5)” is what somebody wrote.
_REMARK = r"[^\[\]\n]*\]\s\((?![^()\n]*\.\w{2,5}\b)[^()\n]*\)"
_FILE = r"[^()\[\]\s]+\.[A-Za-z]{2,5}"


# No slip is without one of these.
_SUSPECT = re.compile(r"[\[{<|`\\&]|\n *[-*•] |~~~")


class Slip(NamedTuple):
    """One kind of markup that went wrong: the rule, what it looks like, and what to tell its editor."""

    rule: str
    sign: re.Pattern[str]
    message: str


SLIPS = tuple(
    Slip(rule, re.compile(sign, re.MULTILINE), message)
    for rule, sign, message in (
        (
            "photo-signs",
            rf"!\s?\[(?!\d+\])(?!{_REMARK})[^\]\n]*(?:\]\s?[(\[{{:]+[^)\n]*)?|!\([^()\n]*\)\[{_FILE}\]",
            "ảnh này chưa thành ảnh, người đọc chỉ thấy dấu “![”. Hãy viết đúng mẫu ![mô tả ảnh](ten-anh.jpg), "
            "đủ hai dấu ngoặc, không có dấu cách giữa “]” và “(”.",
        ),
        (
            "wiki-signs",
            r"\[\[",
            "dấu “[[…]]” là cách viết của chương trình khác, người đọc chỉ thấy dấu ngoặc. Hãy viết "
            "[chữ hiện ra](ten-tep.md), với ảnh là ![mô tả ảnh](ten-anh.jpg).",
        ),
        (
            "shortcode",
            r"\{\{|\{%|\[/?(?:caption|gallery|youtube|embed|video|audio|playlist|contact-form)\b",
            "đây là mã tắt của chương trình khác, người đọc chỉ thấy dấu ngoặc. Hãy xóa mã này; ảnh thì viết "
            "![mô tả ảnh](ten-anh.jpg), video thì để địa chỉ của video trên một dòng riêng.",
        ),
        (
            "link-signs",
            rf"\]\s?\((?:{_FILE}|[^()\s]*/[^()\s]*)|\)\[(?:{_FILE}|https?:)|\]\[",
            "liên kết này chưa thành liên kết, người đọc thấy cả dấu ngoặc. Hãy viết [chữ hiện ra](địa chỉ), "
            "không có dấu cách giữa “]” và “(”.",
        ),
        (
            "table-signs",
            r"\|\s*:?-{3,}",
            "bảng này chưa thành bảng, người đọc chỉ thấy các dấu “|”. Hãy để dòng tên cột, dòng “|---|---|” và "
            "các dòng số liệu liền nhau, mỗi dòng có cùng số dấu “|”.",
        ),
        (
            "list-signs",
            r"(?<=\S\n)[ ]*[-*•] (?!\d)",
            "dòng bắt đầu bằng gạch đầu dòng này dính vào dòng trên. Nếu là danh sách, hãy để một dòng trống "
            "phía trên.",
        ),
        (
            "break-sign",
            r"\\$",
            "dấu “\\” ở cuối đoạn hiện ra với người đọc. Hãy xóa dấu này.",
        ),
        (
            "reference-signs",
            r"&(?:nbsp|amp|lt|gt|quot|#\d+|#x[0-9a-fA-F]+);",
            "mã ký tự như “&nbsp;” hiện nguyên với người đọc. Hãy gõ thẳng ký tự đó, hoặc một dấu cách.",
        ),
    )
)


def leftovers(text: str, place: Place) -> Iterator[tuple[Place, Slip]]:
    """Yield the slips that ``text`` holds, one of each kind a line; a photo that went wrong is told alone.

    ``text`` begins at ``place`` unless a mark in it says more.
    """
    if not _SUSPECT.search(text):
        return
    bare, told = without_marks(text), list(_places(text, place))
    starts = [start for start, _ in told]
    seen: set[tuple[int, str]] = set()
    for slip in SLIPS:
        for found in slip.sign.finditer(bare):
            where = _place_at(bare, found.start(), *told[bisect_right(starts, found.start()) - 1])
            if (where.line, slip.rule) not in seen and (where.line, "") not in seen:
                seen |= {(where.line, slip.rule)}
                yield where, slip
        seen |= {(line, "") for line, rule in seen if rule == "photo-signs"}


def _places(text: str, place: Place) -> Iterator[tuple[int, Place]]:
    """Yield where in the text without marks each place begins."""
    yield 0, place
    marks = 0
    for start, end, told in places_in(text):
        marks += end - start
        yield end - marks, told


def _place_at(bare: str, offset: int, start: int, place: Place) -> Place:
    """Return the place of ``offset``: what was told last before it, at ``start``, and the lines and letters since."""
    between = bare[start:offset]
    lines = between.count("\n")
    return Place(place.line + lines, len(between) - between.rfind("\n") if lines else place.column + len(between))
