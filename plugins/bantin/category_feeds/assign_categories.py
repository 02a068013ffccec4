"""Give articles the categories, tags and authors that they are filed under, before their lists are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bantin.category_feeds.names import NameRegistry, register_names
from bantin.category_feeds.read_categories import read_categories
from bantin.category_feeds.registry import CategoryRegistry, open_registry
from bantin.newsroom.build import RefusedStory
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.places import START
from bantin.newsroom.typed_places import PLACES, place_in_header
from bantin.vietnamese.collation import given_name_key

Spellings = Mapping[str, Mapping[str, int]]
"""How often editors write each name, by kind: ``category``, ``tags``, ``authors``."""


def spellings_in(articles: Iterable[Any]) -> dict[str, dict[str, int]]:
    """Return how ``articles`` spell their names, before any is filed."""
    found: dict[str, Counter[str]] = {"category": Counter(), "tags": Counter(), "authors": Counter()}
    for article in articles:
        found["category"][str(article.category)] += 1
        for kind in ("tags", "authors"):
            found[kind].update(map(str, getattr(article, kind, ())))
    return {kind: dict(counts) for kind, counts in found.items()}


def file_articles(
    articles: Mapping[str, Any], sections: Sequence[Any], address: str, spellings: Spellings
) -> tuple[CategoryRegistry, list[Diagnostic]]:
    """Name the category, tags and authors of ``articles`` (by path); return the menu and what is wrong.

    ``sections`` is the setting ``CATEGORIES``; ``address`` that of a category's page, with ``{slug}``; ``spellings``
    are those of all stories of the site.
    """
    registry, problems = _registry(spellings["category"], sections, address), list[Diagnostic]()
    filed: set[int] = set()
    for path, article in articles.items():
        if id(article.category) in filed:
            continue  # stories share their categories
        found = registry.resolve(str(article.category), path, *place_in_header(article, "category"))
        if isinstance(found, Diagnostic):
            problems.append(found)
        else:
            filed.add(id(article.category))
            article.category.name, article.category.slug = found.name, found.slug
    _file(articles.values(), "tags", register_names(spellings["tags"], "{slug}"))
    _file(articles.values(), "authors", register_names(spellings["authors"], "{slug}", given_name_key))
    return registry, problems


def unknown_in(stories: Iterable[RefusedStory], registry: CategoryRegistry) -> Iterator[Diagnostic]:
    """Yield what is wrong with the categories of ``stories`` that were refused for other faults."""
    for story in stories:
        typed = story.metadata.get("category")
        place = next((it[1:] for it in story.metadata.get(PLACES, ()) if it[0] == "category"), START)
        found = registry.resolve(str(typed), story.path, *place) if typed else None
        if isinstance(found, Diagnostic):
            yield found


def require_same_names(before: Spellings, after: Spellings) -> None:
    """Raise LookupError if a name that editors wrote ``before``, and some still write, is another one ``after``."""
    for kind in before:
        known, now = (register_names(spellings.get(kind, {}), "{slug}").by_key for spellings in (before, after))
        if any(now.get(key, name) != name for key, name in known.items()):
            raise LookupError(f"{kind} are called otherwise")


def _registry(typed: Mapping[str, int], sections: Sequence[Any], address: str) -> CategoryRegistry:
    if not sections:
        return open_registry(typed, address)
    return read_categories(sections, address)[0]  # a build with a mistake there has stopped before


def _file(articles: Iterable[Any], kind: str, registry: NameRegistry) -> None:
    wrappers = {id(wrapper): wrapper for article in articles for wrapper in getattr(article, kind, ())}
    for wrapper in wrappers.values():  # stories share them
        name = registry.resolve(str(wrapper))
        wrapper.name, wrapper.slug = name.name, name.slug
