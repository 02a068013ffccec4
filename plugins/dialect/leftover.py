"""What was not understood is seen: text of a finished body that still looks like markup, each kind with its cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.newsroom.places import Place, places_in

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
            rf"!\s?\[(?!\d+\])|!\([^()\n]*\)\[{_FILE}\]",
            "ảnh này chưa thành ảnh, người đọc chỉ thấy dấu “![”. Hãy viết đúng mẫu ![mô tả ảnh](ten-anh.jpg), đủ hai dấu "
            "ngoặc, không có dấu cách giữa “]” và “(”.",
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
            "comment-signs",
            r"<!--",
            "ghi chú mở bằng “<!--” mà chưa đóng, nên người đọc thấy nó. Hãy thêm “-->” ở cuối ghi chú.",
        ),
        (
            "table-signs",
            r"\|\s*:?-{3,}",
            "bảng này chưa thành bảng, người đọc chỉ thấy các dấu “|”. Hãy để dòng tên cột, dòng “|---|---|” và các dòng "
            "số liệu liền nhau, mỗi dòng có cùng số dấu “|”.",
        ),
        (
            "list-signs",
            r"(?<=\S\n)[ ]*[-*•] (?!\d)",
            "dòng bắt đầu bằng gạch đầu dòng này dính vào dòng trên. Nếu là danh sách, hãy để một dòng trống phía trên.",
        ),
        (
            "fence-signs",
            r"```|^~~~",
            "khối mã mở bằng ``` mà chưa đóng, người đọc thấy cả dấu này. Hãy thêm một dòng ``` ở cuối khối.",
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
    """Yield each slip that ``text`` holds, once for each line that marks tell.

    ``text`` begins at ``place`` unless a mark in it says more.
    """
    if not _SUSPECT.search(text):
        return
    told = [(0, place), *places_in(text)]
    seen: set[tuple[int, str]] = set()
    for slip in SLIPS:
        for found in slip.sign.finditer(text):
            where = next(where for end, where in reversed(told) if end <= found.start())
            if (where.line, slip.rule) not in seen:
                seen.add((where.line, slip.rule))
                yield where, slip
