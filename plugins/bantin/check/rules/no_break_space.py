"""No-break spaces that Word left between words; those that hold a figure to its unit are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.prose import rewrite
from bantin.check.quoting import around
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("no-break-space", "notice")

_HARD = "\u00a0\u2007\u202f"
_RUN = re.compile(
    rf"(?!(?<=\d)[{_HARD}](?=[\w%°]))(?![{_HARD}](?=\d|[IVX]+(?!\w)))(?<![ {_HARD}])[ {_HARD}]*[{_HARD}][ {_HARD}]*"
)


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield one finding for each line with no-break spaces that hold nothing together."""
    if not any(space in story.text for space in _HARD):
        return
    for run, count in story.by_line(_RUN.finditer(story.prose)):
        quote = " ".join(around(story.text, run.start(), run.end()).split())
        one = say("check/no-break-space.one", quote=quote)
        more = say("check/no-break-space.more", quote=quote, count=count - 1)
        yield story.finding(RULE, run.start(), more if count > 1 else one)


def fix(text: str) -> str:
    """Return ``text`` with plain spaces between words, and none at either end of a line."""
    return rewrite(text, _RUN, _plain) if any(space in text for space in _HARD) else text


def _plain(run: re.Match[str]) -> str:
    before, after = run.string[: run.start()][-1:], run.string[run.end() :][:1]
    return "" if before in ("", "\n") or after in ("", "\n") else " "
