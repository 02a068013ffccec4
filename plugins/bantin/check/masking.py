"""Code in lines, comments and raw elements covered, in a time that grows with the text whatever never closes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

COVER = "\ufffc"  # neither a letter, a space nor a mark: no habit of writing looks like it

_OPENER = re.compile(r"`+|<!--|<(?P<raw>pre|code|script|style)\b", re.IGNORECASE)
_TICKS = re.compile("`+")


def cover(text: str) -> str:
    """Return ``text`` covered, its line ends kept."""
    return COVER * len(text) if "\n" not in text else "\n".join(COVER * len(line) for line in text.split("\n"))


def cover_inline_code(text: str) -> str:
    """Return ``text`` with everything between backticks, in comments and in elements of code covered."""
    pieces, done = [], 0
    for start, end in _spans(text):
        pieces += [text[done:start], cover(text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    closers, place = _Closers(text), 0
    while opener := _OPENER.search(text, place):
        span = closers.span_of(opener)
        place = span[1] if span else opener.end()
        if span:
            yield span


class _Closers:
    """Where that ends which opens; what was once not found behind a place is not looked for behind a later one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs: dict[int, list[int]] = defaultdict(list)  # of backticks, by length
        for run in _TICKS.finditer(text):
            self._runs[len(run[0])].append(run.start())
        self._lost: set[str] = set()

    def span_of(self, opener: re.Match[str]) -> tuple[int, int] | None:
        """Return what ``opener`` opens, from its sign to behind the sign that closes it."""
        if opener[0][0] == "`":
            return self._between_ticks(opener.start(), opener.end())
        name = (opener["raw"] or "").lower()
        if name in self._lost:
            return None
        closer = re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE).search(self._text, opener.end())
        if closer is None:
            self._lost.add(name)
            return None
        return opener.start(), closer.end()

    def _between_ticks(self, start: int, end: int) -> tuple[int, int] | None:
        """The last backticks of a run open too, if nothing closes all of them."""
        for length in range(end - start, 0, -1):
            runs = self._runs.get(length, [])
            at = bisect_right(runs, end)
            if at < len(runs):
                return end - length, runs[at] + length
        return None
