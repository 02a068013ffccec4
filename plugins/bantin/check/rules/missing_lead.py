"""A story without a lead: lists, feeds and shared links then show the beginning of its first paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("missing-lead", "notice")


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for a story, not a page, whose header has no summary."""
    if not story.source.is_page and not story.values.get("summary", ("", 0))[0].strip():
        yield story.finding(RULE, 0, say("check/missing-lead"))
