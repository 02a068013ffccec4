"""The sections of the bulletin as menus and the site map show them, in the editors' order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bantin.category_feeds.candidates import SameCategoryIndex
from bantin.category_feeds.registry import CategoryRegistry
from bantin.newsroom.story import Category


@dataclass(frozen=True, slots=True)
class Entry:
    """A section or a category: its page, how many stories that lists, the entries below it."""

    name: str
    slug: str
    url: str
    description: str
    count: int
    below: tuple[Entry, ...] = ()

    def holds(self, slug: str) -> bool:
        """Say whether ``slug`` is this entry or one below it."""
        return slug == self.slug or any(entry.slug == slug for entry in self.below)


def all_entries(registry: CategoryRegistry, index: SameCategoryIndex) -> tuple[Entry, ...]:
    """Return every section of ``registry`` with the categories below it."""

    def entry(category: Category, below: Iterable[Category]) -> Entry:
        own = tuple(entry(child, ()) for child in below)
        return Entry(category.name, category.slug, category.url, category.description, index.total(category), own)

    return tuple(entry(section, below) for section, below in registry.menu())


def filled_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries that have stories: a menu never leads to an empty page.

    They show no number of stories: the menu is on every page, and a new story would change them all.
    """
    return tuple(replace(entry, count=0, below=filled_entries(entry.below)) for entry in entries if entry.count)
