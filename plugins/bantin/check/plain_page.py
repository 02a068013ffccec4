"""Pages as our templates write them, read line by line: what a line says is known wherever else it stands.

Most lines of a page (head, menu, foot) stand on many others. A page is plain if each ``<`` outside comments and
raw text begins a tag whose values are in double quotes; whatever else it may be, it is left to scans that know more.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from bantin.check.soundness import VOID

# Comments, and the content of elements that hold no markup; their start tags stay, as elements that end at once.
_RAW = re.compile(
    r"""<!--.*?-->|<!doctype[^>]*>|<((script|style|textarea|title)\b(?:"[^"]*"|[^">])*)>.*?</\2\s*>""",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9]*)([^<>"']*+(?>(?:"[^"]*"[^<>"']*+)*))>""")
# A value, in which nothing is an attribute; or an attribute that names a place.
_ATTRIBUTE = re.compile(
    r""""[^"]*"|[\s/](id|href|src|poster|action|srcset)\s*=\s*("[^"]*")?""",
    re.IGNORECASE,
)
_KNOWN = 4096  # lines; those that many pages share are few


class Found(NamedTuple):
    """Addresses and anchors of a piece of a page, and the tags in it that no other tag in it ends or begins."""

    targets: tuple[str, ...]
    anchors: tuple[str, ...]
    tags: tuple[str, ...]


def read_plain(html: str) -> tuple[list[str], set[str]] | None:
    """Return the addresses, in order, and the anchors of a page; None for one that is not plain, or not sound."""
    html = _RAW.sub(_start_tag, html)
    return _read(html.split("\n"), _read_line) or _read([html], _read_piece)  # a tag may stand on several lines


def _start_tag(raw: re.Match[str]) -> str:
    return f"<{raw[1]} />" if raw[1] else ""


def _read(pieces: Iterable[str], read: Callable[[str], Found | None]) -> tuple[list[str], set[str]] | None:
    targets, anchors, open_ones = list[str](), set[str](), list[str]()
    for piece in pieces:
        if "<" not in piece:
            continue
        found = read(piece)
        if found is None:
            return None
        targets += found.targets
        anchors.update(found.anchors)
        for tag in found.tags:
            if tag[0] != "/":
                open_ones.append(f"/{tag}")
            elif not open_ones or open_ones.pop() != tag:
                return None
    return None if open_ones else (targets, anchors)


def _read_piece(piece: str) -> Found | None:
    """Return what a ``piece`` of a page says; None if it is not plain."""
    tags = _TAG.findall(piece)
    if len(tags) != piece.count("<"):
        return None
    targets, anchors, left = list[str](), list[str](), list[str]()
    for end, typed, attributes in tags:
        name = typed.lower()
        if name in VOID or attributes.endswith("/"):
            continue
        if end and left and left[-1] == name:
            left.pop()
        else:
            left.append(end + name)
    for name, quoted in _ATTRIBUTE.findall("".join(attributes for end, _, attributes in tags if not end)):
        if name and not quoted:
            return None
        if name:
            note_attribute(name.lower(), quoted[1:-1], targets, anchors)
    return Found(tuple(targets), tuple(anchors), tuple(left))


# What a line says follows from the line alone.
_read_line = lru_cache(maxsize=_KNOWN)(_read_piece)


def note_attribute(name: str, value: str, targets: list[str], anchors: list[str]) -> None:
    """Add what the attribute ``name`` says to the addresses or to the anchors of a page."""
    value = unescape(value) if "&" in value else value
    if name == "id":
        anchors.append(value)
    elif name == "srcset":
        targets += [part.split()[0] for part in value.split(",") if part.strip()]
    else:
        targets.append(sys.intern(value))  # most are on every page, and every page's are held
