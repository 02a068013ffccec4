"""Render what many pages share only once: the same component for the same values writes the same words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from plugins.newsroom import reads


class Once:
    """Remembers what components wrote during one build; what it gives depends on nothing but what it is asked.

    Stories live as long as the build, so that their identity tells them apart; words and numbers are compared.
    """

    depends_on: tuple[object, ...] = ()

    def __init__(self) -> None:
        self._written: dict[tuple[object, ...], tuple[str, frozenset[str]]] = {}

    def __call__(self, component: Callable[..., str], *values: Any) -> str:
        """Return what ``component`` writes for ``values``: text, numbers, stories, or lists of stories."""
        key = (getattr(component, "name", component), *map(_identity, values))
        return self._write(key, lambda: component(*values))

    def part(self, *key: str | bool, caller: Callable[[], str]) -> str:
        """Return what the body of a ``call`` block writes, for each ``key`` of the values that it depends on once."""
        return self._write(key, caller)

    def _write(self, key: tuple[object, ...], write: Callable[[], str]) -> str:
        """Write a part, or repeat it; what it has read every page that shows it has read."""
        if key in self._written:
            words, names = self._written[key]
            reads.note_all(names)
            return words
        with reads.noting() as names_read:
            words = write()
        self._written[key] = words, frozenset(names_read)
        return words


def _identity(value: Any) -> object:
    if isinstance(value, list | tuple):
        return tuple(map(_identity, value))
    return value if isinstance(value, str | int | bool | None) else id(value)
