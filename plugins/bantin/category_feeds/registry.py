"""The sections of the bulletin: what a typed category means, in which order the menu shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bantin.category_feeds.names import register_names
from bantin.newsroom.category_names import unknown_category
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import Message, say
from bantin.newsroom.story import Category
from bantin.vietnamese.folding import same_name_key


@dataclass(frozen=True, slots=True)
class CategoryRegistry:
    """All categories in the order of the menu, each section followed by its own; and by the key of their names."""

    categories: tuple[Category, ...]
    by_key: Mapping[str, Category]

    def resolve(self, typed: str, path: str, line: int = 0, column: int = 0) -> Category | Diagnostic:
        """Return the category that an editor meant by ``typed`` at that place in ``path``, or what to tell them."""
        if not typed.strip():
            return finding(path, line, self._missing(), column=column)
        found = self.by_key.get(same_name_key(typed))
        return found or finding(path, line, self._unknown(typed), column=column)

    def menu(self) -> tuple[tuple[Category, tuple[Category, ...]], ...]:
        """Return each section with the categories below it."""
        return tuple((top, self.below(top)) for top in self.categories if not top.parent)

    def below(self, section: Category) -> tuple[Category, ...]:
        """Return the categories of ``section``."""
        return tuple(category for category in self.categories if category.parent == section.slug)

    def _missing(self) -> Message:
        names = self._names()
        return say("category/missing.choose", names=names) if names else say("category/missing.open")

    def _unknown(self, typed: str) -> Message:
        return unknown_category(typed, [category.name for category in self.categories])

    def _names(self) -> str:
        return ", ".join(category.name for category in self.categories)


def make_registry(categories: Iterable[Category]) -> CategoryRegistry:
    """Return a registry of ``categories``, which are sorted as the menu shows them."""
    listed = sorted(categories, key=lambda category: category.order)
    tops = [category for category in listed if not category.parent]
    ordered = [one for top in tops for one in (top, *(child for child in listed if child.parent == top.slug))]
    return CategoryRegistry(tuple(ordered), {same_name_key(category.name): category for category in ordered})


def open_registry(typed: Iterable[str] | Mapping[str, int], address: str) -> CategoryRegistry:
    """Return the registry of a site that accepts any category: those that its stories name, in Vietnamese order.

    Each stands in ``typed`` as often as it is written, or with the number of times.
    """
    counts = {name: times for name, times in Counter(typed).items() if name.strip()}
    names = register_names(counts, address).names
    return make_registry(Category(name.name, name.slug, name.url, order=place) for place, name in enumerate(names, 1))
