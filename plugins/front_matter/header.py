"""Split a story file into the fields of its header and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.front_matter.fields import Field, HeaderProblem
from plugins.front_matter.yaml_header import looks_like_yaml, read_yaml

# A key is a short run of words before the first colon, so that a body that begins with a sentence is no header.
_FIELD = re.compile(r"(?P<key>[^\s:#>*\-!\[(][^:\n]{0,38}?)\s*:(?:\s+(?P<value>.*)|$)")
_CLOSING = {"---", "..."}
_MOST_LINES, _MOST_CHARACTERS = 500, 50_000  # of a header; real ones have a tenth of a tenth


@dataclass(frozen=True, slots=True)
class Parts:
    """A file in parts: header fields, what is wrong with the header's form, the body and its first line (from 1).

    ``readable`` is False when parts of the header could not be read, so that nothing is known to be missing.
    """

    fields: tuple[Field, ...]
    problems: tuple[HeaderProblem, ...]
    body: str
    first_line: int
    readable: bool = True


def split_header(text: str) -> Parts:
    """Split ``text`` at the first empty line, or at the closing fence if it opens with ``---``.

    Between fences the header may be YAML. Elsewhere each line is a key with its value; one that begins with white
    space continues the value above it, as in Pelican's own headers.
    """
    lines = text.split("\n")
    fenced = lines[0].rstrip() == "---"
    end = _end(lines, 1, _CLOSING) if fenced else _end(lines, 0, {""})
    if _is_too_long(lines, _end(lines, 1, {""}) if end == len(lines) else end):
        return Parts((), (HeaderProblem(1, "long-header", _TOO_LONG),), "", 1, readable=False)
    if not fenced:
        return _split(lines, 0, end)
    if end == len(lines):
        return _unclosed(lines)
    if looks_like_yaml(lines[1:end]):
        return _split_yaml(lines, end)
    return _split(lines, 1, end)


_TOO_LONG = (
    "phần đầu bài dài quá, có lẽ vì thiếu dòng trống sau nó. Hãy để một dòng trống giữa phần đầu bài và nội dung."
)


def _is_too_long(lines: list[str], end: int) -> bool:
    return end > _MOST_LINES or sum(map(len, lines[:end])) > _MOST_CHARACTERS


def _end(lines: list[str], start: int, ends: set[str]) -> int:
    return next((number for number in range(start, len(lines)) if lines[number].rstrip() in ends), len(lines))


def _unclosed(lines: list[str]) -> Parts:
    parts = _split(lines, 1, _end(lines, 1, {""}))
    problem = HeaderProblem(
        1,
        "unclosed",
        "phần đầu bài mở bằng dòng “---” nhưng không có dòng “---” đóng lại. Hãy thêm dòng ấy ở cuối phần đầu.",
    )
    return Parts(parts.fields, (problem, *parts.problems), parts.body, parts.first_line)


def _split_yaml(lines: list[str], end: int) -> Parts:
    fields, problems = read_yaml("\n".join(lines[1:end]) + "\n", 2)
    return Parts(fields, problems, "\n".join(lines[end + 1 :]), end + 2, readable=not problems)


def _split(lines: list[str], start: int, end: int) -> Parts:
    fields: list[Field] = []
    problems: list[HeaderProblem] = []
    for number, line in enumerate(lines[start:end], start + 1):
        _read_line(line, number, fields, problems)
    body_start = end + 1 if end < len(lines) else end
    return Parts(tuple(fields), tuple(problems), "\n".join(lines[body_start:]), body_start + 1)


def _read_line(line: str, number: int, fields: list[Field], problems: list[HeaderProblem]) -> None:
    if line[:1].isspace() and line.strip() and fields:
        last = fields[-1]
        fields[-1] = Field(last.key, f"{last.value} {line.strip()}".strip(), last.line)
    elif found := _FIELD.match(line):
        fields.append(Field(found["key"], (found["value"] or "").strip(), number))
    elif line.strip():
        message = (
            "dòng này nằm trong phần đầu bài nhưng không có dạng “Khóa: giá trị”. "
            "Hãy để một dòng trống giữa phần đầu bài và nội dung."
        )
        problems.append(HeaderProblem(number, "stray-line", message))
