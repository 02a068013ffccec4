"""What a question is, and its name in a file: no name there leads to code but that of a question that we know."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import is_dataclass
from typing import Any, Protocol, TypeVar

from bantin.archive.look import Look
from bantin.archive.plain import as_data, from_data

_T = TypeVar("_T", bound="Callable[..., Query]")
_KINDS: dict[str, Any] = {}


class Query(Protocol):
    """A frozen dataclass of plain fields, named as :func:`question` has registered it."""

    def answer(self, look: Look) -> Any:
        """Return the answer as plain frozen data; everything it depends on comes from ``look``."""


def question(kind: _T) -> _T:
    """Register the class ``kind``, so that its questions can be kept from build to build; names are its own."""
    known = _KINDS.get(kind.__name__, kind)
    if not is_dataclass(kind) or known.__module__ != kind.__module__:  # one that is imported again is the same
        raise TypeError(f"{kind.__name__} is no frozen dataclass, or there is another question of that name")
    _KINDS[kind.__name__] = kind
    return kind


def key_of(query: Query) -> str:
    """Return ``query`` as one line of ASCII, the same for equal questions."""
    return json.dumps([type(query).__name__, as_data(query)], separators=(",", ":"))


def query_of(key: Any) -> Query:
    """Return the question that :func:`key_of` wrote as ``key``; raise ValueError for what it cannot have written."""
    try:
        name, fields = json.loads(key)
        found: Query = from_data(_KINDS[name], fields)
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("no question of ours") from error
    return found
