"""The ``CATEGORIES`` setting, read with all its mistakes reported at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bantin.category_feeds.registry import CategoryRegistry, make_registry
from bantin.newsroom.message import say
from bantin.newsroom.story import Category
from bantin.vietnamese.folding import nearest, same_name_key
from bantin.vietnamese.slug import slugify

KEYS: Mapping[str, type] = {"name": str, "slug": str, "description": str, "parent": str, "order": int}


def read_categories(setting: object, address: str = "{slug}") -> tuple[CategoryRegistry, tuple[str, ...]]:
    """Return the registry that ``CATEGORIES`` describes, and a sentence for each mistake in it.

    Each entry is a table with ``name`` and, if wanted, ``slug``, ``description``, ``parent`` (a name or a slug) and
    ``order``; without ``order`` the list itself is the order. ``address`` holds ``{slug}``.
    """
    problems: list[str] = []
    if not isinstance(setting, Sequence) or isinstance(setting, str):
        return make_registry(()), (str(say("setting/categories")),)
    categories = list(_read_entries(setting, address, problems))
    problems += _name_clashes(categories)
    unread = _unread_names(setting)
    categories = [_with_parent(category, categories, problems, unread) for category in categories]
    return make_registry(categories), tuple(problems)


def _read_entries(setting: Sequence[object], address: str, problems: list[str]) -> Iterator[Category]:
    for place, entry in enumerate(setting, start=1):
        found = list(_entry_problems(entry, str(say("words/category-entry", number=place))))
        problems += found
        if not found and isinstance(entry, Mapping):
            slug = entry.get("slug") or slugify(entry["name"])
            yield Category(
                name=" ".join(entry["name"].split()),
                slug=slug,
                url=address.format(slug=slug),
                description=entry.get("description", ""),
                parent=entry.get("parent", ""),
                order=entry.get("order", place),
            )


def _entry_problems(entry: object, place: str) -> Iterator[str]:
    if not isinstance(entry, Mapping):
        yield f"{place}: {say('setting/category-entry', value=repr(entry))}"
        return
    for key, value in entry.items():
        yield from (f"{place}: {problem}" for problem in _value_problems(key, value))
    name, slug = entry.get("name", ""), entry.get("slug")
    misspelt = any(nearest(str(key), KEYS, 1) == ["name"] for key in entry if key not in KEYS)
    if isinstance(name, str) and not slugify(slug if slug and isinstance(slug, str) else name) and not misspelt:
        yield f"{place}: {say('setting/category-name')}"


def _value_problems(key: Any, value: object) -> Iterator[str]:
    kind = KEYS.get(key)
    if kind is None:
        close = nearest(str(key), KEYS, 1)
        near = say("setting/key-near", key=str(key), name=close[0]) if close else None
        yield str(near or say("setting/key", key=str(key)))
    elif not isinstance(value, kind) or isinstance(value, bool):
        wanted = "setting/no-number" if kind is int else "setting/no-text"
        yield str(say(wanted, key=str(key), value=repr(value)))
    elif key == "slug" and value != slugify(str(value)):
        yield str(say("setting/slug", example=slugify(str(value)) or "tin-tuc"))


def _name_clashes(categories: Sequence[Category]) -> Iterator[str]:
    by_name: dict[str, Category] = {}
    by_slug: dict[str, Category] = {}
    for category in categories:
        namesake = by_name.setdefault(same_name_key(category.name), category)
        neighbour = by_slug.setdefault(category.slug, category)
        if namesake is not category:
            yield str(say("setting/category-twice", name=category.name, other=namesake.name))
        elif neighbour is not category:
            names = {"name": category.name, "other": neighbour.name}
            yield str(say("setting/category-slug", **names, slug=category.slug))


def _unread_names(setting: Sequence[object]) -> frozenset[str]:
    """Return what entries that were not understood may be called: nobody is told that these are not there."""
    unread = [entry for entry in setting if any(_entry_problems(entry, ""))]
    words = [
        word for entry in unread if isinstance(entry, Mapping) for word in entry.values() if isinstance(word, str)
    ]
    return frozenset(same_name_key(form) for word in words for form in (word, slugify(word)))


def _with_parent(
    category: Category, categories: Sequence[Category], problems: list[str], unread: frozenset[str]
) -> Category:
    """Return ``category`` with its parent's slug, or on top of the menu when its parent is not to be had."""
    if not category.parent:
        return category
    key = same_name_key(category.parent)
    above = next((one for one in categories if key in (one.slug, same_name_key(one.name))), None)
    name = category.name
    if above is None and key in unread:
        pass  # the entry that was meant has been told of
    elif above is None:
        close = nearest(category.parent, [one.name for one in categories], 1)
        hint = f" {say('setting/meant', name=close[0])}" if close else ""
        problems.append(f"{say('setting/parent', name=name, parent=category.parent)}{hint}")
    elif above.parent or above is category:
        problems.append(str(say("setting/parent-deep", name=name, parent=above.name)))
    else:
        return replace(category, parent=above.slug)
    return replace(category, parent="")
