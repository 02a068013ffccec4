"""Pasted HTML as a tree of nodes, each with its place in the source; tags that nobody closed are closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

from markdown.util import BLOCK_LEVEL_ELEMENTS

# What Word puts around the parts that other programs are to skip.
_OF_WORD = re.compile(
    r"<[\ufdd0-\ufddf]*!\[(?:if\b[^<>\]]*|endif)\]>|<!--\[if\b[^<>]*>|<\?xml\b[^<>]*>", re.IGNORECASE
)
_DEEPEST = 100  # what HTML closes by itself counts too

BLOCKS = frozenset({*BLOCK_LEVEL_ELEMENTS, "caption", "dialog", "search", "dir"})
_AROUND_PARAGRAPHS = BLOCKS | {"applet", "button", "marquee", "select"}  # no block in them closes one outside
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_ROWS = _CELLS | {"tr"}
_SECTIONS = _ROWS | {"thead", "tbody", "tfoot", "caption", "colgroup"}
_LISTS, _TABLE = frozenset({"ul", "ol", "menu", "dir"}), frozenset({"table"})
# What a start tag closes, and the elements beyond which it closes nothing.
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "a": (frozenset({"a"}), _TABLE),
    **dict.fromkeys(_HEADINGS, (_HEADINGS, frozenset(BLOCK_LEVEL_ELEMENTS) - _HEADINGS)),
    "li": (frozenset({"li"}), _LISTS),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (_CELLS, _TABLE),
    "th": (_CELLS, _TABLE),
    "tr": (_ROWS, _TABLE),
    **dict.fromkeys(("thead", "tbody", "tfoot", "caption", "colgroup"), (_SECTIONS, _TABLE)),
}


@dataclass(slots=True, eq=False)
class Node:
    """An element, or a text if it has no ``tag``; it stands at ``start:end`` of the source."""

    tag: str
    start: int
    end: int
    attributes: list[tuple[str, str | None]] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Yield the node and all within it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


class _TooDeep(Exception):
    pass


def bare(html: str) -> str:
    """Return ``html`` without the marks of Word that stand for nothing."""
    return _OF_WORD.sub("", html)


def read_nodes(html: str) -> Node | None:
    """Return the root of the tree that :func:`bare` ``html`` is, or None if it is nested beyond all sense.

    No sign of ``html`` is lost: what is no tag is text.
    """
    try:
        return _Tree(html).root
    except _TooDeep:
        return None


class _Tree(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Node("root", 0, len(html))
        self._html, self._read = html, 0
        self._opened = [self.root]
        self._lines = list(accumulate((len(line) + 1 for line in html.split("\n")), initial=0))
        self.feed(html)
        self.close()
        self._text_until(len(html))
        self._close_down_to(1, len(html))

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _text_until(self, place: int) -> None:
        if place > self._read:
            self._opened[-1].children.append(Node("", self._read, place))
        self._read = max(place, self._read)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, is_empty=tag in _VOID)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, is_empty=True)

    def _start(self, tag: str, attributes: list[tuple[str, str | None]], *, is_empty: bool) -> None:
        start = self._place()
        self._text_until(start)
        self._read = start + len(self.get_starttag_text() or "")
        self._close_before(tag, start)
        node = Node(tag, start, self._read, attributes)
        self._opened[-1].children.append(node)
        if not is_empty:
            self._opened.append(node)
            if len(self._opened) > _DEEPEST:
                raise _TooDeep

    def handle_endtag(self, tag: str) -> None:
        start = self._place()
        self._text_until(start)
        self._read = self._html.find(">", start) + 1 or len(self._html)
        tags = [node.tag for node in self._opened[1:]]
        if tag in tags:
            self._close_down_to(len(tags) - tags[::-1].index(tag), self._read)
        elif tag == "br":
            self._opened[-1].children.append(Node(tag, start, self._read))
        elif tag in BLOCKS:  # what began outside of what was pasted ends here, and its text with it
            self._opened[-1].children.append(Node("div", start, self._read))

    def _close_before(self, tag: str, place: int) -> None:
        """Close what a start tag closes: a paragraph before a block, the item before an item."""
        if tag in BLOCKS:
            self._close_last(frozenset({"p"}), _AROUND_PARAGRAPHS, place)
        if tag in _CLOSES:
            self._close_last(*_CLOSES[tag], place)

    def _close_last(self, names: frozenset[str], limits: frozenset[str], place: int) -> None:
        """Close the outermost of ``names`` that is open within the innermost of ``limits``."""
        found = 0
        for depth in range(len(self._opened) - 1, 0, -1):
            tag = self._opened[depth].tag
            if tag in names:
                found = depth
            elif tag in limits:
                break
        if found:
            self._close_down_to(found, place)

    def _close_down_to(self, depth: int, place: int) -> None:
        while len(self._opened) > depth:
            self._opened.pop().end = place
