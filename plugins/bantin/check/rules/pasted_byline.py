"""The author's name as the last line of a body: the page prints it below the story by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.quoting import shortened
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.vietnamese.folding import same_name_key

RULE = Rule("pasted-byline", "warning")

_BLOCK = same_name_key("Tin cùng chuyên mục")
_LABEL = re.compile(r"(?:tác giả|người viết|bút danh)\s*:\s*", re.IGNORECASE)


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding if the last line of the story's own text is the name of one of its authors."""
    authors = {same_name_key(author) for author in story.source.values.get("authors", ())}
    lines = list(enumerate(story.text.split("\n"), 1))[story.source.first_line - 1 :]
    own = [(number, words) for number, line in lines if (words := line.strip(" \t*_()."))]
    own = [(number, words) for number, words in own if same_name_key(words) != _BLOCK]
    if own and same_name_key(_LABEL.sub("", own[-1][1])) in authors:
        number, words = own[-1]
        yield story.finding(RULE, story.place_of(number), say("check/pasted-byline", words=shortened(words)))
