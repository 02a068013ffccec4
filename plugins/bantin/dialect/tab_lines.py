"""Lines with tabs, as Word and spreadsheets paste them: bullets become bullets, the rest waits to become a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from bantin.newsroom.places import CELL

_BULLET = re.compile(
    r"(?P<indent>[ \t\u00a0]*)"
    r"(?P<sign>[-*+•●◦▪‣·§o–—\uf0b7\uf0a7\uf02d]|\d{1,3}[.)]|[a-zđ]\))\t[ \t]*(?=\S)"
)
_CLAUSE = re.compile(
    r"(?P<number>[ \t\u00a0]*(?:\d{1,3}(?:\.\d{1,3})+\.?|[IVXLCivxlc]{1,6}[.)]))\t[ \t]*(?=[^\W\d_])"
)
_DEPTHS = {"o": "  ", "§": "    ", "\uf0a7": "    "}  # the signs of Word's second and third levels
_INNER = re.compile(r" *\t *")


class TabLines(Preprocessor):
    """Has the tabs of each line survive the step that turns them into spaces."""

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines`` with a bullet and a space for a bullet and a tab, and a sign for each tab within text."""
        runs = groupby(lines, key=lambda line: "\t" in line)
        return [line for tabbed, run in runs for line in (_read_run(list(run)) if tabbed else run)]


class LeftTabs(Treeprocessor):
    """Makes spaces of the signs in texts that are read before tables are: headings, cells between bars."""

    def run(self, root: Element) -> None:
        """Look at all texts of ``root``, and at the HTML that was put aside."""
        for element in root.iter():
            if element.text and CELL in element.text:
                element.text = element.text.replace(CELL, " ")
            if element.tail and CELL in element.tail:
                element.tail = element.tail.replace(CELL, " ")
        stash = self.md.htmlStash.rawHtmlBlocks
        for number, html in enumerate(stash):
            if isinstance(html, str) and CELL in html:
                stash[number] = html.replace(CELL, "\t")


def _read_run(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines one below the other that all hold tabs; an empty first cell counts in a row as long as another."""
    lines = [_without_bullet(line) for line in lines]
    rest = [line for line in lines if "\t" in line.strip()]
    if all(_CLAUSE.match(line) and line.strip().count("\t") == 1 for line in rest):
        lines = [_CLAUSE.sub(r"\g<number> ", line, count=1) for line in lines]
    widths = {line.count("\t") for line in lines if not line[:1].isspace() and "\t" in line.strip()}
    for line in lines:
        start = len(line) - len(line.lstrip())
        if "\t" in line[:start] and line.count("\t") in widths:
            start = 0
        yield line[:start] + _INNER.sub(CELL, line[start:])


def _without_bullet(line: str) -> str:
    """Return ``line`` with a space in place of a tab behind its bullet."""
    bullet = _BULLET.match(line)
    if bullet is None:
        return line
    sign = bullet["sign"]
    return f"{bullet['indent'] or _DEPTHS.get(sign, '')}{'-' if sign in '·§o' else sign} {line[bullet.end() :]}"
