"""Digests of plain values: equal digests stand for values of which a template would make the same words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import partial
from hashlib import blake2b
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

Special = Callable[[Any, "Tokens"], str | None]


class Unknown(TypeError):
    """A value of a kind that has no digest: nobody can tell whether it is what it was."""


def digest(*words: str) -> str:
    """Return one digest of ``words``."""
    text = "\0".join(words)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Tokens:
    """Gives each value of a build its digest, worked out once; ``special`` knows kinds of its own."""

    def __init__(self, special: Special = lambda value, tokens: None) -> None:
        self._special = special
        self._known: dict[int, tuple[Any, str]] = {}  # the value is held, so that its number is not given again

    def __call__(self, value: Any) -> str:
        """Return the digest of ``value``; raise :class:`Unknown` if it has none."""
        if value is None or type(value) in (str, int, bool, float):
            return repr(value)
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = value, self._work_out(value)
        return known[1]

    def _work_out(self, value: Any) -> str:
        special = self._special(value, self)
        if special is not None:
            return special
        parts = _parts_of(value)
        return digest(type(value).__qualname__, *(map(self, parts)))


def _parts_of(value: Any) -> list[Any]:
    """Return what ``value`` consists of, as far as a template can see."""
    match value:
        case _ if hasattr(value, "depends_on"):
            return list(value.depends_on)
        case str() | int() | float() | bytes():
            return [repr(value)]
        case dt.datetime():
            return [value.isoformat(), str(value.tzinfo)]
        case dt.date() | dt.time() | dt.tzinfo() | PurePath():
            return [str(value)]
        case Mapping():
            return [part for pair in value.items() for part in pair]
        case list() | tuple():
            return list(value)
        case Set():
            return sorted(map(repr, value))
        case MethodType():
            return [value.__func__.__qualname__, value.__self__]
        case BuiltinFunctionType():
            return [value.__qualname__, None if isinstance(value.__self__, type(dt)) else value.__self__]
        case FunctionType() | type():
            return [value.__module__, value.__qualname__]
        case partial():
            return [value.func, value.args, value.keywords]
        case _ if is_dataclass(value):
            return [getattr(value, field.name) for field in fields(value)]
    raise Unknown(f"{type(value).__qualname__} has no digest")
