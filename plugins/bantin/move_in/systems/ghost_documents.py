"""Stories of Ghost that have no HTML, only the editor's own document: Lexical, or the older Mobiledoc."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from bantin.imports.refused import Refused
from bantin.move_in.header import read_json

_LINES = {
    "quote": "blockquote",
    "aside": "blockquote",
    "extended-quote": "blockquote",
    "listitem": "li",
}
_GROUPS = ("root", "list")
_WORDS = ("html", "markdown", "code", "heading", "content", "calloutText", "buttonText", "title", "description")


def html_of(row: Mapping[str, Any]) -> str:
    """Return what the document of a story shows, as HTML; nothing if it has none that can be read."""
    for name, shown in (("lexical", _lexical), ("mobiledoc", _mobiledoc)):
        try:
            found = read_json(str(row.get(name) or "null"))
        except Refused:
            continue
        if isinstance(found, Mapping):
            return "\n\n".join(filter(None, shown(found)))
    return ""


def _lexical(node: Mapping[str, Any]) -> Iterator[str]:
    kind = str(node.get("type") or "")
    if "root" in node and not kind:
        yield from _lexical(_mapping(node["root"]))
    elif kind in _GROUPS:
        inner = "".join(it for child in _list(node.get("children")) for it in _lexical(_mapping(child)))
        tag = {"bullet": "ul", "number": "ol"}.get(str(node.get("listType")), "div")
        yield f"<{tag}>{inner}</{tag}>"
    elif "children" in node:
        tag = str(node.get("tag")) if re.fullmatch("h[1-6]", str(node.get("tag"))) else _LINES.get(kind, "p")
        yield f"<{tag}>{_inline(node)}</{tag}>"
    else:
        yield from _card(node)


def _inline(node: Mapping[str, Any]) -> str:
    """Return the words of a paragraph with its links."""
    made = []
    for child in map(_mapping, _list(node.get("children"))):
        if "children" not in child:
            made.append("<br>" if child.get("type") == "linebreak" else escape(str(child.get("text") or "")))
        elif child.get("type") == "list":
            made += _lexical(child)
        else:
            made.append(_linked(_inline(child), child.get("url")))
    return "".join(made)


def _card(card: Mapping[str, Any]) -> Iterator[str]:
    """Yield photos, films and words of a card of either editor."""
    for photo in (card, *map(_mapping, _list(card.get("images")))):
        if address := photo.get("src") or photo.get("imageSrc") or photo.get("backgroundImageSrc"):
            below = f"<figcaption>{photo['caption']}</figcaption>" if photo.get("caption") else ""
            alt = escape(str(photo.get("alt") or ""), quote=True)
            yield f'<figure><img src="{escape(str(address), quote=True)}" alt="{alt}">{below}</figure>'
    words = [str(it) for key in _WORDS if (it := card.get(key))]
    address = card.get("url") or card.get("buttonUrl")
    yield from (it if "<" in it else f"<p>{escape(it)}</p>" for it in words)
    if address:
        yield f"<p>{_linked(escape(str(address)), address)}</p>"


def _mobiledoc(document: Mapping[str, Any]) -> Iterator[str]:
    cards, atoms, markups = (_list(document.get(it)) for it in ("cards", "atoms", "markups"))

    def words(markers: Any) -> str:
        made = []
        for marker in _list(markers):
            kind, opened, _, value = (*_list(marker), None, None, None, None)[:4]
            text = _list(_at(atoms, value))[1:2] if kind == 1 else [value]
            given = (_list(_at(markups, at)) for at in _list(opened))
            link = next((_list(it[1])[1:2] for it in given if it[:1] == ["a"] and it[1:]), [])
            made.append(_linked(escape("".join(str(it) for it in text if it)), next(iter(link), "")))
        return "".join(made)

    for section in map(_list, _list(document.get("sections"))):
        kind, tag, inner = (*section, None, None, None)[:3]
        name = tag if isinstance(tag, str) and re.fullmatch("h[1-6]|p|ul|ol|blockquote", tag) else "p"
        if kind == 10:
            yield from _card(_mapping((*_list(_at(cards, tag)), None, None)[1]))
        elif kind == 2 and isinstance(tag, str):
            yield f'<figure><img src="{escape(tag, quote=True)}" alt=""></figure>'
        elif kind == 3:
            yield f"<{name}>{''.join(f'<li>{words(it)}</li>' for it in _list(inner))}</{name}>"
        else:
            yield f"<{name}>{words(inner)}</{name}>"


def _linked(words: str, address: Any) -> str:
    return f'<a href="{escape(str(address), quote=True)}">{words}</a>' if address and words else words


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _at(values: list[Any], number: Any) -> Any:
    return values[number] if isinstance(number, int) and 0 <= number < len(values) else None
