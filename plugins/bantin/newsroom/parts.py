"""What several rooms keep in one place, each its own: a value of its own type, made when it is first asked for."""

from __future__ import annotations

from typing import Any, TypeVar

T = TypeVar("T")


class Parts:
    """At most one value of each type."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[type[Any], Any] = {}

    def of(self, kind: type[T]) -> T:
        """Return the value of type ``kind``; the first who asks has it made, without arguments."""
        if kind not in self._known:
            self._known[kind] = kind()
        found: T = self._known[kind]
        return found
