"""The ``CATEGORIES`` setting, read with all its mistakes reported at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from plugins.category_feeds.registry import CategoryRegistry, make_registry
from plugins.newsroom.story import Category
from plugins.vietnamese.folding import nearest, same_name_key
from plugins.vietnamese.slug import slugify

KEYS: Mapping[str, type] = {"name": str, "slug": str, "description": str, "parent": str, "order": int}


def read_categories(setting: object, address: str = "{slug}") -> tuple[CategoryRegistry, tuple[str, ...]]:
    """Return the registry that ``CATEGORIES`` describes, and a sentence for each mistake in it.

    Each entry is a table with ``name`` and, if wanted, ``slug``, ``description``, ``parent`` (a name or a slug) and
    ``order``; without ``order`` the list itself is the order. ``address`` holds ``{slug}``.
    """
    problems: list[str] = []
    if not isinstance(setting, Sequence) or isinstance(setting, str):
        return make_registry(()), ("CATEGORIES phải là một danh sách các bảng {…}.",)
    categories = list(_read_entries(setting, address, problems))
    problems += _name_clashes(categories)
    unread = _unread_names(setting)
    categories = [_with_parent(category, categories, problems, unread) for category in categories]
    return make_registry(categories), tuple(problems)


def _read_entries(setting: Sequence[object], address: str, problems: list[str]) -> Iterator[Category]:
    for place, entry in enumerate(setting, start=1):
        found = list(_entry_problems(entry, f"CATEGORIES, mục thứ {place}"))
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
        yield f"{place}: phải là một bảng {{…}}, không phải {entry!r}."
        return
    for key, value in entry.items():
        yield from (f"{place}: {problem}" for problem in _value_problems(key, value))
    name, slug = entry.get("name", ""), entry.get("slug")
    misspelt = any(nearest(str(key), KEYS, 1) == ["name"] for key in entry if key not in KEYS)
    if isinstance(name, str) and not slugify(slug if slug and isinstance(slug, str) else name) and not misspelt:
        yield f"{place}: thiếu “name”, tên chuyên mục."


def _value_problems(key: Any, value: object) -> Iterator[str]:
    kind = KEYS.get(key)
    if kind is None:
        close = nearest(str(key), KEYS, 1)
        yield f"không có khóa “{key}”." + (f" Có phải là “{close[0]}” không?" if close else "")
    elif not isinstance(value, kind) or isinstance(value, bool):
        yield f"“{key}” phải là {'số nguyên' if kind is int else 'chữ'}, không phải {value!r}."
    elif key == "slug" and value != slugify(str(value)):
        yield f"“slug” chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ “{slugify(str(value)) or 'tin-tuc'}”."


def _name_clashes(categories: Sequence[Category]) -> Iterator[str]:
    by_name: dict[str, Category] = {}
    by_slug: dict[str, Category] = {}
    for category in categories:
        namesake = by_name.setdefault(same_name_key(category.name), category)
        neighbour = by_slug.setdefault(category.slug, category)
        if namesake is not category:
            yield f"CATEGORIES: “{category.name}” và “{namesake.name}” là cùng một chuyên mục."
        elif neighbour is not category:
            pair = f"“{category.name}” và “{neighbour.name}”"
            yield f"CATEGORIES: {pair} có cùng địa chỉ “{category.slug}”. Hãy ghi “slug” khác."


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
    start = f"CATEGORIES, “{category.name}”: "
    if above is None and key in unread:
        pass  # the entry that was meant has been told of
    elif above is None:
        close = nearest(category.parent, [one.name for one in categories], 1)
        hint = f" Có phải là “{close[0]}” không?" if close else ""
        problems.append(f"{start}không có chuyên mục cha “{category.parent}”.{hint}")
    elif above.parent or above is category:
        problems.append(f"{start}“{above.name}” không làm chuyên mục cha được, vì chỉ có hai cấp chuyên mục.")
    else:
        return replace(category, parent=above.slug)
    return replace(category, parent="")
