"""A hint at words that are spelled as no Vietnamese syllable is: a slip of the fingers, most of the time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.vietnamese.marks import normal_form
from bantin.vietnamese.syllable import is_syllable

RULE = Rule("spelling", "notice")
# Names of other tongues (Đắk Lắk) and abbreviations begin with capitals, foreign words have no marks.
_WORD = re.compile(r"(?<![\w./@-])[^\W\d_]+(?![\w@-])")
# One sound, two spellings: "ngh", "gh", "k" stand before e, ê, i, y alone; "ng", "g", "c" never do.
_WRONG_START = re.compile(r"(?:ngh|gh|k(?!h))(?![eiy])|(?:ng(?!h)|c(?!h))[eiy]|g[ey]")


def spelling(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a notice for each word of ``story`` with Vietnamese marks that no syllable is spelled like, once each."""
    seen: set[str] = set()
    for match in _WORD.finditer(story.prose):
        word = match[0]
        if word not in seen and word.islower() and not word.isascii() and not _is_well_spelled(word):
            seen.add(word)
            yield story.finding(RULE, match.start(), say("desk/spelling", word=word))


def _is_well_spelled(word: str) -> bool:
    return is_syllable(word) and not _WRONG_START.match(normal_form("NFD", word))
