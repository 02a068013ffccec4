"""A heading of the first level inside a story: the title is the only one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("heading-one", "warning")

_HEADING = re.compile(r"(?m)^# *(?P<words>[^#\n].*)$")


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for each heading written with one ``#``."""
    for heading in _HEADING.finditer(story.without_code, story.body_start):
        message = say("check/heading-one", words=heading["words"].strip())
        yield story.finding(RULE, heading.start(), message)
