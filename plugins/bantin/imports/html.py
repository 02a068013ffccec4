"""HTML from a clipboard or a saved page (Word's, a portal's, WordPress's) as what a document holds, in its order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import lxml.html

from bantin.imports.arrange import Arrangement
from bantin.imports.blocks import Block, Break, Figure, NoteMark, Text
from bantin.imports.flow import Cell, Flow, Grid, Lines, Lost, Part, Remark, Shot
from bantin.imports.refused import Refused
from bantin.newsroom.message import say
from bantin.vietnamese.marks import normal_form

MOST = 5_000_000
_DEEPEST = 150
_NOTHING = frozenset(
    "script style head title meta link template noscript object embed svg math form nav button select input".split()  # noqa: SIM905
)
_BLOCKS = frozenset(
    "p div section article main center header footer address figure figcaption dd dt li h1 h2 h3 h4 h5 h6".split()  # noqa: SIM905
)
_LOOKS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "struck",
    "del": "struck",
    "strike": "struck",
}
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WORD_LIST = re.compile(r"l\d+\s+level([1-9])")  # Word has nine
_CAPTION_CLASS = re.compile(r"caption|chu-?thich", re.IGNORECASE)
_SAFE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    struck: bool = False
    link: str = ""


@dataclass(slots=True)
class _Open:
    """A paragraph in the making."""

    role: str = ""
    level: int = 0
    align: str = ""
    label: str = ""
    depth: int = 0
    parts: list[Part] = field(default_factory=list)


Kept = Callable[[str], str]  # the address that a link keeps, or nothing if it can lead nowhere from here


def elsewhere(address: str) -> str:
    """Return ``address`` if it leads to another site: of a clipboard, all others were of somebody's computer."""
    return address if _SAFE.match(address) else ""


def read_html(html: str) -> tuple[Flow, ...]:
    """Return what ``html`` holds; raise :class:`Refused` for what is too much or nested beyond all sense.

    Pictures are told by their addresses; nothing is fetched.
    """
    return flows_of(tree_of(html)) if html.strip() else ()


def tree_of(html: str) -> Any:
    """Return the tree of ``html``, which holds something; raise :class:`Refused` for what is too much."""
    if len(html) > MOST:
        raise Refused(say("import/bomb"))
    # Without huge_tree all that stands behind 256 open elements would go in silence; with it, behind 2,048.
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(html, parser=parser)
    except lxml.etree.ParserError:  # comments and nothing else
        return lxml.html.document_fromstring("<p></p>")
    if any(it.type_name == "ERR_RESOURCE_LIMIT" for it in parser.error_log):
        raise Refused(say("import/deep"))
    if any(it.type_name == "ERR_NO_MEMORY" for it in parser.error_log):  # what it had no room for is missing
        raise MemoryError
    return root


def flows_of(root: Any, kept: Kept = elsewhere) -> tuple[Flow, ...]:
    """Return what a tree holds, with the addresses of links that are ``kept``; raise Refused if it is deep."""
    reader = _Reader(kept)
    reader.block(root, _Open(), _Look(), 0)
    return tuple(reader.flows)


def pasted_blocks(html: str) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """Return what was pasted as blocks, and what is to be said of it; photos keep their addresses."""
    body = Arrangement()
    body.take(read_html(html))
    blocks = [
        replace(it, photos=tuple(replace(photo, source=photo.source.partition("|")[0]) for photo in it.photos))
        if isinstance(it, Figure)
        else it
        for it in body.blocks
    ]
    return tuple(blocks), tuple(body.remarks)


class _Reader:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self.flows: list[Flow] = []

    def block(self, element: Any, opened: _Open, look: _Look, depth: int) -> None:
        """Read ``element``, a block; its words go into paragraphs like ``opened``."""
        if depth > _DEEPEST:
            raise Refused(say("import/deep"))
        here = self._begun(element, opened)
        self._text(here, element.text, look)
        for child in element:
            here = self._child(child, here, opened, look, depth)
            self._text(here, child.tail, look)
        self._end(here)

    def _child(self, child: Any, here: _Open, outer: _Open, look: _Look, depth: int) -> _Open:
        """Read ``child``; return the paragraph that goes on behind it."""
        tag = child.tag if isinstance(child.tag, str) else ""
        if not tag or tag in _NOTHING or _is_hidden(child):
            return here
        if tag in ("ul", "ol", "menu"):
            self._end(here)
            self._list(child, look, outer.depth + 1 if outer.label else 0, depth)
        elif tag == "table":
            self._end(here)
            self.flows.append(self._grid(child, depth))
        elif tag in ("hr", "pre"):
            self._end(here)
            self._apart(child, tag)
        elif tag in _BLOCKS or tag == "blockquote" or (tag not in ("a", "span") and _has_block(child)):
            self._end(here)
            self.block(child, replace(here, role="quote", parts=[]) if tag == "blockquote" else here, look, depth + 1)
        else:
            self._inline(child, here, look, depth)
            return here
        return replace(here, parts=[])

    def _inline(self, element: Any, here: _Open, look: _Look, depth: int) -> None:
        if depth > _DEEPEST:
            raise Refused(say("import/deep"))
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _NOTHING or _is_hidden(element):
            return
        if tag == "br":
            here.parts.append(Break())
        elif tag == "img" or tag.endswith(":imagedata"):
            here.parts += _shot(element)
        elif tag == "iframe":
            address = element.get("src", "")
            here.parts += [Text(address, link=address)] if _SAFE.match(address) else []
        else:
            if _marks_item(element) and not here.label:
                here.label = (
                    "-" if not re.search(r"\d|[a-zđ]\)", element.text_content()) else element.text_content().strip()
                )
                return
            inner = self._look(element, tag, look, here)
            self._text(here, element.text, inner)
            for child in element:
                self._inline(child, here, inner, depth + 1)
                self._text(here, child.tail, inner)

    def _look(self, element: Any, tag: str, look: _Look, here: _Open) -> _Look:
        style = _styles(element)
        weight, slant = style.get("font-weight", ""), style.get("font-style", "")
        # Google's documents wrap all that is copied in <b style="font-weight:normal">.
        bold = (
            look.bold or (_LOOKS.get(tag) == "bold" and weight != "normal") or weight in ("bold", "600", "700", "800")
        )
        italic = look.italic or (_LOOKS.get(tag) == "italic" and slant != "normal") or slant == "italic"
        struck = look.struck or _LOOKS.get(tag) == "struck" or "line-through" in style.get("text-decoration", "")
        link = look.link
        if tag == "a" and (address := (element.get("href") or "").strip()):
            if kept := self._kept(address):
                link = kept
            elif not address.startswith("#"):
                here.parts.append(Lost(say("import/link", address=address[:200]), "notice"))
        return _Look(bold, italic, struck, link)

    def _text(self, here: _Open, text: str | None, look: _Look) -> None:
        if text:
            words = normal_form("NFC", _BLANKS.sub(" ", text))
            here.parts.append(Text(words, look.bold, look.italic, look.struck, look.link))

    def _begun(self, element: Any, outer: _Open) -> _Open:
        tag = element.tag if isinstance(element.tag, str) else ""
        classes = element.get("class") or ""
        style = _styles(element)
        align = {"center": "centre", "right": "right"}.get(style.get("text-align") or element.get("align") or "", "")
        role = "caption" if tag == "figcaption" or _CAPTION_CLASS.search(classes) else outer.role
        role = "title" if "MsoTitle" in classes else role
        level = _LEVELS.get(tag, outer.level)
        found = _WORD_LIST.search(style.get("mso-list", ""))
        depth = int(found[1]) - 1 if found else outer.depth
        return _Open(role, level, align or ("centre" if tag == "center" else outer.align), outer.label, depth)

    def _list(self, element: Any, look: _Look, level: int, depth: int) -> None:
        if depth > _DEEPEST:
            raise Refused(say("import/deep"))
        count = _number(element.get("start"), 1)
        for child in element:
            if child.tag in ("ul", "ol"):
                self._list(child, look, level + 1, depth + 1)
            elif isinstance(child.tag, str) and child.tag not in _NOTHING:
                count = _number(child.get("value"), count)
                label = "-" if element.tag != "ol" else _counted(count, element.get("type") or "1")
                self.block(child, _Open(label=label, depth=level), look, depth + 1)
                count += 1

    def _grid(self, element: Any, depth: int) -> Grid:
        rows = []
        for row in element.iter("tr"):
            if next(it for it in row.iterancestors("table")) is element:
                rows.append(tuple(self._cell(it, depth) for it in row if it.tag in ("td", "th")))
        return Grid(tuple(rows))

    def _cell(self, element: Any, depth: int) -> Cell:
        inner = _Reader(self._kept)
        inner.block(element, _Open(), _Look(), depth + 1)
        return Cell(tuple(inner.flows), min(_number(element.get("colspan"), 1), 60))

    def _apart(self, element: Any, tag: str) -> None:
        if tag == "hr":
            self.flows.append(Lines((), "rule"))
        else:
            self.flows += [Lines((Text(line),), "code") for line in element.text_content().strip("\n").split("\n")]

    def _end(self, here: _Open) -> None:
        lines = Lines(tuple(here.parts), here.role, here.level, here.align, here.label, here.depth)
        if lines.words or any(not isinstance(part, Text | Break | NoteMark) for part in here.parts):
            self.flows.append(lines)
            here.label = ""  # what follows within the item is no item of its own
        here.parts = []


def _shot(element: Any) -> Iterable[Part]:
    source = (element.get("data-src") or element.get("src") or "").strip()
    width = _number(element.get("width"), 9)
    if not source or width <= 2:  # a picture that only counts readers
        return
    if source.startswith(("data:", "file:", "blob:")):
        yield Lost(say("import/linked-photo", address=source[:60]))
    else:
        yield Shot(source, " ".join((element.get("alt") or "").split()))


def _styles(element: Any) -> dict[str, str]:
    typed = element.get("style")
    declarations = (it.partition(":") for it in typed.lower().split(";")) if typed else ()
    return {name.strip(): value.strip() for name, _, value in declarations if value}


def _is_hidden(element: Any) -> bool:
    style = _styles(element)
    return style.get("display") == "none" or style.get("mso-hide") == "all" or element.get("hidden") is not None


def _marks_item(element: Any) -> bool:
    """Say whether ``element`` holds the bullet or number that Word shows before an item."""
    return "mso-list" in _styles(element) and _styles(element)["mso-list"] == "ignore"


def _has_block(element: Any) -> bool:
    return any(it.tag in _BLOCKS or it.tag in ("table", "ul", "ol") for it in element.iterdescendants())


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else default


def _counted(count: int, kind: str) -> str:
    return f"{chr(ord('a') + (count - 1) % 26)})" if kind.lower() == "a" else f"{count}."
