"""Tables pasted with words where HTML allows none: each run of them becomes a row or a cell, in its order.

Browsers take such words out of the table and set them before it, those of several rows one behind the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import groupby

from bantin.dialect.pasted_nodes import Node
from bantin.newsroom.places import without_marks
from bantin.vietnamese.forbidden import resolve

_CELLS = frozenset({"td", "th"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_OF_TABLE = _SECTIONS | {"tr", "caption", "colgroup", "col"}
_ONLY_IN_TABLES = frozenset({"colspan", "rowspan", "headers", "scope", "span"})
_SHOWN = frozenset({"img", "video", "audio", "iframe", "table", "v:imagedata"})
_HIDDEN = frozenset({"script", "style", "template"})


def set_right(node: Node, html: str) -> None:
    """Change ``node``, read from ``html``: tables hold rows of cells, and what has lost its table are blocks."""
    for child in node.children:
        if child.tag == "table":
            _set_table(child, html)
            continue
        if child.tag in _OF_TABLE | _CELLS:
            child.tag = "div"
            child.attributes = [it for it in child.attributes if it[0] not in _ONLY_IN_TABLES]
        set_right(child, html)


def _set_table(table: Node, html: str) -> None:
    _wrap_strays(table, _OF_TABLE, _row, html)
    for part in table.children:
        if part.tag in _SECTIONS:
            _wrap_strays(part, {"tr"}, _row, html)
        elif part.tag == "caption":
            set_right(part, html)
    rows = list(_rows(table))
    for row in rows:
        _wrap_strays(row, _CELLS, _cell, html)
    width = max((len(_cells(row)) for row in rows), default=1)
    for row in rows:
        cells = _cells(row)
        if len(cells) == 1 < width and _is_made(cells[0]):
            cells[0].attributes = [("colspan", str(width))]
        for cell in cells:
            set_right(cell, html)


def _wrap_strays(node: Node, allowed: Set[str], wrap: Callable[[Sequence[Node]], Node], html: str) -> None:
    """Wrap each run of children that may not stand in ``node`` and that shows something."""
    children = list(_without_forms(node.children, html))
    node.children = []
    for fits, group in groupby(children, key=lambda child: child.tag in allowed):
        run = list(group)
        node.children += run if fits or not any(_is_shown(child, html) for child in run) else [wrap(run)]


def _without_forms(nodes: Iterable[Node], html: str) -> Iterator[Node]:
    """Yield ``nodes``, a form as a block; of one around parts of the table these, and blocks of other words in it."""
    for node in nodes:
        held = list(_without_forms(node.children, html)) if node.tag == "form" else []
        if node.tag != "form":
            yield node
        elif not any(map(_is_part, held)):
            yield Node("div", node.start, node.end, [], held)
        else:
            for fits, group in groupby(held, key=_is_part):
                run = list(group)
                yield from run if fits or not any(_is_shown(it, html) for it in run) else [_block(run)]


def _is_part(node: Node) -> bool:
    return node.tag in _OF_TABLE | _CELLS


def _is_shown(node: Node, html: str) -> bool:
    if not node.tag:
        return bool(resolve(without_marks(html[node.start : node.end])).strip())
    return node.tag in _SHOWN or (node.tag not in _HIDDEN and any(_is_shown(it, html) for it in node.children))


def _rows(table: Node) -> Iterator[Node]:
    for part in table.children:
        if part.tag == "tr":
            yield part
        elif part.tag in _SECTIONS:
            yield from (row for row in part.children if row.tag == "tr")


def _cells(row: Node) -> list[Node]:
    return [child for child in row.children if child.tag in _CELLS]


def _row(run: Sequence[Node]) -> Node:
    return Node("tr", run[0].start, run[-1].end, [], list(run))


def _cell(run: Sequence[Node]) -> Node:
    return Node("td", run[0].start, run[-1].end, [], list(run))


def _block(run: Sequence[Node]) -> Node:
    return Node("div", run[0].start, run[-1].end, [], list(run))


def _is_made(cell: Node) -> bool:
    """Say whether ``cell`` was made here: it begins where that begins which it holds."""
    return bool(cell.children) and cell.start == cell.children[0].start
