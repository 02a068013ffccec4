"""Where in a story's file the address of a photo is typed, and what the line reads with another one in its place.

The conversion tells where each photo begins; from there its address is read in the form that stands there: Markdown's
brackets, a definition elsewhere in the text, an HTML tag, a line of the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bantin.newsroom.photo import Photo
from bantin.vietnamese.forbidden import allowed_text, resolve

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TITLE = re.compile(r"""[ \t\r\n]+(?:"[^"]*"|'[^']*'|[“”„‟‘’].*[“”„‟‘’])[ \t\r\n]*\Z""", re.DOTALL)
_TAG = re.compile(r"""<(?:img|video|audio|source)\b(?:"[^"]*"|'[^']*'|[^'">])*>""", re.IGNORECASE)
_SRC = re.compile(r"""[\s"']src\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'>]+))""", re.IGNORECASE)
_DEFINITION = re.compile(r"[ ]{0,3}\[(?P<name>[^\]\r\n]+)\]:[ \t]*(?:\r\n|\r|\n)?[ \t]*<?(?P<address>[^\s<>]+)")
_LABEL = re.compile(r"[ ]?(?:\r\n|\r|\n)?\[([^\[\]]*)\]")
_GAP = re.compile(r"[ ]{0,2}\(")
_SPACED = re.compile(r"\] {1,2}\(\Z")
_REACH = 20_000  # characters between the beginning of a photo and its address
_LONGEST_TAG = 160
_NO_ALT = "mô tả ngắn"


@dataclass(frozen=True, slots=True)
class Spot:
    """An address in a text, from ``start`` to ``end``, and the ``piece`` around it that an editor writes anew.

    ``line`` and ``column`` say where that piece begins, from 1.
    """

    start: int
    end: int
    piece: slice
    line: int
    column: int

    def rewritten(self, text: str, photo: Photo, name: str) -> str:
        """Return the piece with ``name`` as its address, and room for a description if the photo has none."""
        before, after = text[self.piece.start : self.start], text[self.end : self.piece.stop]
        before = _SPACED.sub("](", before)
        if before[:1] == "<" and (len(before + after) > _LONGEST_TAG or not photo.alt):
            alt = (photo.alt or _NO_ALT).replace('"', "&quot;")
            return f'<img src="{name}" alt="{alt}">' if before.lower().startswith("<img") else before + name + after
        line = "".join([before, name, after])
        return " ".join(line.replace("![]", f"![{_NO_ALT}]", 1).split())


def find_spot(text: str, photo: Photo, *, header: bool = False) -> Spot | None:
    """Return where the address of ``photo`` stands in ``text``, the whole file; None if it is not where it was."""
    found = _place(text, photo.line, photo.column)
    if found is None:
        return None
    if header:
        return _in_header(text, photo, *found)
    start = found[1]
    if text[start] == "<":
        return _in_tag(text, photo, start)
    return _in_brackets(text, photo, start) if text.startswith("![", start) else None


def _place(text: str, line: int, column: int) -> tuple[int, int] | None:
    """Return where the ``line`` begins and where its ``column`` is, counted as the reader counts them."""
    begin, end = next(((a, b) for number, a, b in _lines(text) if number == line), (0, -1))
    wanted = max(column - 1, 0)
    if begin + wanted < end and allowed_text(text[begin : begin + wanted]) == text[begin : begin + wanted]:
        return begin, begin + wanted
    # Letters and marks typed apart are counted as one; nobody reads on in a line that is a picture written out.
    places = range(begin + wanted, min(end, begin + wanted + _REACH))
    return next(((begin, at) for at in places if len(allowed_text(text[begin:at])) == wanted), None)


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    for number, found in enumerate(_LINE.finditer(text), 1):
        yield number, found.start(), found.end()


def _in_header(text: str, photo: Photo, begin: int, _: int) -> Spot | None:
    line = _LINE.match(text, begin)
    written = re.compile(rf"(?<![^\s\"'{{\[(:=]){re.escape(photo.source)}(?![^\s\"'}}\]),])")
    found = written.search(line[0]) if line else None
    if found is None or line is None:
        return None
    end = begin + len(line[0].rstrip())
    return Spot(begin + found.start(), begin + found.end(), slice(begin, end), photo.line, found.start() + 1)


def _in_tag(text: str, photo: Photo, start: int) -> Spot | None:
    tag = _TAG.match(text, start)
    while tag and tag.start() < start + _REACH:
        for found in _SRC.finditer(tag[0]):
            group = found.lastgroup or "a"
            if resolve(found[group]).strip() == photo.source:
                left, right = (tag.start() + place for place in found.span(group))
                return Spot(left, right, slice(tag.start(), tag.end()), photo.line, photo.column)
        tag = _TAG.search(text, tag.end()) if not tag[0].lower().startswith("<img") else None
    return None


def _in_brackets(text: str, photo: Photo, start: int) -> Spot | None:
    behind = _closing(text, start + 1, "[", "]")
    if behind is None:
        return None
    gap = _GAP.match(text, behind)
    if gap is None:
        return _in_definition(text, photo, text[start + 2 : behind - 1], behind)
    for end in _endings(text, gap.end() - 1):
        inner = text[gap.end() : end - 1]
        written = inner[: title.start()] if (title := _TITLE.search(inner)) else inner
        left = len(written) - len(written.lstrip())
        written = written.strip()
        if written.startswith("<") and written.endswith(">"):
            left, written = left + 1, written[1:-1]
        if _meant(written) == photo.source:
            left += gap.end()
            return Spot(left, left + len(written), slice(start, end), photo.line, photo.column)
    return None


def _endings(text: str, opened: int) -> Iterator[int]:
    """Yield where the bracket at ``opened`` may end: where all are closed, else at the first that closes."""
    balanced = _closing(text, opened, "(", ")")
    first = text.find(")", opened, opened + _REACH) + 1
    yield from dict.fromkeys(end for end in (balanced, first) if end)


def _closing(text: str, opened: int, left: str, right: str) -> int | None:
    """Return the place behind the bracket that closes the one at ``opened``."""
    depth, at, most = 0, opened, min(len(text), opened + _REACH + _data_length(text, opened))
    while at < most:
        sign = text[at]
        depth += (sign == left) - (sign == right)
        if depth == 0:
            return at + 1
        at += 2 if sign == "\\" else 1
    return None


def _data_length(text: str, opened: int) -> int:
    """Return how long a picture is that is written out behind ``opened``: it holds no brackets."""
    found = re.compile(r"\(\s*<?data:[^\s()<>]*").match(text, opened)
    return len(found[0]) if found else 0


def _in_definition(text: str, photo: Photo, alt: str, behind: int) -> Spot | None:
    label = _LABEL.match(text, behind)
    wanted = _key(label[1] if label and label[1] else alt)
    spot, fence = None, ""
    for number, begin, end in _lines(text):
        opened = text[begin:end].lstrip()[:3]
        if opened in ("```", "~~~") and fence in ("", opened):
            fence = "" if fence else opened
        found = None if fence else _DEFINITION.match(text, begin)
        if found and _key(found["name"]) == wanted and _meant(found["address"]) == photo.source:
            line = _LINE.match(text, found.end())
            last = found.end() + len(line[0].rstrip()) if line else found.end()
            spot = Spot(*found.span("address"), slice(begin, last), number, 1)
        if begin == end:
            break
    return spot


def _key(name: str) -> str:
    return " ".join(allowed_text(name).casefold().split())


def _meant(written: str) -> str:
    return resolve(_ESCAPE.sub(r"\1", written)).strip()
