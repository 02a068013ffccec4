"""The sections of the bulletin as its menu shows them: in the editors' order, and only those that have a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol


class Filed(Protocol):
    """What the menu reads of a category, Pelican's or ours."""

    @property
    def name(self) -> str: ...

    @property
    def slug(self) -> str: ...

    @property
    def url(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the menu, with the entries below it."""

    name: str
    slug: str
    url: str
    below: tuple[Section, ...] = ()

    def holds(self, slug: str) -> bool:
        """Say whether ``slug`` is this section or one below it."""
        return slug == self.slug or any(section.slug == slug for section in self.below)


def arrange_menu(
    categories: Iterable[tuple[Filed, Any]], menu: Iterable[tuple[Filed, Iterable[Filed]]] | None = None
) -> tuple[Section, ...]:
    """Return the menu: ``menu`` as the editors ordered it, else ``categories`` as they come.

    Pelican writes no page for a category without stories: such a one is left out, and what stands below it moves up.
    """
    with_page = [category for category, _ in categories]
    if menu is None:
        return tuple(_section(category) for category in with_page)
    slugs = {category.slug for category in with_page}
    sections: list[Section] = []
    for top, below in menu:
        own = tuple(_section(category) for category in below if category.slug in slugs)
        sections += [_section(top, own)] if top.slug in slugs else own
    return tuple(sections)


def _section(category: Filed, below: tuple[Section, ...] = ()) -> Section:
    return Section(str(category.name), category.slug, category.url, below)
