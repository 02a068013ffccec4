"""The heading and the closing link of a block of picks: words that promise no more than the block holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from bantin.newsroom.message import Message, say, to_readers
from bantin.newsroom.story import Category

Source = Literal["category", "section", "tag", "latest"]

_ALONE = {
    "category": say("reader/picks-category"),
    "tag": say("reader/picks-tag"),
    "latest": say("reader/picks-latest"),
}
_JOINED = {
    "category": say("reader/joined-category"),
    "tag": say("reader/joined-tag"),
    "latest": say("reader/joined-latest"),
}


def picks_heading(sources: Sequence[Source], section: Category | None) -> str:
    """Return the heading of a block whose stories came from ``sources``, in that order; empty for no stories."""
    kinds, name = list(dict.fromkeys(sources)), section.name if section else ""
    if not kinds:
        return ""
    if len(kinds) == 1:
        return to_readers({**_ALONE, "section": say("reader/picks-section", name=name)}[kinds[0]])
    words: dict[str, Message] = {**_JOINED, "section": say("reader/joined-section", name=name)}
    *first, last = (to_readers(words[kind]) for kind in kinds)
    return to_readers(say("reader/picks-joined", first=", ".join(first), last=last))


def all_stories_link(category: Category, total: int | None) -> str:
    """Return the words of the link to the category's page, counted when the count is known and more than one."""
    if total == 1:  # the story that is being read
        return to_readers(say("reader/to-category", name=category.name))
    if not total:
        return to_readers(say("reader/all-of", name=category.name))
    return to_readers(say("reader/all-counted", name=category.name, count=_grouped(total)))


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", to_readers(say("reader/thousands")))
