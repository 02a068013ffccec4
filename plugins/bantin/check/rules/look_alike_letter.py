"""Letters of other alphabets that look like ours: ``Ð`` (eth) for ``Đ``, Cyrillic ``а`` for ``a``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.prose import rewrite
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.vietnamese.normal import true_letters

RULE = Rule("look-alike-letter", "warning")

_ALIEN = "ÐðƉɖǍǎ\u0370-\u03ff\u0400-\u04ff"
_WORD = re.compile(rf"(?<![^\W\d_])[^\W\d_]*[{_ALIEN}][^\W\d_]*")
_LATIN = re.compile("[A-Za-zÀ-ỹ]")
_SIGNS = re.compile("[μΩΔπαβγ]")  # units and formulas


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield one finding for each word with a foreign letter in it, at its first place."""
    seen: set[str] = set()
    for match in _WORD.finditer(story.prose):
        word = match[0]
        if word in seen:
            continue
        seen.add(word)
        mended = true_letters(word)
        mixed = _LATIN.search(re.sub(f"[{_ALIEN}]", "", word)) and not _SIGNS.search(word)
        if mended == word and not mixed:
            continue
        known = say("check/look-alike-letter.known", word=word, letters=_aliens(word), mended=mended)
        other = say("check/look-alike-letter.other", word=word, letters=_aliens(word))
        yield story.finding(RULE, match.start(), known if mended != word else other)


def fix(text: str) -> str:
    """Return ``text`` with true letters where that yields a Vietnamese word."""
    return rewrite(text, _WORD, lambda match: true_letters(match[0]))


def _aliens(word: str) -> str:
    return "".join(dict.fromkeys(re.findall(f"[{_ALIEN}]", word)))
