"""A title all in capitals: slow to read, spelled out by reading machines, loud in every list and feed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.vietnamese.syllable import is_syllable

RULE = Rule("capital-title", "warning")

_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = f"[{''.join(it for it in map(chr, range(0x1EFA)) if it.isupper())}]"  # Unicode has them among small ones
_NAME = re.compile(rf"{_CAPITAL}[^\W\d_]*(?: {_CAPITAL}[^\W\d_]*)+")
_NUMERAL = re.compile(r"[IVXLC]+")
_VOWEL = re.compile("[AEIOUYÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ]")
_FEWEST_WORDS, _MOST_SMALL = 3, 0.3


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding if most words of the title are written in capitals and are no abbreviations."""
    title, place = story.values.get("title", ("", 0))
    words = _WORD.findall(title)
    loud = [word for word in words if _is_loud(word)]
    small = [word for word in words if not word.isupper()]
    if len(loud) < _FEWEST_WORDS or len(small) > _MOST_SMALL * len(words):
        return
    better = sentence_case(title, story.text[story.body_start :])
    yield story.finding(RULE, place, say("check/capital-title", better=better))


def sentence_case(title: str, body: str) -> str:
    """Return ``title`` with small letters, but for abbreviations and for the names that are in ``body``."""
    lowered = _WORD.sub(lambda match: match[0].lower() if _is_loud(match[0]) else match[0], title)
    for name in dict.fromkeys(_NAME.findall(body)):
        if name.lower() in lowered:
            lowered = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", name, lowered)
    first = next((index for index, letter in enumerate(lowered) if letter.isalpha()), 0)
    return lowered[:first] + lowered[first : first + 1].upper() + lowered[first + 1 :]


def _is_loud(word: str) -> bool:
    return word.isupper() and bool(_VOWEL.search(word)) and is_syllable(word) and not _NUMERAL.fullmatch(word)
