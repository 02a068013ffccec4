"""Questions about collections: frozen values, with plain frozen data as answers; a new one needs no other code."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from bantin.archive.look import Look
from bantin.archive.question import question
from bantin.archive.row import path_of_key


@question
@dataclass(frozen=True, slots=True)
class Newest:
    """The paths of the first ``count`` stories of a collection that are not ``passed`` over, nor in ``without``."""

    collection: str
    count: int
    passed: tuple[str, ...] = ()
    without: str = ""

    def answer(self, look: Look) -> tuple[str, ...]:
        """Return their paths, newest first."""
        passed = set(self.passed)
        left_out = set(look.members(self.without)) if self.without else ()
        keys = (key for key in look.members(self.collection) if key not in left_out)
        return tuple(islice((path for path in map(path_of_key, keys) if path not in passed), self.count))


@question
@dataclass(frozen=True, slots=True)
class Count:
    """How many stories a collection has."""

    collection: str

    def answer(self, look: Look) -> int:
        """Return the number."""
        return len(look.members(self.collection))


@question
@dataclass(frozen=True, slots=True)
class IsFilled:
    """Whether a collection has a story: what a menu asks, which need not change with every count."""

    collection: str

    def answer(self, look: Look) -> bool:
        """Say so."""
        return bool(look.members(self.collection))


@question
@dataclass(frozen=True, slots=True)
class Collections:
    """The names of the collections of a kind that have stories."""

    kind: str

    def answer(self, look: Look) -> tuple[str, ...]:
        """Return them in the order of their slugs."""
        return look.collections(self.kind)
