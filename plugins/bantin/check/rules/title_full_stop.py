"""A full stop at the end of a title, which is a name and no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.quoting import shortened
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("title-full-stop", "notice")

_STOP = re.compile(r"(?<![.\s])(?:\./\.|[.;,:])[”\"’')]*$")
_ABBREVIATED = re.compile(r"(?:v\.v|[A-Z]\.[A-Z])\.$")


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding if the title ends with a full stop, a comma or a colon; dots that trail off are meant."""
    title, place = story.values.get("title", ("", 0))
    stop = _STOP.search(title)
    if stop and not _ABBREVIATED.search(title):
        end = shortened(title[max(0, stop.start() - 30) :].partition(" ")[2] or title)
        message = say("check/title-full-stop", sign=stop[0], end=end)
        yield story.finding(RULE, place + stop.start(), message)
