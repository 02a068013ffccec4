"""Render what many pages share only once: the same component for the same values writes the same words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from jinja2.utils import missing

from bantin.newsroom import page_reads


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part wrote, the names that it read, and what those stood for on the page that it was written for."""

    words: str
    names: frozenset[str]
    values: tuple[tuple[str, Any], ...]

    def fits(self, context: Context) -> bool:
        """Say whether it would write the same on the page of ``context``."""
        return all(_is_same(_value_of(name, context), value) for name, value in self.values)


class Once:
    """Remembers what components wrote during one build; what it gives depends on nothing but what it is asked.

    Stories live as long as the build, so that their identity tells them apart; words and numbers are compared.
    """

    depends_on: tuple[object, ...] = ()

    def __init__(self) -> None:
        self._written: dict[tuple[object, ...], tuple[str, frozenset[str]]] = {}
        self._parts: dict[tuple[str | bool, ...], _Part] = {}

    def __call__(self, component: Callable[..., str], *values: Any) -> str:
        """Return what ``component`` writes for ``values``: text, numbers, stories, or lists of stories."""
        key = (_code_of(component), *map(_identity, values))
        if key in self._written:
            words, names = self._written[key]
            page_reads.note_all(names)
            return words
        with page_reads.noting() as noted:
            words = component(*values)
        self._written[key] = words, frozenset(noted)
        return words

    def forget(self) -> None:
        """Let go of all that was written, and of the stories and pages of the build that it was written in."""
        self._written.clear()
        self._parts.clear()

    @pass_context
    def part(self, context: Context, *key: str | bool, caller: Callable[[], str]) -> str:
        """Return what the body of a ``call`` block writes, once for pages on which all that it reads is the same.

        ``key`` tells apart the pages for which it is likely not to be.
        """
        known = self._parts.get(key)
        if known is not None and known.fits(context):
            page_reads.note_all(known.names)
            return known.words
        with page_reads.noting() as noted:
            words = caller()
        values = tuple((name, _value_of(name, context)) for name in noted)
        self._parts[key] = _Part(words, frozenset(noted), values)
        return words


def _value_of(name: str, context: Context) -> Any:
    found = context.vars.get(name, missing)
    return context.parent.get(name, missing) if found is missing else found


def _is_same(one: Any, other: Any) -> bool:
    return one is other or (type(one) in (str, int, bool) and type(one) is type(other) and bool(one == other))


def _code_of(component: Any) -> object:
    """Return what tells a macro from others, of its name in other templates too; each page has its own copy of it."""
    return getattr(getattr(component, "_func", None), "__code__", component)


def _identity(value: Any) -> object:
    if isinstance(value, list | tuple):
        return tuple(map(_identity, value))
    return value if isinstance(value, str | int | bool | None) else id(value)
