"""Python-Markdown with its work counted: blocks as they are parsed, inline patterns as they are tried, the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor, LinkInlineProcessor
from markdown.treeprocessors import Treeprocessor

from bantin.front_matter.effort import A_PHOTO, DEEPEST, Effort, too_deep
from bantin.newsroom.place_reader import element_place
from bantin.newsroom.places import CELL, START, Place, first_place, place_near, without_marks

_FIRST = 1_000  # before every other block processor
_A_BLOCK = 300  # what the dozen processors cost for the shortest block, in characters
_A_LINE = 120  # that may be an item: each is asked for its sign, at every depth of a list
_AN_ELEMENT = 40
_AN_ATTEMPT = 120
_A_CELL = 50  # of a table
_A_FILLED_CELL = 120  # besides, for one that nobody wrote: rows are filled up to the number of columns
_PAIRED_AT_ONCE = 10  # pairs of signs of emphasis that are compared in the time that a character is looked at
_COPIED_AT_ONCE = 16  # characters that are copied in the time that one is looked at
_BRACKET = re.compile(r"[\[\]]")
_FEW = 8  # brackets that are passed one by one before a map of all is drawn
_DEFINITIONS = {
    # As they are, but that a name ends with its line: otherwise each line that opens one is searched to the end.
    "abbr": r"^[*]\[(?P<abbr>[^\\\]\n]*)\][ ]?:[ ]*\n?[ ]*(?P<title>.*)$",
    "footnote": r"^[ ]{0,3}\[\^([^\]\n]*)\]:[ ]*(.*)$",
}
_RULER = frozenset("|:- ")
_FOOTNOTE = re.compile(r"\[\^([^\[\]]*)\]", re.DOTALL)
Match = tuple[Element | str | None, int | None, int | None]


class MeasuredExtension(Extension):
    """Spends from ``effort`` whatever Markdown does; comes after all other extensions."""

    def __init__(self, effort: Effort) -> None:
        super().__init__()
        self._effort = effort

    def extendMarkdown(self, md: Markdown) -> None:
        """Stand before the blocks, and on both sides of the inline patterns."""
        md.parser.blockprocessors.register(_BlockMeter(md, self._effort), "block-meter", _FIRST)
        md.treeprocessors.register(_TreeMeter(self._effort), "tree-meter", 30)
        md.treeprocessors.register(_TreeMeter(self._effort), "inline-tree-meter", 18)
        for name, expression in _DEFINITIONS.items():
            if name in md.parser.blockprocessors:
                setattr(md.parser.blockprocessors[name], "RE", re.compile(expression, re.MULTILINE))  # noqa: B010
        if "footnote" in md.inlinePatterns:
            setattr(md.inlinePatterns["footnote"], "compiled_re", _FOOTNOTE)  # noqa: B010


class _BlockMeter(BlockProcessor):
    """Is asked about every block that is parsed, and takes none."""

    def __init__(self, md: Markdown, effort: Effort) -> None:
        super().__init__(md.parser)
        self._effort = effort

    def test(self, parent: Element, block: str) -> bool:
        typed = len(without_marks(block))
        lines = 0 if "|" in block else _A_LINE * block.count("\n")
        self._effort.spend(typed + _A_BLOCK + _table_cost(block) + lines, block)
        if len(self.parser.state) > DEEPEST:
            raise too_deep(place_near(block, 0))
        return False

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        return False


def _table_cost(block: str) -> int:
    """Return what reading ``block`` as a table costs; its first row is read even if it is none."""
    tabs = 2 * _A_CELL * block.count(CELL)
    if "|" not in block:
        return tabs
    lines = block.split("\n")
    is_table = len(lines) > 1 and _RULER.issuperset(lines[1])
    read = lines if is_table else lines[:1]
    pipes = [line.count("|") for line in read]
    # Each bar is looked for in each span of code, and each tick in all behind it.
    cost = sum(
        ticks * (ticks + bars) // _COPIED_AT_ONCE for ticks, bars in zip(map(_ticks, read), pipes, strict=True)
    )
    if is_table:
        cells = max(pipes[0] - 1, 1) * len(lines)
        cost += _A_CELL * cells + _A_FILLED_CELL * max(cells - sum(pipes), 0)
    return cost + tabs


def _ticks(line: str) -> int:
    return line.count("`")


class _TreeMeter(Treeprocessor):
    """Counts elements and how deep they stand."""

    def __init__(self, effort: Effort) -> None:
        super().__init__()
        self._effort = effort

    def run(self, root: Element) -> None:
        level: list[Element] = [root]
        for _ in range(2 * DEEPEST + 1):  # a list is two elements a level: itself and its item
            cost = _AN_ELEMENT * len(level)
            self._effort.spend_for(cost, START if self._effort.affords(cost) else _place_of(level))
            inner = [child for element in level for child in element]
            if not inner:
                return
            level = inner
        raise too_deep(_place_of(level))


def _place_of(elements: Sequence[Element]) -> Place:
    """Return the place of the first of ``elements`` that tells one, in its text or once the marks have gone."""
    told = (element_place(element) or first_place(element.text or "") for element in elements)
    return next(filter(None, told), START)


class MeasuredPattern(InlineProcessor):
    """An inline ``pattern`` whose every attempt is counted; of links, what is read beyond the bracket too.

    It finds nothing in a text that holds none of its ``signs``.
    """

    def __init__(self, pattern: Any, signs: Sequence[str], brackets: Brackets, effort: Effort) -> None:
        self._pattern, self._effort, self.signs = pattern, effort, signs
        vars(self)["ANCESTOR_EXCLUDES"] = pattern.ANCESTOR_EXCLUDES
        self._is_link = isinstance(pattern, LinkInlineProcessor)
        self._is_delimiter = isinstance(pattern, DelimiterProcessor)
        if self._is_link:
            read_link = pattern.getLink
            pattern.getText = brackets.read
            pattern.getLink = partial(self._read_link, read_link)

    def may_match(self, text: str) -> bool:
        return any(map(text.__contains__, self.signs))

    def getCompiledRegExp(self) -> MeasuredPattern:  # type: ignore[override]  # only its finditer is asked for
        return self

    def finditer(self, text: str, start: int) -> Iterable[re.Match[str]]:
        if not self.may_match(text):
            return ()
        found: Iterable[re.Match[str]] = self._pattern.getCompiledRegExp().finditer(text, start)
        return found

    def type(self) -> str:
        return str(self._pattern.type())

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]
        if self._is_delimiter and not self._pattern.regions:
            signs = data.count("*") + data.count("_")
            self._effort.spend(signs * signs // _PAIRED_AT_ONCE, data, m.start())
        node, start, end = found = self._pattern.handleMatch(m, data)
        if start is None or end is None or (node is None and self._is_delimiter):
            read = 0 if self._is_link else len(data) - m.start()
        else:
            read = end - start + len(data) // _COPIED_AT_ONCE + (A_PHOTO if _is_photo(node) else 0)
        self._effort.spend(read + _AN_ATTEMPT, data, m.start())
        return found  # type: ignore[no-any-return]

    def _read_link(self, read: Any, data: str, index: int) -> tuple[str, str | None, int, bool]:
        found: tuple[str, str | None, int, bool] = read(data, index)
        if data[index : index + 1] == "(":
            self._effort.spend(found[2] - index if found[3] else len(data) - index, data, index)
        return found


def _is_photo(node: object) -> bool:
    return isinstance(node, Element) and node.tag == "img"


class Brackets:
    """Finds the bracket that closes another, in the time that an open one takes once for all of a text."""

    def __init__(self, effort: Effort) -> None:
        self._effort = effort
        self._text, self._pairs = "", dict[int, int]()

    def read(self, data: str, index: int) -> tuple[str, int, bool]:
        """Return what the bracket before ``index`` holds, the place behind its partner, and whether it has one."""
        end = self._near(data, index) if data is not self._text else None
        if end is None:
            end = self._map(data).get(index - 1, -1)
        return (data[index:end], end + 1, True) if end >= 0 else ("", len(data), False)

    def _near(self, data: str, index: int) -> int | None:
        """Return the partner's place, -1 if there is none, None if it is not among the next few brackets."""
        depth = 1
        for passed, bracket in enumerate(_BRACKET.finditer(data, index)):
            if passed == _FEW:
                return None
            depth += 1 if bracket[0] == "[" else -1
            if depth == 0:
                return bracket.start()
        return -1

    def _map(self, data: str) -> dict[int, int]:
        if data is not self._text:
            self._effort.spend(len(data), data)
            self._text, self._pairs, waiting = data, {}, list[int]()
            for bracket in _BRACKET.finditer(data):
                if bracket[0] == "[":
                    waiting.append(bracket.start())
                elif waiting:
                    self._pairs[waiting.pop()] = bracket.start()
        return self._pairs
