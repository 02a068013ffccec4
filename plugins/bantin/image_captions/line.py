"""The lines of a paragraph, as the editor broke them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bantin.image_captions.content import Node, plain_text, strip_content
from bantin.newsroom.places import PLACE, START, Place


@dataclass(slots=True)
class Line:
    """One line of inline content; ``hard`` says that it ended with a line break that readers see."""

    nodes: list[Node]
    hard: bool = False
    place: Place = START

    @property
    def text(self) -> str:
        """The line's plain text."""
        return plain_text(self.nodes).strip()


def split_lines(nodes: Iterable[Node], numbers: Sequence[int] = ()) -> list[Line]:
    """Split inline content at newlines and line breaks; lines without content are left out.

    ``numbers`` are those of the lines in the source, from the first.
    """
    lines: list[Line] = []
    current: list[Node] = []
    left, broken = deque(numbers or [1]), False
    for node in nodes:
        if isinstance(node, str):
            *ended, rest = node.split("\n")
            for number, text in enumerate(ended):
                _close(lines, [*current, text], left, hard=False, ends=not (broken and number == 0))
                current = []
            current.append(rest if ended else node)
        elif node.tag == "br":
            # One that was typed as a tag ends no line of the source.
            _close(lines, current, left, hard=True, ends=PLACE not in node.attrib)
            current = []
        else:
            current.append(node)
            for _ in range(plain_text([node]).count("\n")):
                _next(left)
        broken = not isinstance(node, str) and node.tag == "br" and PLACE not in node.attrib
    _close(lines, current, left, hard=False, ends=False)
    return lines


def _close(lines: list[Line], nodes: Sequence[Node], left: deque[int], *, hard: bool, ends: bool) -> None:
    stripped = strip_content(nodes)
    if stripped:
        lines.append(Line(stripped, hard, Place(left[0], 1)))
    if ends:
        _next(left)


def _next(left: deque[int]) -> None:
    """Go on to the next line, if any is known."""
    if len(left) > 1:
        left.popleft()


def join_lines(lines: Sequence[Line]) -> list[Node]:
    """Return the content of ``lines`` with the breaks between them."""
    nodes: list[Node] = []
    for index, line in enumerate(lines):
        if index:
            nodes.extend([Element("br"), "\n"] if lines[index - 1].hard else ["\n"])
        nodes.extend(line.nodes)
    return nodes
