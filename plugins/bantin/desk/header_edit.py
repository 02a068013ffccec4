"""Values of a header changed in place: only their own lines are rewritten; remarks, order and unknown keys stay.

What was written is read again, and is refused unless the story says what was wished and all else as before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import yaml

from bantin.desk.refusal import Refusal
from bantin.desk.story_bytes import StoryBytes
from bantin.front_matter.fields import Field
from bantin.front_matter.header import Parts
from bantin.front_matter.notes import items_of
from bantin.front_matter.schema import BY_KEY, BY_SPELLING, KEYS
from bantin.front_matter.yaml_header import looks_like_yaml
from bantin.newsroom.message import say
from bantin.vietnamese.folding import same_name_key
from bantin.vietnamese.marks import normal_form

_ORDER = {key.name: index for index, key in enumerate(KEYS)}
_START = re.compile(r"\s*[^:：=|\n]*?\s*[:：=|][ \t]*")
_SPACES = re.compile(r"\s+")


def name_of(field: Field) -> str:
    """Return the schema's name of the key of ``field``; empty for one that is not of the schema."""
    key = BY_SPELLING.get(same_name_key(field.key))
    return key.name if key else ""


def with_values(story: StoryBytes, values: Mapping[str, str]) -> StoryBytes:
    """Return ``story`` with the ``values`` by schema names in its header; an empty one takes its line away.

    Raise :class:`Refusal` where that cannot be done without touching anything else.
    """
    for name, value in values.items():
        typed = _folded(name, normal_form("NFC", value))
        if typed != value_of(story.parts, name):
            story = _with_value(story, name, typed)
    return story


def _folded(name: str, value: str) -> str:
    """Return ``value`` without the spaces that say nothing: in one line, or in one line a note."""
    lines = value.splitlines() if _holds_notes(name) else [value]
    return "\n".join(filter(None, (_SPACES.sub(" ", line).strip() for line in lines)))


def _holds_notes(name: str) -> bool:
    return BY_KEY[name].kind == "notes"


def value_of(parts: Parts, name: str) -> str:
    """Return what is typed for the key ``name``: of a list its items, as a line holds them, of notes a line each."""
    if _holds_notes(name):
        held = [text for field in parts.fields if name_of(field) == name for text, _ in items_of(field)]
        return "\n".join(filter(None, (_SPACES.sub(" ", text).strip() for text in held)))
    found = next((field for field in parts.fields if name_of(field) == name), None)
    if found is None:
        return ""
    if found.items is not None:
        return _in_one_line(found.items, BY_KEY[name].kind)
    return _SPACES.sub(" ", found.value).strip()


def _in_one_line(items: Sequence[str], kind: str) -> str:
    """Return ``items`` as one line that is read as the same ones: where a tag holds a comma semicolons part them."""
    if kind == "names":
        return "; ".join(items)
    if any("," in item for item in items):
        return "; ".join(items) + (";" if len(items) == 1 else "")
    return ", ".join(items)


def _with_value(story: StoryBytes, name: str, value: str) -> StoryBytes:
    before = story.parts
    if not before.fields:
        raise Refusal(409, say("desk/header-unread"))
    lines = story.text.split("\n")
    is_fenced = before.fields[0].fenced
    is_yaml = is_fenced and looks_like_yaml(_between_fences(lines))
    for written in _spellings(value, is_fenced=is_fenced):
        changed = replace(story, text="\n".join(_changed(lines, before, name, written, is_yaml)))
        if _says(changed.parts, before, name, value) and changed.body == story.body:
            return changed
    raise Refusal(409, say("desk/header-by-hand", key=_label(before, name)))


def _between_fences(lines: Sequence[str]) -> list[str]:
    first = next(number for number, line in enumerate(lines) if line.strip())
    rest = lines[first + 1 :]
    return list(rest[: next((n for n, line in enumerate(rest) if line.rstrip() in ("---", "...")), len(rest))])


def _spellings(value: str, *, is_fenced: bool) -> list[list[str]]:
    """Return the ways to write the lines of ``value`` in a header, the plainest first.

    Between fences a value may begin with what only YAML means anything by: with quotation marks it is words again.
    """
    plain = value.splitlines()
    if not is_fenced:
        return [plain]
    quoted = [yaml.safe_dump(it, default_style='"', allow_unicode=True, width=10**6).strip() for it in plain]
    return [plain, quoted]


def _changed(lines: Sequence[str], parts: Parts, name: str, written: Sequence[str], is_yaml: bool) -> list[str]:
    """Return ``lines`` with the value of the key ``name`` as it is ``written``, where its first line stood."""
    found = [field for field in parts.fields if name_of(field) == name]
    if not found:
        place = _place_of_new(lines, parts, name, is_yaml)
        return [*lines[:place], *_lines_of(f"{_label(parts, name)}: ", written, is_yaml), *lines[place:]]
    made = list(lines)
    for field in reversed(found if _holds_notes(name) else found[:1]):
        start = field.line - 1
        end = _end_of(lines, field, parts, is_yaml)
        kept = [line for line in lines[start + 1 : end] if is_yaml and line.lstrip().startswith("#")]
        if field is found[0]:
            new = _lines_of(_opening(lines[start], field), written, is_yaml)
            remark = _remark(lines[start], end - start, is_yaml)
            kept = [*(f"{line}{remark if line is new[0] else ''}" for line in new), *kept]
        made[start:end] = kept
    return made


def _opening(line: str, field: Field) -> str:
    """Return what stands before the value on the first ``line`` of ``field``."""
    opening = _START.match(line)
    key = opening[0] if opening else f"{field.key}: "
    return key if key.endswith((" ", "\t")) else f"{key} "


def _lines_of(opening: str, written: Sequence[str], is_yaml: bool) -> list[str]:
    """Return the lines that hold what is ``written``: of several notes the key once in YAML, else before each."""
    if is_yaml and len(written) > 1:
        return [opening.rstrip(), *(f"  - {it}" for it in written)]
    return [f"{opening}{it}" for it in written]


def _end_of(lines: Sequence[str], field: Field, parts: Parts, is_yaml: bool) -> int:
    """Return where (from 0) the lines of the value of ``field`` end."""
    others = {it.line - 1 for it in parts.fields}
    end = max([field.line, *(place.line for place in field.item_places)])  # notes need not be moved in
    while end < len(lines) and end not in others and end < parts.first_line - 1:
        line = lines[end]
        is_more = line[:1].isspace() or (is_yaml and line.startswith(("- ", "-\t")))
        if not line.strip() or not is_more:
            break
        end += 1
    return end


def _remark(line: str, count: int, is_yaml: bool) -> str:
    """Return the remark at the end of a ``line`` of YAML that holds the whole value."""
    if not is_yaml or count > 1:
        return ""
    try:
        node = yaml.compose(line.strip())
    except yaml.YAMLError:
        return ""
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return ""
    rest = line.strip()[node.value[0][1].end_mark.index :]
    return rest.rstrip() if rest.lstrip().startswith("#") else ""


def _place_of_new(lines: Sequence[str], parts: Parts, name: str, is_yaml: bool) -> int:
    """Return where (from 0) a line for the key ``name`` goes: behind the last key that the schema has before it."""
    known = [field for field in parts.fields if _ORDER.get(name_of(field), len(KEYS)) < _ORDER[name]]
    behind = known[-1] if known else parts.fields[-1]
    return _end_of(lines, behind, parts, is_yaml)


def _label(parts: Parts, name: str) -> str:
    """Return the key ``name`` as this header would spell it: in Vietnamese if its other keys are, else in English."""
    names = [field.key for field in parts.fields if name_of(field)]
    native = [key for key in names if not key.isascii()]
    if native and len(native) * 2 >= len(names):
        return native_label(name)
    label = name.replace("_", " ").capitalize()
    return label if not (names and all(key.islower() for key in names)) else name


def native_label(name: str) -> str:
    """Return what the key ``name`` is called in Vietnamese."""
    return next(alias for alias in BY_KEY[name].aliases if not alias.isascii())


def _says(after: Parts, before: Parts, name: str, value: str) -> bool:
    """Say whether the header now has ``value`` under ``name``, and all other fields as before."""

    def others(parts: Parts) -> list[tuple[str, str, tuple[str, ...] | None]]:
        return [(it.key, it.value, it.items) for it in parts.fields if name_of(it) != name]

    count = sum(name_of(it) == name for it in after.fields)
    fits = (_holds_notes(name) or count == (1 if value else 0)) and value_of(after, name) == value
    return fits and others(after) == others(before) and len(after.problems) <= len(before.problems)
