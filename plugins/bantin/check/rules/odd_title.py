"""A title so long that lists cut it, or one without a single letter, from which no address can be made."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.check.quoting import shortened
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("odd-title", "warning")

_LONGEST = 160


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for a title of too many characters, or of signs only."""
    title, place = story.values.get("title", ("", 0))
    if len(title) > _LONGEST:
        message = say("check/odd-title.long", title=shortened(title), count=len(title), most=_LONGEST)
        yield story.finding(RULE, place, message)
    elif title and not any(map(str.isalnum, title)):
        message = say("check/odd-title.no-letter", title=shortened(title))
        yield story.finding(RULE, place, message)
