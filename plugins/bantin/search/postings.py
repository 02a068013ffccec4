"""Which stories hold which words, by number of story; and rising numbers as text.

Gaps stand in base 64, five bits a letter, the sixth says that more letters follow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from bantin.search.story import SearchStory
from bantin.search.words import BREAK, folded

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_DIGITS = {letter: digit for digit, letter in enumerate(LETTERS)}
_FEW = 4096

Docs = list[int]
Forms = dict[str, Docs]


class WordTable(defaultdict[str, Docs]):
    """The stories of each word, as stories are added, the oldest first."""

    def __init__(self) -> None:
        super().__init__(list)

    def add(self, number: int, words: Iterable[str]) -> None:
        """Note that the story ``number`` has ``words``."""
        for word in {*words} - {BREAK}:
            self[word].append(number)

    def by_bare_word(self) -> dict[str, Forms]:
        """Return the marked forms of each word without marks, each with its stories."""
        table: defaultdict[str, Forms] = defaultdict(dict)
        for word, numbers in self.items():
            table[folded(word)][word] = numbers
        return table


def facets_of(story: SearchStory) -> list[str]:
    """Return by what readers may narrow a search; no word begins like these."""
    facets = [f"=nam:{story.day.year}", *(f"=muc:{slug}" for slug in dict.fromkeys(story.filed))]
    return [*facets, "=anh"] if story.has_photos else facets


def write_forms(forms: Forms) -> str:
    """Return ``form:numbers;form:numbers``."""
    return ";".join([f"{form}:{write_numbers(forms[form])}" for form in sorted(forms)])


def write_numbers(rising: Sequence[int]) -> str:
    """Return ``rising`` numbers, none twice, as text: the first one, then by how much more than one each rises."""
    codes = _codes()
    return "".join([codes[gap] if gap < _FEW else _code(gap) for gap in gaps_of(rising)])


def read_numbers(text: str) -> Docs:
    """Return the rising numbers that :func:`write_numbers` wrote as ``text``."""
    found, last, gap, shift = Docs(), -1, 0, 0
    for letter in text:
        digit = _DIGITS[letter]
        gap += (digit & 31) << shift
        shift += 5
        if digit < 32:
            last += gap + 1
            found.append(last)
            gap = shift = 0
    return found


def read_forms(text: str) -> Forms:
    """Return the forms that :func:`write_forms` wrote as ``text``."""
    pairs = (each.split(":") for each in text.split(";") if each)
    return {form: read_numbers(numbers) for form, numbers in pairs}


def gaps_of(rising: Sequence[int]) -> list[int]:
    """Return the first of ``rising`` numbers, none twice, then by how much more than one each rises."""
    return [rising[0], *[b - a - 1 for a, b in pairwise(rising)]] if rising else []


def _code(number: int) -> str:
    code = ""
    while number > 31:
        code += LETTERS[32 + (number & 31)]
        number >>= 5
    return code + LETTERS[number]


@cache
def _codes() -> tuple[str, ...]:
    return tuple(_code(number) for number in range(_FEW))
