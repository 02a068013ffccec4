"""The lines of a paragraph, as the editor broke them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plugins.image_captions.content import Node, plain_text, strip_content


@dataclass(slots=True)
class Line:
    """One line of inline content; ``hard`` says that it ended with a line break that readers see."""

    nodes: list[Node]
    hard: bool = False

    @property
    def text(self) -> str:
        """The line's plain text."""
        return plain_text(self.nodes).strip()


def split_lines(nodes: Iterable[Node]) -> list[Line]:
    """Split inline content at newlines and line breaks; lines without content are left out."""
    lines: list[Line] = []
    current: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            *ended, rest = node.split("\n")
            for text in ended:
                _close(lines, [*current, text], hard=False)
                current = []
            current.append(rest if ended else node)
        elif node.tag == "br":
            _close(lines, current, hard=True)
            current = []
        else:
            current.append(node)
    _close(lines, current, hard=False)
    return lines


def _close(lines: list[Line], nodes: Sequence[Node], *, hard: bool) -> None:
    stripped = strip_content(nodes)
    if stripped:
        lines.append(Line(stripped, hard))


def join_lines(lines: Sequence[Line]) -> list[Node]:
    """Return the content of ``lines`` with the breaks between them."""
    nodes: list[Node] = []
    for index, line in enumerate(lines):
        if index:
            nodes.extend([Element("br"), "\n"] if lines[index - 1].hard else ["\n"])
        nodes.extend(line.nodes)
    return nodes
