"""Two spaces between words: a habit of typewriters, and a trace of text put together from pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.prose import rewrite
from bantin.check.quoting import around
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("double-space", "notice")

_RUN = re.compile(r"(?<=[^\s|]) {2,}(?=[^\s|])")  # not the columns of a table
_SIGN = re.compile(r"\s*(?:[-+*>]|#+|\d+[.)])")  # of a list, a quotation, a heading: the words begin behind it

_SIGN_ENDS = 200  # no Markdown sign begins further into a line than this


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield one finding for each line with double spaces."""
    if "  " not in story.prose:
        return
    for run, count in story.by_line(filter(_is_between_words, _RUN.finditer(story.prose))):
        quote = around(story.text, run.start(), run.end())
        one = say("check/double-space.one", quote=quote)
        more = say("check/double-space.more", quote=quote, count=count - 1)
        yield story.finding(RULE, run.start(), more if count > 1 else one)


def fix(text: str) -> str:
    """Return ``text`` with single spaces between words."""
    return rewrite(text, _RUN, lambda run: " " if _is_between_words(run) else run[0]) if "  " in text else text


def _is_between_words(run: re.Match[str]) -> bool:
    text, place = run.string, run.start()
    line = text.rfind("\n", max(0, place - _SIGN_ENDS), place) + 1
    return (line == 0 and place > _SIGN_ENDS) or not _SIGN.fullmatch(text, line, place)
