"""Curly quotes, which Word sets by itself, where an address wants none or straight ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bantin.check.prose import cover_code
from bantin.check.quoting import shortened
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("quote-in-address", "warning")

_CURLY = "“”„‟‘’"
_TARGET = re.compile(rf"(?P<photo>!?)\[[^\[\]\n]*\]\((?P<target>[^()\n{_CURLY}]*[{_CURLY}][^()\n]*)\)")
_ATTRIBUTE = re.compile(
    rf"(?<=\s)(?P<name>href|src|title|alt|class|id)=[{_CURLY}](?P<value>[^<>\n{_CURLY}]*)[{_CURLY}]"
)
_QUOTED_ADDRESS = re.compile(rf"\s*[{_CURLY}]\s*(?P<address>[^\s{_CURLY}\"]*)\s*[{_CURLY}]\s*")
_CURLY_TITLE = re.compile(rf"(?P<address>[^\s{_CURLY}\"]+)\s+[{_CURLY}](?P<title>[^\"]*)[{_CURLY}]\s*")


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for each address with curly quotes; titles of photos have a message of their own."""
    if not any(quote in story.text for quote in _CURLY):
        return
    for match in _TARGET.finditer(story.without_code, story.body_start):
        if not (match["photo"] and _CURLY_TITLE.fullmatch(match["target"])):
            yield _finding(story, match.start("target"), match["target"], _mended_target(match["target"]))
    for match in _ATTRIBUTE.finditer(story.without_code, story.body_start):
        yield _finding(story, match.start(), match[0], _mended_attribute(match))


def fix(text: str) -> str:
    """Return ``text`` with straight quotes around titles and attributes, and none around addresses."""
    if not any(quote in text for quote in _CURLY):
        return text
    for pattern, mend in ((_TARGET, _mended_link), (_ATTRIBUTE, _mended_attribute)):
        text = _replaced(text, pattern, mend)
    return text


def _finding(story: StoryText, place: int, written: str, mended: str) -> Diagnostic:
    quote = shortened(written)
    known = say("check/quote-in-address.known", quote=quote, mended=mended)
    other = say("check/quote-in-address.other", quote=quote)
    return story.finding(RULE, place, known if mended != written else other)


def _mended_target(target: str) -> str:
    if match := _QUOTED_ADDRESS.fullmatch(target):
        return match["address"]
    if match := _CURLY_TITLE.fullmatch(target):
        return f'{match["address"]} "{match["title"]}"'
    return target


def _mended_link(match: re.Match[str]) -> str:
    head = match[0][: match.start("target") - match.start()]
    return f"{head}{_mended_target(match['target'])})"


def _mended_attribute(match: re.Match[str]) -> str:
    return f'{match["name"]}="{match["value"]}"' if '"' not in match["value"] else match[0]


def _replaced(text: str, pattern: re.Pattern[str], mend: Callable[[re.Match[str]], str]) -> str:
    pieces, done = [], 0
    for match in pattern.finditer(cover_code(text)):
        pieces += [text[done : match.start()], mend(match)]
        done = match.end()
    return "".join([*pieces, text[done:]])
