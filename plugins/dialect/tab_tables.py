"""Tables that were pasted as lines with tabs: two or more lines with the same number of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from plugins.dialect.tab_lines import CELL
from plugins.dialect.understood import tell
from plugins.newsroom.message import say
from plugins.newsroom.places import first_place, without_marks

_DIGIT = re.compile(r"\d")


class TabTable(BlockProcessor):
    """Makes tables of lines with the same number of tabs; a single line keeps a space in place of each."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether tabs stand in ``block``."""
        return CELL in block

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the tables, and leave the other lines to the next steps."""
        for columns, lines in _groups(blocks.pop(0).split("\n")):
            if columns > 1 and len(lines) > 1:
                self._append(parent, [_cells(line) for line in lines])
            else:
                self.parser.parseBlocks(parent, ["\n".join(re.sub(f"{CELL}+", " ", line).rstrip() for line in lines)])

    def _append(self, parent: Element, rows: Sequence[Sequence[str]]) -> None:
        table = SubElement(parent, "table")
        head = _has_head(rows)
        if head:
            _append_row(SubElement(table, "thead"), rows[0], "th")
        body = SubElement(table, "tbody")
        for row in rows[1:] if head else rows:
            _append_row(body, row, "td")
        said = say("dialect/tab-table", rows=len(rows), columns=len(rows[0]))
        tell(self.parser.md, first_place(rows[0][0]), said)


def _groups(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines in groups of as many cells; where empty cells make the difference, tabs in a row count once."""
    counts = {line.count(CELL) + 1 for line in lines}
    folded = [line if len(counts) == 1 else re.sub(f"{CELL}+", CELL, line) for line in lines]
    for columns, group in groupby(folded, key=lambda line: line.count(CELL) + 1):
        yield columns, list(group)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split(CELL)]


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
