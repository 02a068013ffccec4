"""The front page with articles in the place of stories: what templates know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bantin.category_feeds.front_page.compose import Block, FrontPage


@dataclass(frozen=True, slots=True)
class BlockView:
    """A category's block: its articles, how many its page lists, the words of the link there."""

    category: Any
    articles: tuple[Any, ...]
    total: int
    link: str


@dataclass(frozen=True, slots=True)
class FrontPageView:
    """The places of the front page."""

    lead: Any
    picks: tuple[Any, ...]
    newest: tuple[Any, ...]
    blocks: tuple[BlockView, ...]
    notices: BlockView | None


def view_front_page(page: FrontPage, articles: Mapping[str, Any]) -> FrontPageView:
    """Return ``page`` with the ``articles`` that its stories were made of, by path."""

    def block(shown: Block) -> BlockView:
        own = tuple(articles[story.path] for story in shown.stories)
        return BlockView(shown.category, own, shown.total, shown.link)

    return FrontPageView(
        lead=articles[page.lead.path] if page.lead else None,
        picks=tuple(articles[story.path] for story in page.picks),
        newest=tuple(articles[story.path] for story in page.newest),
        blocks=tuple(block(shown) for shown in page.blocks),
        notices=block(page.notices) if page.notices else None,
    )
