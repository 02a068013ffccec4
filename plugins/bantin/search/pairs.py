"""Which stories hold two words side by side: a filter in files, with a mark for each pair and story.

A table of all pairs would be three times as large as the words themselves; most pairs stand in one story alone. The
filter answers for stories of which the words are known, and one answer in ``2 ** BITS`` is a wrong yes, which the
reader's browser finds out by the story's lite page. ``search_index.js`` makes the same marks.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from bantin.search.postings import LETTERS, gaps_of
from bantin.search.words import BREAK, folded

if TYPE_CHECKING:
    Marks = array[int]
else:
    Marks = array  # of numbers of 32 bits
BITS = 8
_PER_FILE = 7_000  # marks, about 9 KB on the line
_MASK, _PLACE = 0xFFFFFFFF, 40
_FEW = 63 * 64
_FIRST, _SECOND, _STORY = 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35  # odd numbers that leave no bit in its place


class _Parts(dict[str, int]):
    """What a word adds to a mark and, from bit 40 on, to the number that chooses the file: ``by`` is its place's."""

    def __init__(self, by: int) -> None:
        self._by = by

    def __missing__(self, word: str) -> int:
        form, bare = (
            crc32(each.encode("utf-8", "surrogatepass")) * self._by & _MASK for each in (word, folded(word))
        )
        self[word] = known = bare >> 16 << _PLACE | form
        return known


class PairFilter:
    """The marks of the pairs of a segment's stories."""

    def __init__(self) -> None:
        self._first, self._second = _Parts(_FIRST), _Parts(_SECOND)
        self._found = array("Q")

    def add(self, number: int, words: Sequence[str]) -> None:
        """Add the pairs among the ``words`` of story ``number``."""
        first, second, of_story = self._first, self._second, number * _STORY & _MASK
        pairs = {*pairwise(words)}
        self._found.extend([first[one] + second[two] + of_story for one, two in pairs if one != BREAK != two])

    def marks(self) -> list[Marks]:
        """Return the marks of each file; the one of a pair is chosen by its words without marks."""
        count = files_for(len(self._found))
        groups = [Marks("I") for _ in range(count)]
        for found in self._found:
            groups[_file_of(found, count)].append(found & _MASK)
        return groups

    def more_than(self, other: PairFilter, count: int) -> Iterator[tuple[int, int]]:
        """Yield file, of ``count``, and mark of each pair that ``other`` lacks."""
        more = Counter(self._found) - Counter(other._found)
        return ((_file_of(found, count), found & _MASK) for found in more.elements())


def files_for(pairs: int) -> int:
    """Return how many files so many ``pairs`` of words and stories fill."""
    return max(1, round(pairs / _PER_FILE))


def _file_of(found: int, count: int) -> int:
    return (found >> _PLACE & 0xFFFF) % count


def write_marks(marks: Sequence[int]) -> str:
    """Return the places of ``marks`` among so many that one in ``2 ** BITS`` is taken: gaps, their low bits first."""
    among = max(1, len(marks) << BITS)
    gaps = gaps_of(sorted({mark % among for mark in marks}))
    codes = _codes()
    text = "".join([codes[gap] if gap < _FEW else f"{LETTERS[gap & 63]}_{gap >> 6}_" for gap in gaps])
    return json.dumps({"among": among, "taken": text}, separators=(",", ":"))


def count_of(text: str) -> int:
    """Return how many marks made the file that :func:`write_marks` wrote."""
    return int(json.loads(text)["among"]) >> BITS


@cache
def _codes() -> tuple[str, ...]:
    return tuple(LETTERS[gap & 63] + LETTERS[gap >> 6] for gap in range(_FEW))
