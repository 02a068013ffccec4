"""The heading and the closing link of a block of picks: words that promise no more than the block holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from bantin.newsroom.story import Category

Source = Literal["category", "section", "tag", "latest"]

_ALONE = {"category": "Tin cùng chuyên mục", "tag": "Tin cùng chủ đề", "latest": "Tin khác"}
_JOINED = {"category": "cùng chuyên mục", "tag": "cùng chủ đề", "latest": "tin khác"}


def picks_heading(sources: Sequence[Source], section: Category | None) -> str:
    """Return the heading of a block whose stories came from ``sources``, in that order; empty for no stories."""
    kinds = list(dict.fromkeys(sources))
    name = section.name if section else ""
    if not kinds:
        return ""
    if len(kinds) == 1:
        return {**_ALONE, "section": f"Tin trong {name}"}[kinds[0]]
    words = {**_JOINED, "section": f"trong {name}"}
    *first, last = (words[kind] for kind in kinds)
    return f"Tin {', '.join(first)} và {last}"


def all_stories_link(category: Category, total: int | None) -> str:
    """Return the words of the link to the category's page, counted when the count is known."""
    return f"Xem tất cả {f'{total:,} '.replace(',', '.') if total else ''}tin trong {category.name}"
