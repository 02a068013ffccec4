"""Render what many pages share only once: the same component for the same values writes the same words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Once:
    """Remembers what components wrote during one build.

    Stories live as long as the build, so that their identity tells them apart; words and numbers are compared.
    """

    def __init__(self) -> None:
        self._written: dict[tuple[object, ...], str] = {}

    def __call__(self, component: Callable[..., str], *values: Any) -> str:
        """Return what ``component`` writes for ``values``: text, numbers, stories, or lists of stories."""
        key = (getattr(component, "name", component), *map(_identity, values))
        if key not in self._written:
            self._written[key] = component(*values)
        return self._written[key]

    def part(self, *key: str | bool, caller: Callable[[], str]) -> str:
        """Return what the body of a ``call`` block writes, for each ``key`` of the values that it depends on once."""
        if key not in self._written:
            self._written[key] = caller()
        return self._written[key]


def _identity(value: Any) -> object:
    if isinstance(value, list | tuple):
        return tuple(map(_identity, value))
    return value if isinstance(value, str | int | bool | None) else id(value)
