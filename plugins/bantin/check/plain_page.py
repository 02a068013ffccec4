"""Pages as our templates write them, read line by line: what a line says is known wherever else it stands.

Most lines of a page stand on many others, what is above and below its main part as a whole. A page is plain if each
``<`` outside comments and raw text begins a tag whose values are in double quotes; whatever else it may be, it is
left to scans that know more.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
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
_BLOCKS = 256  # mastheads and feet: of some folders, of some sections


class Found(NamedTuple):
    """Addresses and anchors of a piece of a page, and the tags in it that no other tag in it ends or begins."""

    targets: tuple[str, ...]
    anchors: tuple[str, ...]
    tags: tuple[str, ...]


def read_plain(html: str) -> tuple[list[str], set[str]] | None:
    """Return the addresses, in order, and the anchors of a page; None for one that is not plain, or not sound."""
    html = _RAW.sub(_start_tag, html)
    found = _join(_read_parts(html))
    if found is None or found.tags:
        found = _read_piece(html)  # a tag may stand on several lines
    return None if found is None or found.tags else (list(found.targets), set(found.anchors))


def _start_tag(raw: re.Match[str]) -> str:
    return f"<{raw[1]} />" if raw[1] else ""


def _read_parts(html: str) -> Iterator[Found | None]:
    """Yield what the lines of a page say, and its masthead and foot, which are cut off where a line begins."""
    head, body, rest = html.partition("\n<body")
    masthead, main, rest = rest.partition("\n<main")
    text, end, foot = rest.partition("\n</main>")
    yield from _read_lines(head)
    yield _read_block(body + masthead)
    yield from _read_lines(main + text)
    yield _read_block(end + foot)


def _read_lines(text: str) -> Iterator[Found | None]:
    return (_read_line(line) for line in text.split("\n") if "<" in line)


def _join(parts: Iterable[Found | None]) -> Found | None:
    """Return what ``parts`` say one after the other; None if one of them is not plain."""
    targets, anchors, left = list[str](), list[str](), list[str]()
    for found in parts:
        if found is None:
            return None
        targets += found.targets
        anchors += found.anchors
        for tag in found.tags:
            if left and tag == f"/{left[-1]}":
                left.pop()
            else:
                left.append(tag)
    return Found(tuple(targets), tuple(anchors), tuple(left))


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


@lru_cache(maxsize=_BLOCKS)
def _read_block(block: str) -> Found | None:
    """Return what a part of a page says that stands on others as it is."""
    return _join(_read_lines(block))


def note_attribute(name: str, value: str, targets: list[str], anchors: list[str]) -> None:
    """Add what the attribute ``name`` says to the addresses or to the anchors of a page."""
    value = unescape(value) if "&" in value else value
    if name == "id":
        anchors.append(value)
    elif name == "srcset":
        targets += [part.split()[0] for part in value.split(",") if part.strip()]
    else:
        targets.append(sys.intern(value))  # most are on every page, and every page's are held
