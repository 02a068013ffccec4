"""Where in a story's file the address of a photo is typed, and what the line reads with another one in its place.

The conversion tells where each photo begins and where its address does, the header where its value begins; from there
the address is read in the form that stands there: Markdown's brackets, a line of references, an HTML tag, a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bantin.newsroom.photo import Photo
from bantin.photos.typed_tag import tags_from
from bantin.vietnamese.forbidden import allowed_text, resolve

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TITLE = re.compile(r"""[ \t\r\n]+(?:"[^"]*"|'[^']*'|[“”„‟‘’].*[“”„‟‘’])[ \t\r\n]*\Z""", re.DOTALL)
_GAP = re.compile(r" {1,2}\(")
_SPACED = re.compile(r"\] {1,2}\(\Z")
_BREAK = re.compile(r"\r\n|\r|\n")
_BRACKET = re.compile(r"\]\(()[ \t\r\n]*<?(?:\{filename\})?\Z")
_HEAD = 100
_DATA = re.compile(r"(?:\(\s*<?|<[^<>]{0,2000}?=[\"']?)data:[^\s()<>\"']*")
_BEFORE_NAME = re.compile(r"[ \t>]*")
_DEFINED = re.compile(r"\[[^\]]*\]:[ \t]*(?:(?:\r\n|\r|\n)[ \t>]*)?<?")
_DEFINED_ADDRESS = re.compile(r"[^\s<>]+")
_REACH = 20_000  # characters between the beginning of a photo and the end of its address
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
    start = _offset(text, photo.line, photo.column)
    if start is None:
        return None
    if header:
        return _in_header(text, photo, start)
    if text[start] == "<":
        return _in_tag(text, photo, start)
    if not photo.address_line:
        return _in_spaced_brackets(text, photo, start)
    address = _offset(text, photo.address_line, photo.address_column)
    if address is None:
        return None
    bracket = _BRACKET.search(text, max(address - _HEAD, 0), address)
    return _in_brackets(text, photo, start, bracket.end(1)) if bracket else _in_definition(text, photo, address)


def _offset(text: str, line: int, column: int) -> int | None:
    """Return where ``column`` of ``line`` is, both counted as the reader counts them."""
    begin, end = next(((a, b) for number, a, b in _lines(text) if number == line), (0, -1))
    wanted = max(column - 1, 0)
    if begin + wanted < end and allowed_text(text[begin : begin + wanted]) == text[begin : begin + wanted]:
        return begin + wanted
    # Letters and marks typed apart are counted as one; nobody reads on in a line that is a picture written out.
    places = range(begin + wanted, min(end, begin + wanted + _REACH))
    return next((at for at in places if len(allowed_text(text[begin:at])) == wanted), None)


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    for number, found in enumerate(_LINE.finditer(text), 1):
        yield number, found.start(), found.end()


def _in_header(text: str, photo: Photo, start: int) -> Spot | None:
    """Return the spot of the value that begins at ``start``; the piece is its line, from its key."""
    begin = _line_begin(text, start)
    line = _LINE.match(text, begin)
    end = _end_of(text, photo, start)
    if end is None or line is None:
        return None
    return Spot(start, end, slice(begin, begin + len(line[0].rstrip())), photo.line, photo.column)


def _end_of(text: str, photo: Photo, start: int) -> int | None:
    """Return where the value that begins at ``start`` ends, if it is the photo's address."""
    most = len(photo.source)
    if allowed_text(text[start : start + most]) == photo.source:
        return start + most
    # Letters and their marks may be typed apart.
    ends = range(start + most, min(len(text), start + min(3 * most, _REACH)) + 1)
    return next((end for end in ends if allowed_text(text[start:end]) == photo.source), None)


def _in_tag(text: str, photo: Photo, start: int) -> Spot | None:
    tags = tags_from(text, start, min(len(text), start + _REACH + _data_length(text, start)))
    for tag in tags:
        for typed, at in tag.addresses():
            if resolve(typed).strip() == photo.source:
                return Spot(at, at + len(typed), slice(tag.start, tag.end), photo.line, photo.column)
    return None


def _in_spaced_brackets(text: str, photo: Photo, start: int) -> Spot | None:
    behind = _closing(text, start + 1, "[", "]") if text.startswith("![", start) else None
    gap = _GAP.match(text, behind) if behind else None
    return _in_brackets(text, photo, start, gap.end()) if gap else None


def _in_brackets(text: str, photo: Photo, start: int, inside: int) -> Spot | None:
    """Return the spot of the address in the round brackets whose content begins at ``inside``."""
    for end in _endings(text, inside - 1):
        inner = text[inside : end - 1]
        written = inner[: title.start()] if (title := _TITLE.search(inner)) else inner
        left = len(written) - len(written.lstrip())
        written = written.strip()
        if written.startswith("<") and written.endswith(">"):
            left, written = left + 1, written[1:-1]
        if _meant(written) == photo.source:
            left += inside
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
    found = _DATA.match(text, opened)
    return len(found[0]) if found else 0


def _in_definition(text: str, photo: Photo, address: int) -> Spot | None:
    """Return the spot of an ``address`` on a line of references; the piece begins with the name before it."""
    found = _DEFINED_ADDRESS.match(text, address)
    if found is None or _meant(found[0]) != photo.source:
        return None
    begin = next((at for at in _beginnings(text, address) if _leads_to(text, at, address)), None)
    last = _LINE.match(text, found.end())
    if begin is None or last is None:
        return None
    line = photo.address_line - len(_BREAK.findall(text, begin, address))
    column = len(allowed_text(text[_line_begin(text, begin) : begin])) + 1
    return Spot(*found.span(), slice(begin, found.end() + len(last[0].rstrip())), line, column)


def _beginnings(text: str, address: int) -> Iterator[int]:
    """Yield where the text of the line of ``address`` begins, then that of the line above."""
    here = _line_begin(text, address)
    above = _line_begin(text, here - (2 if text[max(here - 2, 0) : here] == "\r\n" else 1)) if here else here
    for begin in dict.fromkeys((here, above)):
        found = _BEFORE_NAME.match(text, begin)
        yield found.end() if found else begin


def _leads_to(text: str, begin: int, address: int) -> bool:
    found = _DEFINED.match(text, begin)
    return found is not None and found.end() == address


def _line_begin(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _meant(written: str) -> str:
    return resolve(_ESCAPE.sub(r"\1", written)).strip()
