"""Indented lines: in a bulletin the first line of a paragraph is indented, and nothing is code."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor

_BLANKS = " \t\u00a0\u2002\u2003\u2007\u202f\u3000"
_INDENT = re.compile(rf"[{_BLANKS}]+")


class IndentedBlock(BlockProcessor):
    """Takes the place of Markdown's indented code: the indent goes, the lines are read as if it had never been."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether the first line of ``block`` is indented."""
        return bool(_INDENT.match(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Move the first line to the margin, and the others as far."""
        first, *others = blocks.pop(0).split("\n")
        depth = len(first) - len(first.lstrip(_BLANKS))
        rest = (line[min(depth, len(line) - len(line.lstrip(_BLANKS))) :] for line in others)
        blocks.insert(0, "\n".join([first.lstrip(_BLANKS), *rest]))
