"""Lines that stay lines: speeches, numbered headings, and blocks of short lines such as an address or a notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor

from bantin.dialect.list_items import NARROWEST
from bantin.dialect.list_start import is_speech
from bantin.dialect.markers import read_marker
from bantin.dialect.numbered_parts import is_numbered
from bantin.dialect.understood import tell
from bantin.newsroom.message import say
from bantin.newsroom.places import first_place, without_marks

_PHOTO = re.compile(r"!\[|<(?:img|video|audio|figure|iframe)\b", re.IGNORECASE)
_END_OF_LINE = re.compile(r"  $|\\$|<br ?/?>\s*$", re.IGNORECASE)
_OTHER_SIGNS = re.compile(r"\||:::|\{[{%]|\[/")  # whose lines are told of
_SHORT = 60  # letters; programs that wrap prose leave more of them on a line
_BLOCK_OF_LINES = 3
_FITTING = 4  # lines of a notice for each that goes on with the one above: "vô cùng thương tiếc báo tin:"
_LABEL = re.compile(r"[^\W\d_][\w ]{1,24}: ?\S")  # "Địa điểm: Hội trường xã"
_LABEL_WITHIN = re.compile(rf"[.;,!?…][\"”’»)]* {_LABEL.pattern}")  # "ngày 20/11. Địa điểm: Hội trường xã"


class KeptLines(BlockProcessor):
    """Marks the ends of lines that must not run together; the paragraph itself is made by the next step."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether ``block`` has several lines and no photo, whose lines are its caption."""
        return "\n" in block.strip() and not _PHOTO.search(block)

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Put a line break before each line that stands for itself."""
        lines = blocks[0].strip("\n").split("\n")
        bare = [without_marks(line).strip() for line in lines]
        if all(_END_OF_LINE.search(without_marks(line)) for line in lines[:-1]):
            return False  # they say themselves where they end
        if _are_short(bare) or _are_labelled(bare):
            breaks = set(range(1, len(lines)))
            tell(self.parser.md, first_place(blocks[0]), say("dialect/short-lines"))
        else:
            speeches = _speeches(bare)
            breaks = {number for number in range(1, len(lines)) if number in speeches or _is_headed(bare, number)}
        blocks[0] = "\n".join(
            f"{line.rstrip()}  " if number + 1 in breaks and not _END_OF_LINE.search(line) else line
            for number, line in enumerate(lines)
        )
        return False


def _are_short(lines: Sequence[str]) -> bool:
    """Say whether most ``lines`` are short, and few go on with the sentence above."""
    return (
        len(lines) >= _BLOCK_OF_LINES
        and sum(len(line) > _SHORT for line in lines) * 3 <= len(lines)
        and sum(line[:1].islower() for line in lines[1:]) * _FITTING <= len(lines)
        and not any(map(_OTHER_SIGNS.search, lines))
        and not _are_wrapped(lines)
    )


def _are_labelled(lines: Sequence[str]) -> bool:
    """Say whether each of ``lines`` gives something under its name: two are enough, and they may be long.

    Where names stand within lines as well, a line may begin with one by chance: there a program wrapped prose.
    """
    if not all(_LABEL.match(line) and line[:1].isupper() and not _OTHER_SIGNS.search(line) for line in lines):
        return False
    return not (any(map(_LABEL_WITHIN.search, lines)) and _are_wrapped(lines))


def _are_wrapped(lines: Sequence[str]) -> bool:
    """Say whether no line but the last would have held the next word, as where a program wrapped prose."""
    width = max(map(len, lines))
    return width >= NARROWEST and all(
        len(line) + 1 + len(below.split(" ", 1)[0]) > width for line, below in pairwise(lines)
    )


def _is_headed(lines: Sequence[str], number: int) -> bool:
    """Say whether the line with that number is a numbered heading, or follows one."""
    return any(is_numbered(line) for line in lines[number - 1 : number + 1])


def _speeches(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that open what somebody says."""
    markers = [
        (number, marker) for number, line in enumerate(lines) if (marker := read_marker(line)) and marker.is_dash
    ]
    if not markers or not is_speech(lines[markers[0][0] :], markers[0][1]):
        return set()
    return {number for number, _ in markers}
