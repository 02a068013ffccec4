"""Large XML files an entry at a time: no DOCTYPE, so no entity of its own; nothing is fetched; memory stays flat.

The standard library's expat is enough for that: defusedxml refuses the same things, but holds the whole tree.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from bantin.imports.refused import Refused
from bantin.move_in.old_files import OldFiles
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import NotPlain, open_plain

_AT_ONCE = 1 << 18
_DEEPEST, _MOST_TEXT = 200, 40_000_000
_CONTROL = bytes(range(32)).translate(None, b"\t\n\r")
_NO_CONTROL = bytes.maketrans(_CONTROL, b" " * len(_CONTROL))  # WordPress lets editors' control signs through
_PREFIXES = (
    (re.compile(r"http://wordpress\.org/export/[\d.]+/excerpt/"), "excerpt:"),
    (re.compile(r"http://wordpress\.org/export/[\d.]+/"), "wp:"),
    (re.compile(r"http://purl\.org/rss/1\.0/modules/content/"), "content:"),
    (re.compile(r"http://purl\.org/dc/elements/1\.1/"), "dc:"),
    (re.compile(r"http://search\.yahoo\.com/mrss/?"), "media:"),
    (re.compile(r"http://schemas\.google\.com/blogger/2018"), "blogger:"),
    (re.compile(r"http://purl\.org/atom/app#|http://www\.w3\.org/2007/app"), "app:"),
    (re.compile(r".*"), ""),
)


@dataclass(slots=True)
class Node:
    """An element: its name with the usual prefix, attributes, the text of itself, what it holds."""

    name: str
    attributes: Mapping[str, str]
    pieces: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the element itself."""
        return "".join(self.pieces).strip()

    def all(self, name: str) -> Iterator[Node]:
        """Yield the elements ``name`` right below."""
        return (child for child in self.children if child.name == name)

    def value(self, *names: str) -> str:
        """Return the text of the first element right below under one of ``names`` that has any."""
        return next((child.text for name in names for child in self.all(name) if child.text), "")


def entries(files: OldFiles, path: str, names: Collection[str], lone: Collection[str] = ()) -> Iterator[Node]:
    """Yield each element ``names`` of a file, and those of ``lone`` names outside of them, in order.

    Raises :class:`Refused` for a DOCTYPE, for what is broken, for depth and size beyond all sense.
    """
    builder = _Builder({*names, *lone})
    try:
        descriptor = open_plain(files.root, path)
    except (NotPlain, OSError) as error:
        raise Refused(say("move-in/unreadable", reason=say("move-in/reason.closed"))) from error
    try:
        while data := os.read(descriptor, _AT_ONCE):
            builder.feed(data.translate(_NO_CONTROL))
            yield from builder.taken()
        builder.feed(b"", last=True)
        yield from builder.taken()
    finally:
        os.close(descriptor)


class _Builder:
    """Hears expat, and keeps the elements that are wanted."""

    def __init__(self, wanted: Collection[str]) -> None:
        self._wanted = wanted
        self._open: list[Node] = []
        self._depth = self._size = 0
        self._done: list[Node] = []
        self._names: dict[str, str] = {}
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        self._parser = parser

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Read on."""
        try:
            self._parser.Parse(data, last)
        except expat.ExpatError as error:
            raise Refused(say("move-in/xml.broken", line=error.lineno)) from error
        except (ValueError, LookupError) as error:
            raise Refused(say("move-in/encoding")) from error

    def taken(self) -> list[Node]:
        """Return the elements that have ended since this was asked last."""
        done, self._done = self._done, []
        return done

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refused(say("move-in/xml.deep"))
        known = self._names.get(name)
        if known is None:
            known = self._names.setdefault(name, _prefixed(name))
        if self._open or known in self._wanted:
            node = Node(known, attributes)
            if self._open:
                self._open[-1].children.append(node)
            else:
                self._size = 0
            self._open.append(node)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._open:
            node = self._open.pop()
            if not self._open:
                self._done.append(node)

    def _data(self, text: str) -> None:
        if self._open:
            self._size += len(text)
            if self._size > _MOST_TEXT:
                raise Refused(say("move-in/xml.deep"))
            self._open[-1].pieces.append(text)


def _prefixed(name: str) -> str:
    uri, found, local = name.rpartition(" ")
    if not found:
        return local
    return next(prefix for pattern, prefix in _PREFIXES if pattern.fullmatch(uri)) + local


def _refuse_doctype(*_: object) -> None:
    raise Refused(say("move-in/xml.doctype"))
