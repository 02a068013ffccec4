"""Where in the source a photo or a phrase stands: line numbers for messages, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from markdown import Markdown
from markdown.preprocessors import Preprocessor

_OPENER = re.compile(r"!\[|<(?:img|video|audio|iframe)\b", re.IGNORECASE)
_FENCES = ("```", "~~~")
_REACH = 600  # characters after an opener in which its address is looked for
_NEXT = 100  # marks among which a photo is looked for: the order of photos changes by footnotes at most
_SEARCHES = 1_000  # for phrases; a text with more findings has no need of the line of each


@dataclass(slots=True)
class _Mark:
    index: int
    text: str
    used: bool = False


class SourceLines:
    """The lines of a body, of which each photo is asked once; indices count from 0, and None means not found."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = list(lines)
        self._marks = list(_marks(self._lines))
        self._first = 0  # all marks before are used
        self._searches = 0

    def of_photo(self, *needles: str) -> int | None:
        """Return the line of the first photo not asked for yet that holds one of ``needles``, else of the next."""
        while self._first < len(self._marks) and self._marks[self._first].used:
            self._first += 1
        free = [mark for mark in self._marks[self._first : self._first + _NEXT] if not mark.used]
        wanted = (mark for needle in needles if needle for mark in free if needle in mark.text)
        mark = next(wanted, free[0] if free else None)
        if mark is None:
            return None
        mark.used = True
        return mark.index

    def of_text(self, text: str) -> int | None:
        """Return the last line that holds the beginning of ``text``."""
        self._searches += 1
        if self._searches > _SEARCHES:
            return None
        needle = text.strip()[:400].split("\n")[0][:40]
        places = (index for index in range(len(self._lines) - 1, -1, -1) if needle in self._lines[index])
        return next(places, None)


def _marks(lines: Sequence[str]) -> Iterator[_Mark]:
    """Yield a mark for each opener, with the text from it to the next."""
    ends = list(accumulate((len(line) + 1 for line in lines), initial=0))
    openers = [(index, ends[index] + column) for index, column in _openers(lines)]
    source = "\n".join(lines)
    for (index, start), (_, end) in pairwise([*openers, (0, len(source))]):
        yield _Mark(index, source[start : min(end, start + _REACH)])


def _openers(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield line and column of what opens a photo, outside of code."""
    fence = ""
    for index, line in enumerate(lines):
        opened = line.lstrip()[:3]
        if opened in _FENCES and fence in ("", opened):
            fence = "" if fence else opened
        elif not fence:
            yield from ((index, start) for start in _outside_code(line))


def _outside_code(line: str) -> Iterator[int]:
    ticks = done = 0
    for match in _OPENER.finditer(line):
        ticks += line.count("`", done, match.start())
        done = match.start()
        if ticks % 2 == 0:
            yield done


class LineKeeper(Preprocessor):
    """Keeps the body's lines before other preprocessors move them."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.source = SourceLines([])

    def run(self, lines: list[str]) -> list[str]:
        """Remember ``lines`` and return them unchanged."""
        self.source = SourceLines(lines)
        return lines
