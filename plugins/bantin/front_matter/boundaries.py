"""Words that a browser shows apart stay apart when cleaning drops the elements between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Set

from bantin.newsroom.boxes import BLOCKS, LINES, has_box

_NAME = re.compile(r"<([a-zA-Z][^\s/>]*)")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")  # as nh3 writes it: no sign stands bare in a value
_END = re.compile(r"</([a-zA-Z][^\s/>]*)[^>]*>")
# By the rules for drawings and formulas nh3 would take the words in them out.
_DRAWN = re.compile(r"<(svg|math)[\s/>].*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_OF_DRAWN = re.compile(r"<(/?)(?!(?:script|style)[\s/>])([a-zA-Z])")
# In these HTML knows no elements: tags would come out as text.
_OF_TEXT = re.compile(r"<(/?)(textarea|title|iframe|noframes|noembed|xmp|plaintext)(?=[\s/>])", re.IGNORECASE)
_TEXT_ELEMENT = re.compile(
    r"<(textarea|title|iframe|noframes|noembed|xmp)(?=[\s/>]).*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_TABLE_TAG = re.compile(
    r"</?(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th)(?=[\s/>])[^>]*>", re.IGNORECASE
)
# Words that stand in a table beside its rows or its cells: browsers take them out, one behind the other.
_PART = re.compile(
    r"<(?:(?:table|tr|td|th|tbody|thead|tfoot|colgroup)[\s>]|/(?:table|tr|tbody|thead|tfoot)\s*>)", re.IGNORECASE
)
_OF_TABLES = re.compile(r"<(/?)(table|caption|thead|tbody|tfoot|tr|td|th)(?=[\s/>])", re.IGNORECASE)
_STRAY = re.compile(
    r"(?:[^\s<>]|</(?:a|abbr|b|big|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u)>)(?:\s|<!--[^>]*-->)*\Z",
    re.IGNORECASE,
)
_IN_PLACE = ("</td>", "</th>", "</tr>", "<tr>", "<table>", "<tbody>", "<thead>")  # as nearly all parts stand
_NEAR = 100  # letters in which the end of such words is looked for


def with_boundaries(html: str, kept: Set[str], write_well: Callable[[str, Set[str]], str]) -> str:
    """Return ``html`` in which each element that is a box of its own and not ``kept`` has given way to a boundary.

    A block becomes a plain block, other boxes become blanks. ``write_well`` returns HTML as a browser reads it, with
    elements of the given names; where nothing has to give way it is not asked.
    """
    html = with_lines_in_tables(html)
    if not _boxes(html, kept):
        return html
    html = _TEXT_ELEMENT.sub(lambda box: _TABLE_TAG.sub(" ", box[0]), html)  # words there, they would end a cell
    html = _with_lines_outside_tables(html)
    html = _DRAWN.sub(lambda drawn: _OF_DRAWN.sub(r"<\1drawn-\2", drawn[0]), html)
    html = _OF_TEXT.sub(r"<\1text-\2", html)
    gone = _boxes(html, kept)

    def boundary(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name not in gone:
            return tag[0]
        if name in BLOCKS:
            return f"<{tag[1]}div>"
        return "<br>" if name in LINES and tag[1] else " "

    return _TAG.sub(boundary, write_well(_with_blanks_behind(gone - BLOCKS, html), kept | gone))


def _with_blanks_behind(names: Set[str], html: str) -> str:
    """Return ``html`` with a blank behind each end of an element of ``names``: one without a beginning is dropped."""
    return _END.sub(lambda end: f"{end[0]} " if end[1].lower() in names else end[0], html)


def with_lines_in_tables(html: str) -> str:
    """Return ``html`` with a line end behind words beside the rows and cells of its tables, and before a table."""
    return _PART.sub(_after_words, html) if "<table" in html else html


def _with_lines_outside_tables(html: str) -> str:
    """Return ``html`` with line ends where parts of a table stand without one: browsers overlook these tags."""
    depth = 0

    def parted(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() == "table":
            depth = max(depth + (-1 if tag[1] else 1), 0)
            return tag[0]
        return tag[0] if depth else _after_words(tag)

    return _OF_TABLES.sub(parted, html)


def _after_words(part: re.Match[str]) -> str:
    before = part.string[max(0, part.start() - _NEAR) : part.start()].rstrip()
    if before.endswith(_IN_PLACE):
        return part[0]
    return f"<br>{part[0]}" if _STRAY.search(before) else part[0]


def _boxes(html: str, kept: Set[str]) -> set[str]:
    return {name for name in {name.lower() for name in _NAME.findall(html)} - kept if has_box(name)}
