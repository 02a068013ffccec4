"""Digests of plain values: equal digests stand for values of which a template would make the same words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Set
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import partial
from hashlib import blake2b
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from bantin.newsroom.foreign_plugins import is_known

Special = Callable[[Any, "Tokens"], str | None]


class Undigestible(TypeError):
    """A value of a kind that has no digest: nobody can tell whether it is what it was."""


class Unpredictable(Undigestible):
    """A value that may give another answer each time it is asked, whatever the site is made from."""


def digest(*words: str) -> str:
    """Return one digest of ``words``."""
    text = "\0".join(words)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Tokens:
    """Gives each value of a build its digest, worked out once; ``special`` knows kinds of its own."""

    def __init__(self, special: Special = lambda value, tokens: None) -> None:
        self._special = special
        self._known: dict[int, tuple[Any, str]] = {}  # the value is held, so that its number is not given again
        self._failed: dict[int, tuple[Any, Undigestible]] = {}
        self._under_way: set[int] = set()

    def __call__(self, value: Any) -> str:
        """Return the digest of ``value``; raise :class:`Undigestible` if it has none."""
        if value is None or type(value) in (str, int, bool, float):
            return repr(value)
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = value, self._enter(value)
        return known[1]

    def _enter(self, value: Any) -> str:
        """Work out the digest of ``value``, which may hold itself: a story that names the next one, and back."""
        if id(value) in self._failed:
            raise self._failed[id(value)][1]
        if id(value) in self._under_way:
            raise Undigestible(f"{type(value).__qualname__} holds itself")
        self._under_way.add(id(value))
        try:
            return self._work_out(value)
        except (Undigestible, RecursionError) as error:
            failure = (
                error if isinstance(error, Undigestible) else Undigestible(f"{type(value).__qualname__} is too deep")
            )
            self._failed[id(value)] = value, failure
            raise failure from None
        finally:
            self._under_way.discard(id(value))

    def _work_out(self, value: Any) -> str:
        special = self._special(value, self)
        if special is not None:
            return special
        parts = _parts_of(value)
        return digest(type(value).__qualname__, *(map(self, parts)))


def code_token(value: Any, tokens: Tokens) -> str:
    """Return the digest of what templates call, a filter for one; an object counts by its class."""
    if isinstance(value, FunctionType | MethodType | BuiltinFunctionType | partial | type):
        return tokens(value)
    return tokens(type(value))


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
            return [value.__func__, value.__self__]
        case BuiltinFunctionType() if isinstance(value.__self__, ModuleType):
            return [_name_of(value, value.__self__.__name__)]
        case BuiltinFunctionType():
            return [value.__qualname__, value.__self__]
        case FunctionType():
            return [_name_of(value, value.__module__), *_held_by(value)]
        case type():
            return [_name_of(value, value.__module__)]
        case partial():
            return [value.func, value.args, value.keywords]
        case _ if is_dataclass(value):
            return [getattr(value, field.name) for field in fields(value)]
    raise Unpredictable(f"{type(value).__qualname__} has no digest")


def _name_of(value: Any, module: str) -> str:
    """Return what tells a function or class from others, if it computes from nothing but what it is given."""
    if module != "builtins" and not is_known(module):
        raise Unpredictable(f"{module}.{value.__qualname__} may look at anything")
    return f"{module}.{value.__qualname__}"


def _held_by(function: FunctionType) -> list[Any]:
    """Return the values that ``function`` has at hand beside its arguments."""
    found = [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]
    with suppress(ValueError):  # a cell may be empty
        found += [cell.cell_contents for cell in function.__closure__ or ()]
    return found
