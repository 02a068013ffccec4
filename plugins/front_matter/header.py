"""Split a story file into the lines of its header and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A key is a short run of words before the first colon, so that a body that begins with a sentence is no header.
_FIELD = re.compile(r"(?P<key>[^\s:#>*\-!\[(][^:\n]{0,38}?)\s*:(?:\s+(?P<value>.*)|$)")
_FENCES = {"---", "..."}


@dataclass(frozen=True, slots=True)
class Field:
    """One header line: the key as typed, its value, the line it stands on (from 1)."""

    key: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Parts:
    """A file in parts: header fields, header lines that could not be read, the body and its first line (from 1)."""

    fields: tuple[Field, ...]
    stray_lines: tuple[int, ...]
    body: str
    first_line: int


def split_header(text: str) -> Parts:
    """Split ``text`` at the first empty line, or at the closing fence if it opens with ``---``.

    A line that begins with white space continues the value above it, as in Pelican's own headers.
    """
    lines = text.split("\n")
    fenced = lines[0].rstrip() == "---"
    start = 1 if fenced else 0
    end = _header_end(lines, start, fenced)
    fields: list[Field] = []
    stray: list[int] = []
    for number, line in enumerate(lines[start:end], start + 1):
        _read_line(line, number, fields, stray)
    body_start = end + 1 if end < len(lines) and (fenced or not lines[end].strip()) else end
    return Parts(tuple(fields), tuple(stray), "\n".join(lines[body_start:]), body_start + 1)


def _header_end(lines: list[str], start: int, fenced: bool) -> int:
    for index in range(start, len(lines)):
        stripped = lines[index].rstrip()
        if (fenced and stripped in _FENCES) or (not fenced and not stripped):
            return index
    return len(lines)


def _read_line(line: str, number: int, fields: list[Field], stray: list[int]) -> None:
    if line[:1].isspace() and line.strip() and fields:
        last = fields[-1]
        fields[-1] = Field(last.key, f"{last.value} {line.strip()}".strip(), last.line)
    elif found := _FIELD.match(line):
        fields.append(Field(found["key"], (found["value"] or "").strip(), number))
    elif line.strip():
        stray.append(number)
