"""Tables right under a sentence: the sentence is a paragraph of its own."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor

_RULE = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?")


class GluedTable(BlockProcessor):
    """Parts a block before the first row of a table."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether a table begins in ``block`` below other lines."""
        return _row_of_heads(block.split("\n")) > 0

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the lines above the table into a block of their own."""
        lines = blocks.pop(0).split("\n")
        start = _row_of_heads(lines)
        blocks[:0] = ["\n".join(lines[:start]), "\n".join(lines[start:])]


def _row_of_heads(lines: list[str]) -> int:
    """Return the index of the line above the rule of a table, 0 if there is none."""
    rules = (number for number, line in enumerate(lines) if number and "|" in line and _RULE.fullmatch(line.rstrip()))
    rule = next((number for number in rules if "|" in lines[number - 1]), 1)
    return rule - 1
