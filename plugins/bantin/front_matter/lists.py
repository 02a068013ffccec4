"""Names and tags in one header line, parted as their writer meant it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bantin.front_matter.fields import Field
from bantin.newsroom.message import Message, say
from bantin.vietnamese.folding import same_name_key
from bantin.vietnamese.normal import fold_spaces

# Words of addresses, as Jekyll parts them by spaces: "le-hoi cam-sanh". Names in Vietnamese have capitals or marks.
_WORDS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?: [a-z0-9]+(?:-[a-z0-9]+)*)+")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_HASH = re.compile(r"[#＃]+\s*")
_NEXT_HASHTAG = re.compile(r"\s+(?=[#＃]+[^\W\d_])")


def with_items(field: Field) -> Field:
    """Return ``field`` with its items where it is a list of YAML in a header that is none: ``[cam, "OCOP"]``."""
    found = _BRACKETS.fullmatch(field.value.strip()) if field.items is None else None
    if found is None:
        return field
    items = tuple(filter(None, (item.strip().strip("\"'").strip() for item in found[1].split(","))))
    return replace(field, value=", ".join(items), items=items)


def are_words(field: Field) -> bool:
    """Say whether the value of ``field`` looks like several words of another system, parted by spaces."""
    return field.fenced and field.items is None and bool(_WORDS.fullmatch(fold_spaces(field.value)))


def read_names(field: Field, separators: str) -> tuple[tuple[str, ...], Message | None]:
    """Return the names of a list, each once, and a notice; in a YAML list a name may hold what parts the others."""
    typed = re.split(f"[{separators}]", field.value) if field.items is None else field.items
    names = tuple(dict.fromkeys(filter(None, map(fold_spaces, typed))))
    alone = same_name_key(field.key) == "authors" and field.items is None and len(names) == 1 and "," in names[0]
    return names, say("front-matter/list.author", value=names[0]) if alone else None


def read_tags(field: Field) -> tuple[tuple[str, ...], Message | None]:
    """Return the tags of ``field``, each once and without its ``#``, and a notice of what was understood."""
    value = fold_spaces(field.value)
    if field.items is not None:
        return _tags(field.items), None
    if ";" in value:  # as Pelican has it: a comma then belongs to a tag
        tags = _tags(value.split(";"))
        return tags, say("front-matter/list.semicolons", value=value, names=" · ".join(tags))
    if are_words(field) and "-" in value:
        tags = _tags(value.split(" "))
        return tags, say("front-matter/list.spaces", value=value, names=" · ".join(tags))
    return _tags(value.split(",")), say("front-matter/list.tag", value=value) if are_words(field) else None


def _tags(typed: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for part in map(fold_spaces, typed):
        for tag in _NEXT_HASHTAG.split(part) if _HASH.match(part) else [part]:
            name = _HASH.sub("", tag, count=1) if _HASH.match(tag) else tag
            if name:
                found.setdefault(same_name_key(name), name)
    return tuple(found.values())
