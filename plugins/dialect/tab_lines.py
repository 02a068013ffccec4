"""Lines with tabs, as Word and spreadsheets paste them: bullets become bullets, the rest waits to become a table."""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

CELL = "\ufdef"  # stands for a tab between two texts until blocks are read; nobody can type it
_BULLET = re.compile(
    r"(?P<indent>[ \t\u00a0]*)"
    r"(?P<sign>[-*+•●◦▪‣·§o–—\uf0b7\uf0a7\uf02d]|\d{1,3}[.)]|[a-zđ]\))\t[ \t]*(?=\S)"
)
_INNER = re.compile(r" *\t *")


class TabLines(Preprocessor):
    """Has the tabs of each line survive the step that turns them into spaces."""

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines`` with a bullet and a space for a bullet and a tab, and a sign for each tab within text."""
        return [_read(line) if "\t" in line else line for line in lines]


def _read(line: str) -> str:
    bullet = _BULLET.match(line)
    if bullet:
        sign = bullet["sign"]
        line = f"{bullet['indent']}{'-' if sign in '·§o' else sign} {line[bullet.end() :]}"
    start = len(line) - len(line.lstrip())
    return line[:start] + _INNER.sub(CELL, line[start:])
