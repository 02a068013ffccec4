"""A naive scan of all texts: which stories hold the words of a query, whatever marks they carry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bantin.search.story import SearchStory
from bantin.search.words import BREAK, folded, words_of

_TYPED_TOGETHER = re.compile(r"[\"“”]([^\"“”]*)[\"“”]|([^\s\"“”]+)")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:km|ha|kg|m2?)\b)")  # a blank that makes no difference
_NAME_AND_FIGURES = re.compile(r"(?<![^\s])([^\W\d_]{2,})-?(?=\d)")  # COVID-19: need not stand together


class Scan:
    """The words of stories, line by line."""

    def __init__(self, stories: Sequence[SearchStory]) -> None:
        self._texts = [
            "".join(
                f" {' '.join(map(folded, words_of(line)))} {BREAK}"
                for text in (each.title, *each.texts)
                for line in text.split(BREAK)
            )
            for each in stories
        ]

    def count(self, query: str) -> int:
        """Return how many stories hold all of ``query``; what is typed together stands together."""
        typed = _NAME_AND_FIGURES.sub(r"\1 ", _BEFORE_UNIT.sub("", query))
        parts = [" ".join(map(folded, words_of(quoted or free))) for quoted, free in _TYPED_TOGETHER.findall(typed)]
        wanted = [f" {part} " for part in parts if part]
        return sum(all(part in text for part in wanted) for text in self._texts)
