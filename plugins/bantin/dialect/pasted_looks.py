"""What in pasted HTML says nothing but how things look: it goes, what stands in it stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bantin.dialect.pasted_nodes import Node
from bantin.newsroom.boxes import has_box
from bantin.newsroom.classes import is_of_another_system

NAMED = frozenset({"id", "name", "lang", "title", "dir"})
_LOOKS_ONLY = frozenset({"span", "font", "big", "nobr", "tt", "picture"})
_OF_OFFICE = re.compile(r"[a-z]+\d?:[a-z]+")  # o:p, st1:place, v:shape
_LAZY = ("data-src", "data-original", "data-lazy-src")


def without_looks(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield ``nodes``; in place of those that say nothing but how it looks, what stands in them.

    A photo that is said again for browsers without scripts is the same photo.
    """
    seen: set[str] = set()
    for node in nodes:
        if node.tag == "noscript" and _repeats(node, seen):
            continue
        if node.tag == "noscript" or _is_about_looks(node):
            yield from without_looks(child for child in node.children if child.tag != "source")
        else:
            seen |= {source_of(inner) for inner in node.walk() if inner.tag == "img"}
            yield node


def source_of(photo: Node) -> str:
    """Return the address of a photo; pages that load photos late keep it elsewhere."""
    values = {name: value or "" for name, value in photo.attributes}
    written = values.get("src", "")
    lazy = next((values[name] for name in _LAZY if values.get(name)), "")
    return lazy if lazy and (not written or written.startswith("data:")) else written


def _is_about_looks(node: Node) -> bool:
    if _OF_OFFICE.fullmatch(node.tag):
        return not node.tag.endswith(":imagedata") and not has_box(node.tag)
    names = {name for name, _ in node.attributes}
    classes = {name for key, value in node.attributes if key == "class" for name in (value or "").split()}
    return node.tag in _LOOKS_ONLY and not names & NAMED and all(map(is_of_another_system, classes))


def _repeats(node: Node, seen: set[str]) -> bool:
    photos = [inner for inner in node.walk() if inner.tag == "img"]
    return bool(photos) and all(source_of(photo) in seen for photo in photos)
