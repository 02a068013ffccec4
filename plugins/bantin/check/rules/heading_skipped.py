"""A heading that skips a level: readers who listen go from heading to heading, and look for what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("heading-skipped", "warning")

_HEADING = re.compile(r"(?m)^(?P<signs>#{2,6}) *(?P<words>[^#\n].*)$")


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for each heading more than one level below the one above it."""
    above = 1
    for heading in _HEADING.finditer(story.without_code, story.body_start):
        level = len(heading["signs"])
        if level > above + 1:
            words, right = heading["words"].strip(), "#" * (above + 1)
            message = say("check/heading-skipped", signs=heading["signs"], words=words, right=right)
            yield story.finding(RULE, heading.start(), message)
        above = level
