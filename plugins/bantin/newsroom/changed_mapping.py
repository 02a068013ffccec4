"""A large mapping in which little has changed, told by what has: nobody makes a copy of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

Value = TypeVar("Value")


class Changed(Mapping[str, Value]):
    """What ``base`` is with the ``new`` entries, and without those that are ``gone``; ``base`` must stay as it is."""

    def __init__(self, base: Mapping[str, Value], new: Mapping[str, Value], gone: Iterable[str] = ()) -> None:
        self.base, self.new = base, new
        self.gone = frozenset(key for key in gone if key in base and key not in new)

    def __getitem__(self, key: str) -> Value:
        if key in self.new:
            return self.new[key]
        if key in self.gone:
            raise KeyError(key)
        return self.base[key]

    def __contains__(self, key: object) -> bool:
        return key in self.new or (key in self.base and key not in self.gone)

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self.base if key not in self.gone)
        yield from (key for key in self.new if key not in self.base)

    def __len__(self) -> int:
        return len(self.base) - len(self.gone) + sum(key not in self.base for key in self.new)


def plain(value: Any) -> Any:
    """Return ``value``; of a :class:`Changed` the plain dict that it stands for."""
    return dict(value) if isinstance(value, Changed) else value
