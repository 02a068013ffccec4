"""Authors and tags as editors type them, filed so that one person is one name and two people are two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bantin.newsroom.story import Name
from bantin.vietnamese.collation import sort_key
from bantin.vietnamese.folding import same_name_key
from bantin.vietnamese.slug import resolve_clashes, slugify

_WITHOUT_LETTERS = "khac"


@dataclass(frozen=True, slots=True)
class NameRegistry:
    """All names of one kind, in Vietnamese order."""

    names: tuple[Name, ...]
    by_key: Mapping[str, Name]

    def resolve(self, typed: str) -> Name:
        """Return the name that ``typed`` means; raise KeyError for one that was never registered."""
        return self.by_key[same_name_key(typed)]


def register_names(
    typed: Iterable[str] | Mapping[str, int], address: str, order: Callable[[str], Any] = sort_key
) -> NameRegistry:
    """File every name as ``typed``, once for each time that an editor wrote it, or with the number of times.

    Spellings that differ by case, spaces, dashes or tone style are one name, shown as most editors write it, then as
    comes first in the alphabet. Names that differ by a tone are two; when their slugs are alike, the later one in
    the alphabet gets ``-2``. ``address`` holds ``{slug}``.
    """
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name, times in Counter(typed).items():
        spellings[same_name_key(name)][" ".join(name.split())] += times
    shown = {key: _shown(counts) for key, counts in spellings.items()}
    keys = sorted(shown, key=lambda key: sort_key(shown[key]))
    slugs = resolve_clashes([(key, slugify(shown[key]) or _WITHOUT_LETTERS) for key in keys])
    by_key = {key: Name(shown[key], slugs[key], address.format(slug=slugs[key])) for key in keys}
    return NameRegistry(tuple(sorted(by_key.values(), key=lambda name: order(name.name))), by_key)


def _shown(counts: Counter[str]) -> str:
    return min(counts, key=lambda spelling: (-counts[spelling], sort_key(spelling)))
