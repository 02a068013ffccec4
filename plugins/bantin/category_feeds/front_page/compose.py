"""Fill the front page: the lead and the other picks, notices, the newest, a block for each category."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from bantin.category_feeds.find_story import Chooser
from bantin.category_feeds.front_page.plan import FrontPagePlan
from bantin.category_feeds.headings import all_stories_link
from bantin.category_feeds.listing import listed, sections_of
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.story import Category, Story

PICK_RULE = "front-page/pick"


@dataclass(frozen=True, slots=True)
class Block:
    """The newest stories of a category that are not shown above, and the counted link to its page."""

    category: Category
    stories: tuple[Story, ...]
    total: int
    link: str


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the front page shows, no story twice."""

    lead: Story | None
    picks: tuple[Story, ...]
    newest: tuple[Story, ...]
    blocks: tuple[Block, ...]
    notices: Block | None


class _Remaining:
    """The listed stories, and which of them are on the page already."""

    def __init__(self, stories: Sequence[Story], categories: Iterable[Category]) -> None:
        self.stories = stories
        self._shown: set[str] = set()
        self._rows: dict[str, list[Story]] = {category.slug: [] for category in categories}
        for story in stories:
            for slug in sections_of(story):
                self._rows.setdefault(slug, []).append(story)

    def show(self, stories: Iterable[Story], count: int) -> tuple[Story, ...]:
        """Take the first ``count`` of ``stories`` that are not on the page yet."""
        fresh = {story.path: story for story in stories if story.path not in self._shown}
        chosen = tuple(islice(fresh.values(), count))
        self._shown.update(story.path for story in chosen)
        return chosen

    def block(self, category: Category, count: int) -> Block | None:
        """Return a block of ``category``, None when nothing of it is left to show."""
        row = self._rows.get(category.slug, [])
        stories = self.show(row, count)
        return Block(category, stories, len(row), all_stories_link(category, len(row))) if stories else None


def compose_front_page(
    plan: FrontPagePlan, stories: Sequence[Story], categories: Sequence[Category], now: dt.datetime
) -> tuple[FrontPage, tuple[Diagnostic, ...]]:
    """Return the front page that ``plan`` asks for, and an error for each pick that cannot be shown.

    ``stories`` are all stories of the site, drafts too, so that an error can say what is wrong with a pick. A story
    is shown once, where it comes first: picks, notices, the newest, then the blocks of categories in their order.
    """
    remaining = _Remaining(listed(stories, now), categories)
    chosen, problems = _choose(plan, stories, now)
    wanted, count = (chosen, len(chosen)) if plan.picks else (_unasked(remaining, plan), plan.pick_count)
    top = remaining.show(wanted, count) or remaining.show(
        remaining.stories, 1
    )  # a bulletin that has only notices yet
    notices = remaining.block(plan.notices, plan.notice_count) if plan.notices else None
    newest = remaining.show(_without(remaining.stories, plan.notices), plan.newest_count)
    blocks = (remaining.block(category, plan.category_count) for category in _block_categories(plan, categories))
    page = FrontPage(
        lead=top[0] if top else None,
        picks=top[1:],
        newest=newest,
        blocks=tuple(block for block in blocks if block),
        notices=notices,
    )
    return page, tuple(problems)


def _choose(plan: FrontPagePlan, stories: Sequence[Story], now: dt.datetime) -> tuple[list[Story], list[Diagnostic]]:
    chooser = Chooser(stories, now, PICK_RULE) if plan.picks else None
    results = [chooser.choose(pick, plan.path) for pick in plan.picks] if chooser else []
    chosen = [result for result in results if isinstance(result, Story)]
    return chosen, [result for result in results if isinstance(result, Diagnostic)]


def _unasked(remaining: _Remaining, plan: FrontPagePlan) -> Iterable[Story]:
    """Yield what leads the page when editors chose nothing: featured stories, then the newest that are no notices."""
    yield from (story for story in remaining.stories if story.featured)
    yield from _without(remaining.stories, plan.notices)


def _without(stories: Iterable[Story], category: Category | None) -> Iterable[Story]:
    return (story for story in stories if category is None or category.slug not in sections_of(story))


def _block_categories(plan: FrontPagePlan, categories: Sequence[Category]) -> tuple[Category, ...]:
    chosen = plan.categories
    if chosen is None:
        chosen = tuple(category for category in categories if not category.parent)
    return tuple(category for category in chosen if category != plan.notices)
