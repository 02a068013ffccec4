"""Text in an old encoding that came into a story by copying: no reader and no search understands it."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.check.quoting import shortened
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.vietnamese.legacy import damage, doubtful_lines

RULE = Rule("old-font", "error")

_CASES = {
    "tcvn3": "check/old-font.tcvn",
    "vni": "check/old-font.vni",
    "windows-1258": "check/old-font.windows",
    "mojibake": "check/old-font.mojibake",
}


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield one finding for each line whose words turn into Vietnamese when they are decoded again."""
    if story.text.isascii():
        return
    for place, covered in doubtful_lines(story.without_code):
        line = story.text[place : place + len(covered)]
        found = None if line.isascii() else damage(covered)
        if found:
            yield story.finding(RULE, place, say(_CASES[found], line=shortened(line.strip())))
