"""Invisible characters: they break words for search and for reading machines, and some turn text around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.quoting import around
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.vietnamese.legacy import damage

RULE = Rule("hidden-character", "warning")

# Zero-width joiners stay between emoji, which they tie together; word joiners are gone before a rule reads.
_ALWAYS = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffc"
_HIDDEN = re.compile(rf"[{_ALWAYS}]|(?<=\w)\u200d|\u200d(?=\w)")


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield one finding for each line with hidden characters."""
    if story.text.isascii():
        return
    for found, _ in story.by_line(_HIDDEN.finditer(story.text)):
        quote = _HIDDEN.sub("", around(story.text, found.start(), found.end())).strip()
        message = say("check/hidden-character", code=f"U+{ord(found[0]):04X}", quote=quote)
        yield story.finding(RULE, found.start(), message)


def fix(text: str) -> str:
    """Return ``text`` without hidden characters; lines in an old encoding stay, since a soft hyphen is ư there."""
    if not _HIDDEN.search(text):
        return text
    return "".join(line if damage(line) else _HIDDEN.sub("", line) for line in text.splitlines(keepends=True))
