"""Mobile numbers of persons; the hotlines and desks of offices are there to be called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.quoting import masked
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("phone-number", "warning")

_MOBILE = re.compile(
    r"(?<![\w.,/+*-])(?:\(?\+?84\)?[ .-]?|0)(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)(?:[ .-]?\d){7}(?![\w*]|[.,/-]\d)"
)
_DIGITS = re.compile(r"\D")
_OF_NO_PERSON = re.compile(
    r"""(?:đường\ dây\ nóng|hotline|tổng\ đài|trực\ ban|số\ trực|điện\ thoại\ trực|mã\ số|MST|tài\ khoản|STK)
    [^\n.]{0,80}$""",
    re.VERBOSE | re.IGNORECASE,
)
_REACH = 110


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for each mobile number that is not called an office's."""
    for match in _MOBILE.finditer(story.prose):
        before = story.prose[max(0, match.start() - _REACH) : match.start()]
        if _OF_NO_PERSON.search(before):
            continue
        number = masked(_DIGITS.sub("", match[0]))
        yield story.finding(RULE, match.start(), say("check/phone-number", number=number))
