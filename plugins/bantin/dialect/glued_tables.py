"""Tables as people type them: under a sentence, above one, with more cells in a row than names of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor

from bantin.dialect.understood import warn
from bantin.newsroom.message import say
from bantin.newsroom.places import Place, first_place

_RULE = re.compile(r" *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?")
_NO_CELL = re.compile(r"`[^`]*`|\\.")  # a sign in code, and one that a backslash makes a letter, part no cells


class GluedTable(BlockProcessor):
    """Parts a block around a table, and names no column for cells that would vanish."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether a table in ``block`` has other lines around it, or too wide a row."""
        if "|" not in block:
            return False
        start, end = _table_in(lines := block.split("\n"))
        return start > 0 or end < len(lines) or (end > 0 and _widest(lines) > _cells(lines[0]))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the lines above and below the table into blocks of their own; else widen it."""
        lines = blocks.pop(0).split("\n")
        start, end = _table_in(lines)
        if start or end < len(lines):
            parts = (lines[:start], lines[start:end], lines[end:])
            blocks[:0] = ["\n".join(part) for part in parts if part]
            return
        width, names = _widest(lines), _cells(lines[0])
        row = next(line for line in lines[2:] if _cells(line) == width)
        place = first_place(row) or first_place(lines[0]) or Place(1, 1)
        warn(self.parser.md, place, say("dialect/wide-row", cells=width, names=names))
        more = width - names
        head, rule = (line.rstrip().removesuffix("|") for line in lines[:2])
        blocks.insert(0, "\n".join([f"{head}|{' |' * more}", f"{rule}|{'---|' * more}", *lines[2:]]))


def _table_in(lines: Sequence[str]) -> tuple[int, int]:
    """Return where the first table in ``lines`` begins and ends; both 0 and their length if there is none."""
    for number, line in enumerate(lines):
        if number and "|" in line and "|" in lines[number - 1] and _RULE.fullmatch(line.rstrip()):
            end = next((below for below in range(number + 1, len(lines)) if "|" not in lines[below]), len(lines))
            return number - 1, end
    return 0, len(lines)


def _widest(lines: Sequence[str]) -> int:
    if len(lines) < 3 or not _RULE.fullmatch(lines[1].rstrip()):
        return 0
    return max(map(_cells, lines[2:]))


def _cells(line: str) -> int:
    """Return how many cells stand in a row."""
    return _NO_CELL.sub("", line).strip().removeprefix("|").removesuffix("|").count("|") + 1
