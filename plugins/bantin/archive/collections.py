"""The names of collections, and which of them a story is in: every list of a site is one, in one order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from bantin.newsroom.story import Story

SITE = "site"
FEATURED = "featured"


def section(slug: str) -> str:
    """Return the name of what the page of that category lists: its own stories, and those of categories below it."""
    return f"section:{slug}"


def category(slug: str) -> str:
    """Return the name of the stories filed under that very category."""
    return f"category:{slug}"


def tag(slug: str) -> str:
    """Return the name of the stories with that tag."""
    return f"tag:{slug}"


def author(slug: str) -> str:
    """Return the name of the stories by that author."""
    return f"author:{slug}"


def month(year: int, number: int) -> str:
    """Return the name of the stories of a month."""
    return f"month:{year:04}-{number:02}"


def year(number: int) -> str:
    """Return the name of the stories of a year."""
    return f"year:{number:04}"


def lang(code: str) -> str:
    """Return the name of the stories in a language."""
    return f"lang:{code}"


def kind_of(collection: str) -> str:
    """Return what kind of list ``collection`` is: ``tag``, ``month``."""
    return collection.partition(":")[0]


def slug_of(collection: str) -> str:
    """Return what a name of a collection has behind its kind."""
    return collection.partition(":")[2]


def memberships(story: Story) -> tuple[str, ...]:
    """Return the collections that ``story``, which lists may show, is in, each once."""
    return tuple(dict.fromkeys(_memberships(story)))


def _memberships(story: Story) -> Iterator[str]:
    yield SITE
    yield category(story.category.slug)
    yield section(story.category.slug)
    if story.category.parent:
        yield section(story.category.parent)
    yield from (tag(each.slug) for each in story.tags)
    yield from (author(each.slug) for each in story.authors)
    yield month(story.date.year, story.date.month)
    yield year(story.date.year)
    yield lang(story.lang)
    if story.featured:
        yield FEATURED


@dataclass(frozen=True, slots=True)
class Moves:
    """Which members join and leave collections, as sort keys; a story that moves within one does both."""

    joining: Mapping[str, Set[bytes]] = field(default_factory=dict)
    leaving: Mapping[str, Set[bytes]] = field(default_factory=dict)

    @property
    def collections(self) -> frozenset[str]:
        """The collections that are not what they were."""
        return frozenset((*self.joining, *self.leaving))


def moves(before: Set[tuple[str, bytes]], after: Set[tuple[str, bytes]]) -> Moves:
    """Return how collections change whose members, among others, were those ``before`` and are those ``after``."""
    return Moves(_grouped(after - before), _grouped(before - after))


def _grouped(members: Set[tuple[str, bytes]]) -> dict[str, set[bytes]]:
    groups: dict[str, set[bytes]] = {}
    for collection, key in members:
        groups.setdefault(collection, set()).add(key)
    return groups
