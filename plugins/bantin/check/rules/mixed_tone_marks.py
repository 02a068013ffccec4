"""``hoà`` and ``hòa`` in one story: both are right, but a story keeps to one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.vietnamese.folding import fold_tone_style

RULE = Rule("mixed-tone-marks", "notice")

_TONED = re.compile("[òỏõóọ][ae]|[ùủũúụ]y|o[àảãáạèẻẽéẹ]|u[ỳỷỹýỵ]")
_START = re.compile(r"[^\W\d_]*$")

_LONGEST_QUOTATION = 2_000


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield one finding, at the first word in the style that the story uses less."""
    words = list(_toned_words(story.prose))
    first_vowel = [(place, word) for place, word in words if fold_tone_style(word) == word]
    second_vowel = [(place, word) for place, word in words if fold_tone_style(word) != word]
    if not first_vowel or not second_vowel:
        return
    few, many = sorted((second_vowel, first_vowel), key=len)
    (place, word), (other_place, other) = few[0], many[0]
    message = say(
        "check/mixed-tone-marks",
        word=word,
        line=story.line_of(place),
        other=other,
        other_line=story.line_of(other_place),
        few=_all_of(few),
    )
    yield story.finding(RULE, place, message)


def _toned_words(prose: str) -> Iterator[tuple[int, str]]:
    """Yield open syllables in small letters: names and quotations keep the spelling that they have."""
    for match in _TONED.finditer(prose):
        begin = _begin(prose, match.start())
        word = prose[begin : match.end()]
        closed = prose[match.end() : match.end() + 1].isalpha()
        if not closed and word.islower() and not word.startswith("q") and not _is_quoted(prose, begin):
            yield begin, word


def _begin(prose: str, place: int) -> int:
    start = _START.search(prose, max(0, place - 4), place)
    return start.start() if start else place


def _is_quoted(prose: str, place: int) -> bool:
    paragraph = prose.rfind("\n", max(0, place - _LONGEST_QUOTATION), place)
    paragraph = max(paragraph, place - _LONGEST_QUOTATION)
    return prose.rfind("“", paragraph + 1, place) > prose.rfind("”", paragraph + 1, place)


def _all_of(words: list[tuple[int, str]]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(word for _, word in words[:5]))
