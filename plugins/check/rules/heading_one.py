"""A heading of the first level inside a story: the title is the only one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.story_text import Rule, StoryText
from plugins.newsroom.diagnostic import Diagnostic

RULE = Rule("heading-one", "warning", "Trong bài không dùng tiêu đề cấp một (#); tên bài đã là tiêu đề ấy.")

_HEADING = re.compile(r"(?m)^# *(?P<words>[^#\n].*)$")


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for each heading written with one ``#``."""
    for heading in _HEADING.finditer(story.without_code, story.body_start):
        words = heading["words"].strip()
        message = f"“# {words}” ngang hàng với tên bài. Hãy dùng hai dấu thăng: “## {words}”."
        yield story.finding(RULE, heading.start(), message)
