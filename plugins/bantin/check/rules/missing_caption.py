"""A photo by itself with no line under it: readers ask who is in it, where, and when."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("missing-caption", "notice")


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for each photo between paragraphs that has no caption."""
    for photo in story.source.photos:
        if photo.kind == "photo" and photo.placement == "figure" and photo.line and not photo.caption_text:
            name = posixpath.basename(photo.source)
            yield story.finding(RULE, story.place_of(photo.line), say("check/missing-caption", name=name))
