"""Frozen values as JSON can hold them, and back: whatever a file holds, only a value of the wanted kind comes out.

Dataclasses become lists in the order of their fields: who reads them knows the kind, and what is kept stands under a
digest of our code, which tells of another version of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from bantin.newsroom.diagnostic import Diagnostic, kept_diagnostics

_T = TypeVar("_T")
_Read = Callable[[Any], Any]
_HALF = re.compile("[\ud800-\udfff]")  # of a character, which no page can hold
_SAME = frozenset((str, int, float, bool, type(None)))


def as_data(value: Any) -> Any:
    """Return ``value`` as JSON can hold it; raise TypeError for what plain data cannot say."""
    kind: Any = type(value)
    return value if kind in _SAME else _writer(kind)(value)


def from_data(kind: type[_T], data: Any) -> _T:
    """Return the value of that ``kind`` that :func:`as_data` has left; raise ValueError for anything else."""
    try:
        wanted: Any = kind
        found: _T = _reader(wanted)(data)
    except (TypeError, AttributeError, KeyError, OverflowError, RecursionError, OSError) as error:
        raise ValueError(f"no {kind}") from error
    return found


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """Return what writes values of that ``kind``; made once for each, since ten thousand rows are written."""
    if kind is tuple:
        return lambda value: [it if type(it) is str else as_data(it) for it in value]
    if issubclass(kind, dt.datetime):
        return _moment_data
    if issubclass(kind, dt.date):
        return dt.date.isoformat
    if issubclass(kind, Diagnostic):
        return Diagnostic.as_data
    if not is_dataclass(kind):
        raise TypeError(f"no plain data: {kind.__name__}")
    return _record_writer(kind)


def _record_writer(kind: Any) -> Callable[[Any], Any]:
    """Return what writes dataclasses of that ``kind``; fields that JSON can hold by their kind are only copied."""
    names, hints = _names(kind), get_type_hints(kind)
    fetch: Callable[[Any], tuple[Any, ...]] = attrgetter(*names, names[0])  # of one name it would return no tuple
    other = [place for place, name in enumerate(names) if not _is_simple(hints[name])]

    def write(value: Any) -> list[Any]:
        data = list(fetch(value)[:-1])
        for place in other:
            data[place] = as_data(data[place])
        return data

    return write


def _is_simple(hint: Any) -> bool:
    inner = get_args(hint) if get_origin(hint) in (Union, UnionType) else ()
    return hint in _SAME or get_origin(hint) is Literal or (bool(inner) and all(it in _SAME for it in inner))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _moment_data(moment: dt.datetime) -> list[str]:
    """Return the moment by the clock of its zone, and the zone's name; one without a name is told by its offset."""
    zone = getattr(moment.tzinfo, "key", "")
    return [(moment.replace(tzinfo=None) if zone else moment).isoformat(), zone]


def _read_moment(data: Any) -> dt.datetime:
    clock, zone = data
    moment = dt.datetime.fromisoformat(clock)
    return moment.replace(tzinfo=ZoneInfo(zone)) if zone else moment


def _read_text(data: Any) -> str:
    if type(data) is not str or (not data.isascii() and _HALF.search(data)):
        raise ValueError("no text")
    return data


@cache
def _reader(kind: Any) -> _Read:
    """Return what reads values of that ``kind``, an annotation; made once for each."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _one_of(inner)
    if origin in (Union, UnionType):
        (other,) = (it for it in inner if it is not type(None))
        read = _reader(other)
        return lambda data: None if data is None else read(data)
    if origin is tuple:
        return _tuple(inner)
    simple = {str: _read_text, dt.datetime: _read_moment, dt.date: dt.date.fromisoformat, Diagnostic: _read_finding}
    if kind in simple:
        return simple[kind]
    return _record(kind) if is_dataclass(kind) else _exactly(kind)


def _read_finding(data: Any) -> Diagnostic:
    return kept_diagnostics([data])[0]


def _one_of(allowed: tuple[Any, ...]) -> _Read:
    def read(data: Any) -> Any:
        if type(data) is not str or data not in allowed:
            raise ValueError(f"none of {allowed}")
        return data

    return read


def _exactly(kind: type) -> _Read:
    def read(data: Any) -> Any:
        if type(data) is not kind:
            raise ValueError(f"no {kind.__name__}")
        return data

    return read


def _tuple(inner: tuple[Any, ...]) -> _Read:
    readers = [_reader(it) for it in inner if it is not Ellipsis]
    many = Ellipsis in inner

    def read(data: Any) -> tuple[Any, ...]:
        if type(data) is not list:
            raise ValueError("no list")
        return tuple(map(readers[0], data)) if many else tuple(r(it) for r, it in zip(readers, data, strict=True))

    return read


def _record(kind: Any) -> _Read:
    hints = get_type_hints(kind)
    readers = [_reader(hints[name]) for name in _names(kind)]

    def read(data: Any) -> Any:
        if type(data) is not list:
            raise ValueError("no list")
        return kind(*(r(it) for r, it in zip(readers, data, strict=True)))

    return read
