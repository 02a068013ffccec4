"""Parts of another page pasted along with a story: lists of related news, counters, buttons, the date line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.quoting import shortened
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("pasted-block", "warning")

_LIST_HEADING = r"""
    (?:các\ |những\ )?(?:tin(?:\ tức)?|bài(?:\ viết)?)\ (?:khác|liên\ quan|cũ(?:\ hơn)?|đã\ đưa|cùng\ chủ\ đề
      |cùng\ loại|mới(?:\ hơn|\ nhất|\ cập\ nhật)?|nổi\ bật|đọc\ nhiều(?:\ nhất)?|xem\ nhiều(?:\ nhất)?)
  | (?:đọc|xem)\ nhiều(?:\ nhất)? | có\ thể\ bạn\ quan\ tâm
"""
_FURNITURE = r"""
    (?:lượt\ xem|lượt\ đọc|số\ lượt\ xem|đã\ xem)\ ?:\ ?[\d.,]+
  | in\ (?:trang|bài\ viết|bài) | bản\ in | gửi\ email | quay\ lại | về\ đầu\ trang | trở\ về\ trang\ trước
  | xem\ theo\ ngày
  | gửi\ bình\ luận | chia\ sẻ\ (?:facebook|zalo|bài\ viết) | cỡ\ chữ | đánh\ giá\ bài\ viết | tweet | copy\ link
"""
_DAY = r"(?:(?:thứ\ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\ nhật),?\ )?(?:ngày\ )?\d{1,2}[/-]\d{1,2}[/-]\d{4}"
_TIME = r"\d{1,2}[:h]\d\d(?::\d\d)?(?:\ (?:[AP]M|\(?GMT\ ?\+7\)?))?"
# A day alone may be a heading of a calendar; with a label, or with the time of the day, it is a line of a page.
_DATE_LINE = rf"""
    (?:ngày\ đăng|đăng\ (?:lúc|ngày)|cập\ nhật(?:\ lúc|\ ngày)?|ngày\ cập\ nhật)\ ?:?\ ?{_DAY}(?:\ ?[|,-]?\ ?{_TIME})?
  | {_DAY}\ ?[|,-]\ ?{_TIME} | {_TIME}\ ?[|,-]?\ ?{_DAY}
"""
_LINE = re.compile(
    rf"""^[\#>*_ \t]*
    (?:(?P<list>{_LIST_HEADING})|(?P<furniture>{_FURNITURE})|(?P<date>{_DATE_LINE}))
    [.:…]*[*_ \t]*$""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_SAID = {
    "list": "check/pasted-block.list",
    "furniture": "check/pasted-block.furniture",
    "date": "check/pasted-block.date",
}


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for each line of the body that is such a part and nothing else."""
    for match in _LINE.finditer(story.without_code, story.body_start):
        kind = match.lastgroup or "list"
        yield story.finding(RULE, match.start(kind), say(_SAID[kind], line=shortened(match[kind])))
