"""Names that programs have for what a story was, put into words: an editor may not know them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from bantin.newsroom.message import say

LEFT_OUT = (
    *("trash", "auto-draft", "inherit", "revision", "nav_menu_item", "comment", "settings", "template", "list"),
    *("repeated", "wp_block"),
)
STATES = ("draft", "private", "pending", "future", "password", "members", "paid", "expired", "unpublished")


def named_key(area: str, name: str) -> str:
    """Return the key of the catalogue under which ``name`` is put into words."""
    return f"move-in/{area}.{name.replace('_', '-')}"


def in_words(area: str, known: Collection[str], name: str) -> str:
    """Return ``name`` in words, if it is ``known``; else as it is."""
    return str(say(named_key(area, name))) if name in known else name


def counted_by_name(area: str, known: Collection[str], counted: Mapping[str, int]) -> Counter[str]:
    """Return what is ``counted``, by names in words."""
    return Counter({in_words(area, known, it): count for it, count in counted.items()})
