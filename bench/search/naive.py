"""A naive scan of all texts: which stories hold the words of a query, whatever marks they carry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bantin.search.story import SearchStory
from bantin.search.words import BREAK, folded, words_of

_TYPED_TOGETHER = re.compile(r"[\"“”]([^\"“”]*)[\"“”]|([^\s\"“”]+)")


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
        parts = [" ".join(map(folded, words_of(quoted or free))) for quoted, free in _TYPED_TOGETHER.findall(query)]
        wanted = [f" {part} " for part in parts if part]
        return sum(all(part in text for part in wanted) for text in self._texts)
