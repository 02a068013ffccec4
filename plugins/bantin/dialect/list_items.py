"""The lines of a list as items, by their indents: two spaces are enough for a list within a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from bantin.dialect.markers import Marker, read_marker
from bantin.dialect.numbered_parts import opens_part
from bantin.newsroom.places import without_marks

_ENDED = re.compile(r"[.;!?…][\"”’»)*_]*$")
NARROWEST = 45  # letters to which a program may wrap prose
_AHEAD = 100  # lines that are looked at for another item
_DEEPER = 2  # spaces that make a line part of the item above it


@dataclass(slots=True)
class Item:
    """One item: its marker, and the lines below the first one as they were typed, empty ones too."""

    marker: Marker
    rest: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The lines of the item without its indent; less indented ones lose what they have."""
        rest = _without_end(self.rest)
        indents = [_indent(line) for line in rest if line and _indent(line) >= self.marker.indent + _DEEPER]
        depth = min([self.marker.offset, *indents])
        return [self.marker.text.strip(), *(line[min(depth, _indent(line)) :] for line in rest)]

    @property
    def loose(self) -> bool:
        """Say whether an empty line parts what the item holds."""
        return "" in self.lines[1:]

    @property
    def blocks(self) -> list[str]:
        """What the item holds, block by block; a list within it is a block of its own."""
        blocks: list[list[str]] = [[]]
        inner = False
        for line in self.lines:
            begins = not inner and bool(blocks[-1]) and read_marker(line) is not None
            inner = begins or (inner and bool(line))
            if begins or not line:
                blocks.append([])
            if line:
                blocks[-1].append(line)
        return ["\n".join(block) for block in blocks if block]


def read_items(lines: Sequence[str]) -> tuple[list[Item], list[str]]:
    """Return the items with which ``lines`` begin, and the lines that belong to the list no more.

    ``lines`` begin with a marker; an empty line stands wherever one parts two blocks.
    """
    first = read_marker(lines[0])
    assert first is not None
    items = [Item(first)]
    for number, line in enumerate(lines[1:], start=1):
        marker = read_marker(line)
        after_empty = lines[number - 1] == ""
        if marker and is_sibling(first, marker) and not (after_empty and marker.bullet != first.bullet):
            items.append(Item(marker))
        elif line and (
            (after_empty and _indent(line) < first.indent + _DEEPER)
            or _leaves(first, marker, line)
            or is_below(first, lines, number)
        ):
            return items, list(lines[number:])
        else:
            items[-1].rest.append(line)
    return items, []


def is_below(first: Marker, lines: Sequence[str], number: int) -> bool:
    """Say whether the line with that number is a new sentence, typed right below the list that ``first`` began.

    It stands as far left, begins with a capital letter where the item above has ended, and no item follows it.
    """
    line, above = without_marks(lines[number]), without_marks(lines[number - 1]).rstrip()
    if not above or read_marker(lines[number]) or _indent(line) >= first.indent + _DEEPER or opens_part(line.strip()):
        return False
    if not line.lstrip(' *_“"')[:1].isupper() or not (_ENDED.search(above) or len(above) < NARROWEST):
        return False
    below = takewhile(bool, lines[number + 1 : number + _AHEAD])
    return not any((marker := read_marker(other)) and is_sibling(first, marker) for other in below)


def continues(first: Marker, line: str) -> bool:
    """Say whether a list that ``first`` began goes on with ``line``, which stands below an empty one."""
    marker = read_marker(line)
    if marker is not None and is_sibling(first, marker):
        return marker.bullet == first.bullet
    return _indent(line) >= first.indent + _DEEPER


def is_sibling(first: Marker, marker: Marker) -> bool:
    """Say whether ``marker`` begins another item of the list that ``first`` began."""
    return marker.kind == first.kind and marker.indent < first.indent + _DEEPER


def _leaves(first: Marker, marker: Marker | None, line: str) -> bool:
    """Say whether ``line`` begins a part of the document, or a list of a kind that none nests below the first."""
    if marker is None:
        return _indent(line) < first.indent + _DEEPER and opens_part(without_marks(line).strip())
    return marker.indent < first.indent + _DEEPER and marker.rank < first.rank


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _without_end(lines: Sequence[str]) -> Sequence[str]:
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return lines[:end]
