"""The header of a story's file in the format of any system: YAML, TOML, JSON, or lines of “Key: value”."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import yaml

from bantin.imports.refused import Refused
from bantin.newsroom import toml_text
from bantin.newsroom.message import say

_DEEPEST = 40
_MOST_VALUES = 20_000  # of a header with aliases
_LINE = re.compile(r"([A-Za-zÀ-ỹ][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*)|$)")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_LOADER):  # type: ignore[misc]
    """PyYAML's safe loader, which makes no objects, without its guesses: ``2019-05-01`` and ``No`` stay as typed."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in ("tag:yaml.org,2002:null",)]
    for first, resolvers in _LOADER.yaml_implicit_resolvers.items()
}


def split_header(text: str) -> tuple[Mapping[str, Any], str]:
    """Return the fields and the body of a story's ``text``; raise :class:`Refused` for a header beyond reading."""
    text = text.lstrip("\ufeff\n")
    first = text.partition("\n")[0].strip()
    if first in ("---", "--- yaml", "---yaml"):
        return _fenced(text, ("---", "..."), read_yaml)
    if first in ("+++", "---toml"):
        return _fenced(text, (first[:3],), read_toml)
    if first in (";;;", "---json"):
        return _fenced(text, (first[:3],), read_json)
    if first.startswith("{") and not first.startswith(("{{", "{%")):
        return _json_first(text)
    return _lines(text)


def read_yaml(text: str) -> Any:
    """Return what YAML says, every value as text; raise :class:`Refused`."""
    _refuse_depth(text)
    try:
        found = yaml.load(text.replace("\t", "  "), Loader=_Loader)
        return _merged(found, [_MOST_VALUES]) if "*" in text or "<<" in text else found
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise Refused(say("move-in/header.yaml", line=(mark.line + 2) if mark else 1)) from error


def _merged(value: Any, left: list[int]) -> Any:
    """Return ``value`` with what its keys “<<” merge; raise :class:`Refused` for more than a header holds."""
    left[0] -= 1
    if left[0] < 0:  # a few lines of aliases can mean millions of words
        raise Refused(say("move-in/header.alias"))
    if isinstance(value, list):
        return [_merged(it, left) for it in value]
    if not isinstance(value, dict):
        return value
    merged: dict[Any, Any] = {}
    bases = value.get("<<", ())
    for base in bases if isinstance(bases, list) else [bases]:
        if isinstance(base, dict):
            merged = {**_merged(base, left), **merged}
    return {**merged, **{key: _merged(it, left) for key, it in value.items() if key != "<<"}}


def read_toml(text: str) -> Any:
    """Return what TOML says; raise :class:`Refused`."""
    try:
        return toml_text.read_toml(text)
    except toml_text.NoToml as error:
        raise Refused(say("move-in/header.toml")) from error


def read_json(text: str) -> Any:
    """Return what JSON says; raise :class:`Refused`."""
    _refuse_depth(text)
    try:
        return json.loads(text if text.lstrip().startswith(("{", "[")) else f"{{{text}}}")
    except (ValueError, RecursionError) as error:
        raise Refused(say("move-in/header.json")) from error


def _fenced(text: str, ends: tuple[str, ...], read: Any) -> tuple[Mapping[str, Any], str]:
    lines = text.split("\n")
    close = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ends), 0)
    if not close:
        raise Refused(say("move-in/header.open"))
    fields = read("\n".join(lines[1:close]))
    return _mapping(fields), "\n".join(lines[close + 1 :]).lstrip("\n")


def _json_first(text: str) -> tuple[Mapping[str, Any], str]:
    _refuse_depth(text[:100_000])
    try:
        fields, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError) as error:
        raise Refused(say("move-in/header.json")) from error
    return _mapping(fields), text[end:].lstrip("\n")


def _lines(text: str) -> tuple[Mapping[str, Any], str]:
    """Return the lines of “Key: value” at the start of ``text``, as Pelican and Hexo have them, and the rest."""
    fields: dict[str, str] = {}
    lines = text.split("\n")
    last, number = "", 0
    for number, line in enumerate(lines):
        found = _LINE.fullmatch(line.rstrip())
        if found:
            last = found[1].strip()
            fields[last] = (found[2] or "").strip()
        elif last and line.startswith(("    ", "\t")) and line.strip():
            fields[last] += f"\n{line.strip()}"
        elif fields and line.strip() in ("---", ";;;"):  # Hexo's header, which opens with nothing
            read = read_yaml if line.strip() == "---" else read_json
            return _mapping(read("\n".join(lines[:number]))), "\n".join(lines[number + 1 :]).lstrip("\n")
        elif fields and line.startswith(("-", "  ")) and "---" in lines[number : number + 40]:
            continue  # the items of a list
        else:
            break
    if not fields or (number < len(lines) and lines[number].strip() and number != len(lines) - 1):
        return {}, text
    return fields, "\n".join(lines[number:]).lstrip("\n")


def _mapping(fields: Any) -> Mapping[str, Any]:
    if fields is None:
        return {}
    if not isinstance(fields, Mapping):
        raise Refused(say("move-in/header.none"))
    return {str(key): value for key, value in fields.items()}


def _refuse_depth(text: str) -> None:
    """Raise :class:`Refused` for brackets or blanks that nest beyond what any header does."""
    depth = 0
    for sign in re.findall(r"[\[\]{}]", text):
        depth += 1 if sign in "[{" else -1
        if depth > _DEEPEST:
            raise Refused(say("move-in/header.deep"))
    deepest = max((len(blanks) for blanks in re.findall(r"^[ -]+", text, re.MULTILINE)), default=0)
    if deepest > 400:
        raise Refused(say("move-in/header.deep"))
