"""Split a story file into the fields of its header and its body."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bantin.front_matter.fields import Field, HeaderProblem, told
from bantin.front_matter.header_forms import (
    continues_header,
    foreign_header,
    is_fence_like,
    starts_header,
    underlined_title,
)
from bantin.front_matter.header_lines import LineReader
from bantin.front_matter.schema import BY_SPELLING
from bantin.front_matter.yaml_header import looks_like_yaml, read_yaml
from bantin.newsroom.message import say
from bantin.vietnamese.folding import same_name_key

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
    space continues the value above it, as in Pelican's own headers. What is written in another way is read where its
    meaning is sure, and told once.
    """
    lines = text.split("\n")
    empty = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if empty and starts_header(lines[empty:]):
        return _below(split_header("\n".join(lines[empty:])), empty)
    return _foreign(lines) or _fenced(lines) or _plain(lines)


def _below(parts: Parts, empty: int) -> Parts:
    """Return the ``parts`` of a text without its first lines, which are ``empty``, as parts of the whole."""
    fields = tuple(replace(field, line=field.line + empty) for field in parts.fields)
    problems = (replace(problem, line=problem.line + empty) for problem in parts.problems)
    first = told(1, say("front-matter/form.blank-first"))
    return replace(parts, fields=fields, problems=(first, *problems), first_line=parts.first_line + empty)


def _foreign(lines: list[str]) -> Parts | None:
    """Return the parts of a file whose header is no header of lines, of which only the body can be read."""
    found = foreign_header(lines)
    if found is None:
        return None
    start, message = found
    return Parts((), (told(1, message),), "\n".join(lines[start:]), start + 1, readable=False)


def _fenced(lines: list[str]) -> Parts | None:
    """Return the parts of a file whose header stands between two fences, or what was meant for such."""
    first, is_meant = lines[0].rstrip(), is_fence_like(lines[0]) and starts_header(lines[1:] or [""])
    if first != "---" and not is_meant:
        return None
    end, empty = _end(lines, 1, _CLOSING), _end(lines, 1, {""})
    odd = next((number for number in range(1, min(end, empty)) if is_fence_like(lines[number])), None)
    if _is_too_long(lines, empty if end == len(lines) else end):
        return _too_long()
    if odd is not None or is_meant:
        wrong = 0 if is_meant else odd or 0
        problem = told(wrong + 1, say("front-matter/form.fence", typed=lines[wrong].strip()))
        return _with_problem(_between(lines, min(end, empty) if odd is None else odd), problem)
    return _unclosed(lines) if end == len(lines) else _between(lines, end)


def _between(lines: list[str], end: int) -> Parts:
    return _split_yaml(lines, end) if looks_like_yaml(lines[1:end]) else _split(lines, 1, end, fenced=True)


def _plain(lines: list[str]) -> Parts:
    """Return the parts of a file whose header begins on its first line and ends at an empty one."""
    end = _end(lines, 0, {""})
    if _is_too_long(lines, end):
        return _too_long()
    parts = _split(lines, 0, end)
    if continues_header(lines, end, _names(parts)):
        return _with_problem(_rejoined(lines, end), told(end + 1, say("front-matter/form.blank-within")))
    if not parts.fields and all(problem.rule == "stray-line" for problem in parts.problems):
        title = underlined_title(lines, end)
        message = say("front-matter/form.underlined", title=title) if title else say("front-matter/form.none")
        return Parts((), (told(1, message),), "\n".join(lines), 1, readable=False)
    return parts


def _rejoined(lines: list[str], end: int) -> Parts:
    """Return the parts of a file with empty lines within its header, the first of them at ``end``."""
    parts = _split(lines, 0, end)
    while continues_header(lines, end, _names(parts)):
        start = next(number for number in range(end, len(lines)) if lines[number].strip())
        end = _end(lines, start, {""})
        if _is_too_long(lines, end):
            return _too_long()
        parts = _split(lines, 0, end)
    return parts


def _names(parts: Parts) -> set[str]:
    known = (BY_SPELLING.get(same_name_key(field.key)) for field in parts.fields)
    return {key.name for key in known if key}


def _with_problem(parts: Parts, problem: HeaderProblem) -> Parts:
    return replace(parts, problems=(problem, *parts.problems))


def _too_long() -> Parts:
    return Parts((), (told(1, say("front-matter/long-header")),), "", 1, readable=False)


def _is_too_long(lines: list[str], end: int) -> bool:
    return end > _MOST_LINES or sum(map(len, lines[:end])) > _MOST_CHARACTERS


def _end(lines: list[str], start: int, ends: set[str]) -> int:
    return next((number for number in range(start, len(lines)) if lines[number].rstrip() in ends), len(lines))


def _unclosed(lines: list[str]) -> Parts:
    parts = _split(lines, 1, _end(lines, 1, {""}), fenced=True)
    return Parts(parts.fields, (told(1, say("front-matter/unclosed")), *parts.problems), parts.body, parts.first_line)


def _split_yaml(lines: list[str], end: int) -> Parts:
    fields, problems = read_yaml("\n".join(lines[1:end]) + "\n", 2)
    fields = tuple(replace(field, fenced=True) for field in fields)
    return Parts(fields, problems, "\n".join(lines[end + 1 :]), end + 2, readable=not problems)


def _split(lines: list[str], start: int, end: int, *, fenced: bool = False) -> Parts:
    reader = LineReader(fenced)
    for number, line in enumerate(lines[start:end], start + 1):
        reader.read(line, number)
    body_start = end + 1 if end < len(lines) else end
    body = "\n".join(lines[body_start:])
    return Parts(tuple(reader.fields), tuple(reader.problems()), body, body_start + 1, readable=reader.is_readable)
