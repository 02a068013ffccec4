"""A lead that the body says again: readers meet the same sentences twice."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.vietnamese.folding import fold

RULE = Rule("lead-repeated", "warning")

_SHORTEST = 20  # a lead of two or three words may well begin the text too


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding if the first paragraph of the body is the lead."""
    lead = _plain(story.values.get("summary", ("", 0))[0])
    start = story.body_start + len(story.body) - len(story.body.lstrip())
    if len(lead) >= _SHORTEST and _plain(story.text[start:].partition("\n\n")[0]) == lead:
        yield story.finding(RULE, start, say("check/lead-repeated"))


def _plain(text: str) -> str:
    """Return the letters and figures of ``text``, by which two writings of one sentence are alike."""
    return "".join(letter for letter in fold(text) if letter.isalnum())
