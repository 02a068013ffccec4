"""What a typed name of a category means among those of the site, and what to say where it means none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bantin.newsroom.message import Message, either, say
from bantin.vietnamese.folding import nearest, same_name_key

_MOST = 3  # names that are proposed


def unknown_category(typed: str, names: Sequence[str]) -> Message:
    """Return the sentence that ``typed`` is none of ``names``, with those that it begins, or that are like it."""
    key = same_name_key(typed)
    close = [name for name in names if same_name_key(name).startswith(key)][:_MOST] or nearest(typed, names, _MOST)
    if close:
        return say("category/unknown.near", typed=typed, names=either(close))
    return say("category/unknown.far", typed=typed, names=", ".join(names))


def settled_category(typed: str, setting: Any) -> str | Message:
    """Return ``typed`` as the ``CATEGORIES`` setting spells it, or what to say: it holds others, and not this one.

    A setting that is empty, or wrong in itself, which a build tells, settles nothing.
    """
    try:
        names = {same_name_key(name): name for name in (" ".join(entry["name"].split()) for entry in setting)}
    except (TypeError, KeyError, AttributeError):
        return typed
    return names.get(same_name_key(typed)) or (unknown_category(typed, list(names.values())) if names else typed)
