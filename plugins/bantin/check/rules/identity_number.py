"""Numbers of identity cards, which the law on personal data keeps from the public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.quoting import masked
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("identity-number", "error")

_PROVINCE_CODES = """
    001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042
    044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087
    089 091 092 093 094 095 096
"""
_PROVINCES = frozenset(_PROVINCE_CODES.split())
_PLAIN = re.compile(r"(?<![\w.,/*-])0\d{11}(?![\w*]|[.,/-]\d)")
_NAMED = re.compile(
    r"""(?:căn\ cước|CCCD|CMND|CMTND|chứng\ minh(?:\ nhân\ dân|\ thư)|định\ danh) [^\d\n.;]{0,40}
    (?P<number>\d{3}(?:[ ]?\d{3}){2,3} | \d{4}(?:[ ]\d{4}){2}) (?![\w*]|[.,/-]\d|\ (?:đồng|thẻ|người|hồ\ sơ))""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"""(?:tài\ khoản|STK|số\ TK|mã\ (?:số|hồ\ sơ|đơn|vạch|khách\ hàng|giao\ dịch|vận\ đơn)|biên\ lai|h(?:óa|oá)\ đơn)
    [^\d\n]{0,40}$""",
    re.VERBOSE | re.IGNORECASE,
)
_REACH = 60
_MANY_DIGITS = re.compile(r"\d\d\d(?: ?\d{3} ?\d{3}|\d \d{4} \d{4})")  # a story without them is done with at once


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for each number that is built as an identity number, or is called one."""
    if not _MANY_DIGITS.search(story.text):
        return
    found = {match.start("number"): match["number"] for match in _NAMED.finditer(story.prose)}
    for match in _PLAIN.finditer(story.prose):
        before = story.prose[max(0, match.start() - _REACH) : match.start()]
        if _is_well_built(match[0]) and not _OTHER_NUMBER.search(before):
            found.setdefault(match.start(), match[0])
    for place, number in sorted(found.items()):
        yield story.finding(RULE, place, say("check/identity-number", number=masked(number)))


def _is_well_built(number: str) -> bool:
    """Tell whether a number holds a province, a century with sex, a year of birth and a serial number."""
    born = int(number[4:6]) + (1900 if number[3] in "01" else 2000)
    return number[:3] in _PROVINCES and number[3] in "0123" and 1910 <= born <= 2030 and number[6:] != "000000"
