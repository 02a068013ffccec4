"""Letters stored in pieces (decomposed, as some Macs do), which search and fonts handle badly."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.check.quoting import shortened
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.vietnamese.marks import is_nfc, normal_form

RULE = Rule("not-nfc", "notice")


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield one finding, at the first line that is not in NFC."""
    if is_nfc(story.text):
        return
    place = 0
    for line in story.text.split("\n"):
        if not is_nfc(line):
            break
        place += len(line) + 1
    words = (word for word in line.split() if not is_nfc(word))
    word = next(words, line)
    quote = shortened(normal_form("NFC", word))
    yield story.finding(RULE, place + line.find(word), say("check/not-nfc", word=quote))


def fix(text: str) -> str:
    """Return ``text`` in NFC."""
    return normal_form("NFC", text)
