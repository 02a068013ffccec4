"""Tables that were pasted as lines with tabs: two or more lines with the same number of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from bantin.dialect.understood import tell
from bantin.newsroom.message import say
from bantin.newsroom.places import CELL, first_place, without_marks

_EMPTIEST = 3  # of as many cells one is there, or the rows have nothing to do with each other
_DIGIT = re.compile(r"\d")


class TabTable(BlockProcessor):
    """Makes tables of lines with tabs; a single line keeps a space in place of each."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether tabs stand in ``block``."""
        return CELL in block

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the tables, and leave the other lines to the next steps."""
        lines = blocks.pop(0).split("\n")
        if len(lines) == 1:
            lines += _rows_below(lines[0], blocks)
        texts: list[str] = []
        for is_table, group in groupby(_rows(lines), key=lambda rows: len(rows) > 1):
            for rows in group:
                texts += [] if is_table else [" ".join(filter(None, rows[0]))]
                if is_table:
                    self._append(parent, rows)
            if texts:
                self.parser.parseBlocks(parent, ["\n".join(texts)])
                texts.clear()

    def _append(self, parent: Element, rows: Sequence[Sequence[str]]) -> None:
        table = SubElement(parent, "table")
        head = _has_head(rows)
        if head:
            _append_row(SubElement(table, "thead"), rows[0], "th")
        body = SubElement(table, "tbody")
        for row in rows[1:] if head else rows:
            _append_row(body, row, "td")
        said = say("dialect/tab-table", rows=len(rows), columns=len(rows[0]))
        tell(self.parser.md, first_place("".join(rows[0])), said)


def _rows_below(line: str, blocks: list[str]) -> Iterator[str]:
    """Take the lines off ``blocks`` that stand each for itself with as many tabs as ``line``, above them."""
    while blocks and "\n" not in blocks[0].strip("\n") and blocks[0].count(CELL) == line.count(CELL):
        yield blocks.pop(0).strip("\n")


def _rows(lines: Sequence[str]) -> Iterator[list[list[str]]]:
    """Yield the rows of each table in ``lines``, and each line that is no part of one as a row by itself."""
    for is_tabbed, group in groupby(lines, key=lambda line: CELL in line):
        for rows in _alike([[cell.strip() for cell in line.split(CELL)] for line in group]):
            even = (_even(rows) if is_tabbed and len(rows) > 1 else []) or [[]]
            if len(even[0]) > 1:
                yield even
            else:
                yield from ([row] for row in rows)


def _alike(rows: list[list[str]]) -> Iterator[list[list[str]]]:
    """Yield ``rows`` as they make one table; those that would be hardly filled apart, by their lengths."""
    if max(map(len, rows)) * len(rows) <= _EMPTIEST * sum(map(len, rows)):
        yield rows
    else:
        yield from (list(group) for _, group in groupby(rows, key=len))


def _even(rows: list[list[str]]) -> list[list[str]]:
    """Return ``rows`` with as many cells each, and without columns that hold nothing.

    Where only empty cells make the difference, tabs in a row were typed to line up texts; else cells were merged.
    """
    filled = [[cell for cell in row if cell] for row in rows]
    if len(set(map(len, rows))) > 1 and len(set(map(len, filled))) == 1:
        return filled
    columns = [column for column in zip_longest(*rows, fillvalue="") if any(column)]
    return [list(row) for row in zip(*columns, strict=True)]


def _has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether the first row names the columns: it holds no figures, and others do."""
    first, *others = [[without_marks(cell) for cell in row] for row in rows]
    return (
        len(others) > 1
        and all(first)
        and not any(map(_DIGIT.search, first))
        and any(_DIGIT.search(cell) for row in others for cell in row)
    )


def _append_row(parent: Element, cells: Sequence[str], tag: str) -> None:
    row = SubElement(parent, "tr")
    for cell in cells:
        SubElement(row, tag, {"scope": "col"} if tag == "th" else {}).text = cell
