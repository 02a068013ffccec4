"""Digests of plain values: equal digests stand for values of which a template would make the same words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache, partial
from hashlib import blake2b
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, NoReturn

from bantin.newsroom.foreign_plugins import is_known

Special = Callable[[Any, "Tokens"], str | None]
_PLAIN = frozenset((str, int, bool, float, type(None)))  # stand for themselves


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
        if type(value) in _PLAIN:
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
        # Plain parts, of which a page has hundreds, without a call for each.
        parts = [repr(part) if type(part) in _PLAIN else self(part) for part in _parts_of(value)]
        return digest(type(value).__qualname__, *parts)


def code_token(value: Any, tokens: Tokens) -> str:
    """Return the digest of what templates call, a filter for one; an object counts by its class."""
    if isinstance(value, FunctionType | MethodType | BuiltinFunctionType | partial | type):
        return tokens(value)
    return tokens(type(value))


def _parts_of(value: Any) -> Iterable[Any]:
    """Return what ``value`` consists of, as far as a template can see."""
    kind: Any = type(value)
    return list(value.depends_on) if hasattr(value, "depends_on") else _reader_of(kind)(value)


@cache
def _reader_of(kind: Any) -> Callable[[Any], Iterable[Any]]:
    """Return what gives the parts of values of that ``kind``; worked out once: a page shows hundreds of values."""
    found = next((read for kinds, read in _READERS if issubclass(kind, kinds)), None)
    if found is None and is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
        return lambda value: [getattr(value, name) for name in names]
    return found or _refuse


def _refuse(value: Any) -> NoReturn:
    raise Unpredictable(f"{type(value).__qualname__} has no digest")


def _parts_of_builtin(value: BuiltinFunctionType) -> list[Any]:
    owner = value.__self__
    return [_name_of(value, owner.__name__)] if isinstance(owner, ModuleType) else [value.__qualname__, owner]


_READERS: tuple[tuple[tuple[type, ...], Callable[[Any], Iterable[Any]]], ...] = (
    ((str, int, float, bytes), lambda value: [repr(value)]),
    ((dt.datetime,), lambda value: [value.isoformat(), str(value.tzinfo)]),
    ((dt.date, dt.time, dt.tzinfo, PurePath), lambda value: [str(value)]),
    ((Mapping,), lambda value: [part for pair in value.items() for part in pair]),
    ((list, tuple), lambda value: value),
    ((Set,), lambda value: sorted(map(repr, value))),
    ((MethodType,), lambda value: [value.__func__, value.__self__]),
    ((BuiltinFunctionType,), _parts_of_builtin),
    ((FunctionType,), lambda value: [_name_of(value, value.__module__), *_held_by(value)]),
    ((type,), lambda value: [_name_of(value, value.__module__)]),
    ((partial,), lambda value: [value.func, value.args, value.keywords]),
)


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
