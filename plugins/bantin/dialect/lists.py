"""Lists as people type them: right under a sentence, with any bullet, with the numbers that they gave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from bantin.dialect.list_items import Item, continues, is_below, read_items
from bantin.dialect.list_start import find_list
from bantin.dialect.markers import read_marker
from bantin.dialect.understood import tell
from bantin.newsroom.conversion import conversion_of
from bantin.newsroom.message import say
from bantin.newsroom.places import MARK, first_place

LETTERED_CLASS = "lettered"  # no list that has a class has bullets
_BOX = re.compile(rf"^(?P<place>(?:{MARK.pattern})*)\[(?P<tick>[ xX])\] ")


class ListBlock(BlockProcessor):
    """Takes the place of Markdown's two kinds of list, and of the step that joined indented blocks to them."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether a list begins in ``block``."""
        return find_list(block.split("\n"), inside=parent.tag == "li") is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a list of the first block and of those below that belong to it."""
        lines = blocks.pop(0).split("\n")
        start = find_list(lines, inside=parent.tag == "li")
        assert start is not None
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        typed = [*lines[start:], *_following(lines[start], blocks)]
        items, rest = read_items(typed)
        if rest:
            if is_below(items[0].marker, typed, len(typed) - len(rest)):
                tell(self.parser.md, first_place(rest[0]), say("dialect/below-list"))
            blocks[:0] = "\n".join(rest).split("\n\n")
        self._fill(self._list_in(parent, items), items)

    def _list_in(self, parent: Element, items: Sequence[Item]) -> Element:
        """Append to ``parent`` the element that counts ``items``; letters are text where đ is among them."""
        first = items[0].marker
        counted = all(item.marker.value for item in items)
        if first.kind == "letter" and not counted:
            return SubElement(parent, "ul", {"class": conversion_of(self.parser.md).own(LETTERED_CLASS)})
        if first.kind not in ("number", "letter") or not counted:
            return SubElement(parent, "ul")
        element = SubElement(parent, "ol", {"type": "a"} if first.kind == "letter" else {})
        if first.value != 1:
            element.set("start", str(first.value))
        return element

    def _fill(self, element: Element, items: Sequence[Item]) -> None:
        loose = any(item.loose for item in items) or any(above.rest[-1:] == [""] for above, _ in pairwise(items))
        for item, value in zip(items, _values(items), strict=True):
            entry = SubElement(element, "li")
            if value and element.tag == "ol":
                entry.set("value", str(value))
            self.parser.state.set("looselist" if loose else "list")
            self.parser.parseBlocks(entry, _typed(item) if element.tag == "ul" else item.blocks)
            self.parser.state.reset()


def _following(first: str, blocks: list[str]) -> Iterator[str]:
    """Take the blocks off ``blocks`` that belong to the list whose first line is given; yield their lines."""
    marker = read_marker(first)
    assert marker is not None
    while blocks and (not blocks[0].strip("\n") or continues(marker, blocks[0].lstrip("\n").split("\n")[0])):
        block = blocks.pop(0).strip("\n")
        if block:
            yield ""
            yield from block.split("\n")


def _values(items: Sequence[Item]) -> Iterator[int]:
    """Yield for each item the number that it must be given, 0 where counting on gives it.

    Programs number all items 1 and leave the counting to the page.
    """
    typed = [item.marker.value for item in items]
    counted = len(typed) > 1 and set(typed) == {1} and items[0].marker.kind == "number"
    yield 0
    yield from (0 if counted or value == before + 1 else value for before, value in pairwise(typed))


def _typed(item: Item) -> list[str]:
    """Return the blocks of an item, a box to tick as its sign, a letter as text: no browser counts a, b, c, d, đ."""
    first, *others = item.blocks or [""]
    if item.marker.kind == "letter":
        return [rf"{item.marker.sign}\) {first}", *others]
    return [_BOX.sub(lambda box: f"{box['place']}{'☐' if box['tick'] == ' ' else '☑'} ", first), *others]
