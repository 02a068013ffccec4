"""Large XML files an entry at a time: no DOCTYPE, so no entity of its own; nothing is fetched; memory stays flat.

The standard library's expat is enough for that: defusedxml refuses the same things, but holds the whole tree.
"""

from __future__ import annotations

import os
import re
from codecs import getincrementaldecoder
from collections.abc import Collection, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from xml.parsers import expat

from bantin.imports.refused import Refused
from bantin.move_in.old_files import OldFiles
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import NotPlain, open_plain

_AT_ONCE = 1 << 18
_DEEPEST, _MOST, _NODE = 200, 40_000_000, 100  # letters of one entry; an element counts as some, too
_VOID = {"br", "hr", "img", "wbr", "embed", "col", "source"}
_LONGEST = 4_000_000  # bytes of one tag with its attributes
_CONTROL = bytes(range(32)).translate(None, b"\t\n\r")
_NO_CONTROL = bytes.maketrans(_CONTROL, b" " * len(_CONTROL))  # WordPress lets editors' control signs through
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding=[\"']([\w-]+)")
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
    at: int = 0  # how many pieces of the element around it stand before it

    @property
    def text(self) -> str:
        """The text of the element itself."""
        return "".join(self.pieces).strip()

    @property
    def markup(self) -> str:
        """What the element holds, as HTML: its elements in the midst of its text."""
        made: list[str] = []
        done = 0
        for child in self.children:
            made += [*map(escape, self.pieces[done : child.at]), child._written()]
            done = child.at
        return "".join((*made, *map(escape, self.pieces[done:])))

    def _written(self) -> str:
        named = (f' {name}="{escape(value)}"' for name, value in self.attributes.items() if " " not in name)
        start = f"<{self.name}{''.join(named)}>"
        return start if self.name in _VOID else f"{start}{self.markup}</{self.name}>"

    def all(self, name: str) -> Iterator[Node]:
        """Yield the elements ``name`` right below."""
        return (child for child in self.children if child.name == name)

    def value(self, *names: str) -> str:
        """Return the text of the first element right below under one of ``names`` that has any."""
        return next((child.text for name in names for child in self.all(name) if child.text), "")


def entries(
    files: OldFiles, path: str, names: Collection[str], only: Collection[str] = frozenset()
) -> Iterator[Node]:
    """Yield each element ``names`` of a file, in order; of what they hold ``only`` some, if any are named.

    Raises :class:`Refused` for a DOCTYPE, for what is broken, for depth and size beyond all sense.
    """
    builder = _Builder(frozenset(names), frozenset(only))
    try:
        descriptor = open_plain(files.root, path)
    except (NotPlain, OSError) as error:
        raise Refused(say("move-in/unreadable", reason=say("move-in/reason.closed"))) from error
    try:
        whole = _whole_signs()
        next(whole)
        while data := os.read(descriptor, _AT_ONCE):
            builder.feed(whole.send(data))
            yield from builder.taken()
        builder.feed(b"", last=True)
        yield from builder.taken()
    finally:
        os.close(descriptor)


def _whole_signs() -> Generator[bytes, bytes, None]:
    """Take the pieces of a file, and give them with the signs that a plugin has cut in two replaced, as readers saw.

    One of another encoding than UTF-8 stays as it is.
    """
    decoder = getincrementaldecoder("utf-8")("replace")
    data = yield b""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        while True:
            data = yield data
    named = _ENCODING.match(data[:200])
    is_other = named and named[1].lower() not in (b"utf-8", b"utf8")
    while True:
        plain = data.translate(_NO_CONTROL)
        data = yield plain if is_other else decoder.decode(plain).encode()


class _Builder:
    """Hears expat, and keeps the elements that are wanted."""

    def __init__(self, wanted: frozenset[str], only: frozenset[str]) -> None:
        self._wanted, self._only = wanted, only
        self._skipped = 0  # how deep within what is not asked for
        self._open: list[Node] = []
        self._depth = self._size = self._fed = 0
        self._done: list[Node] = []
        self._names: dict[str, str] = {}
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.UseForeignDTD(True)  # which is empty: HTML's entities are asked for, where others would be an error
        parser.ExternalEntityRefHandler = _nothing_more
        parser.SkippedEntityHandler = self._entity
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        self._parser = parser

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Read on."""
        try:
            self._parser.Parse(data, last)
            self._fed += len(data)
            if self._fed - self._parser.CurrentByteIndex > _LONGEST:  # one sign of markup, read again with each piece
                raise Refused(say("move-in/xml.deep"))
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
        if self._skipped or (self._open and self._only and known not in self._only):
            self._skipped += 1
            return
        if self._open or known in self._wanted:
            node = Node(known, attributes)
            if self._open:
                node.at = len(self._open[-1].pieces)
                self._open[-1].children.append(node)
            else:
                self._size = 0
            self._open.append(node)
            self._grow(_NODE + sum(map(len, attributes.values())) if attributes else _NODE)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        elif self._open:
            node = self._open.pop()
            if not self._open:
                self._done.append(node)

    def _data(self, text: str) -> None:
        if self._open and not self._skipped:
            self._grow(len(text))
            self._open[-1].pieces.append(text)

    def _entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._data(html5.get(f"{name};", f"&{name};"))

    def _grow(self, size: int) -> None:
        self._size += size
        if self._size > _MOST:
            raise Refused(say("move-in/xml.deep"))


def _prefixed(name: str) -> str:
    uri, found, local = name.rpartition(" ")
    if not found:
        return local
    return next(prefix for pattern, prefix in _PREFIXES if pattern.fullmatch(uri)) + local


def _nothing_more(*_: object) -> int:
    return 1


def _refuse_doctype(*_: object) -> None:
    raise Refused(say("move-in/xml.doctype"))
