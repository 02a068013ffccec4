"""Lists of names as a reader here looks them up."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, TypeVar

from bantin.vietnamese.collation import given_name_key, initial, sort_key

Named = TypeVar("Named", bound=tuple[Any, ...])


def by_name(pairs: Iterable[Named]) -> list[Named]:
    """Return (name, stories) pairs from A to Y: a, ă, â … d, đ …, tones last."""
    return sorted(pairs, key=lambda pair: sort_key(str(pair[0])))


def by_given_name(pairs: Iterable[Named]) -> list[Named]:
    """Return (author, stories) pairs as people are listed: by the last word of the name."""
    return sorted(pairs, key=lambda pair: given_name_key(str(pair[0])))


def by_use(pairs: Iterable[Named]) -> list[Named]:
    """Return (name, stories) pairs, those with most stories first, equal ones from A to Y."""
    return sorted(by_name(pairs), key=lambda pair: -len(pair[1]))


def by_letter(pairs: Iterable[Named]) -> list[tuple[str, list[Named]]]:
    """Return (name, stories) pairs from A to Y under the letter that each begins with."""
    return [
        (letter, list(group)) for letter, group in groupby(by_name(pairs), key=lambda pair: initial(str(pair[0])))
    ]
