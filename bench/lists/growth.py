"""Time everything that is planned about lists, for archives of growing size."""

from __future__ import annotations

import datetime as dt
import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace

from bantin.category_feeds.candidates import SameCategoryIndex
from bantin.category_feeds.listing import listed
from bantin.category_feeds.lists import plan_lists
from bantin.category_feeds.picks import Mode
from bantin.category_feeds.read_next import Wishes, read_on
from bantin.category_feeds.registry import CategoryRegistry, make_registry
from bantin.newsroom.story import Category, Name, Story

START = dt.datetime(2001, 1, 1, 7, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
SETTINGS = {
    "CATEGORY_SAVE_AS": "muc/{slug}.html",
    "TAG_SAVE_AS": "the/{slug}.html",
    "AUTHOR_SAVE_AS": "tac-gia/{slug}.html",
    "PAGINATED_TEMPLATES": {"category": None, "tag": None, "author": None},
    "DEFAULT_PAGINATION": 12,
}
CATEGORIES = tuple(
    Category(f"Mục {number}", f"muc-{number}", f"muc/{number}.html", parent=f"muc-{number % 3}" if number > 2 else "")
    for number in range(12)
)
TAGS = tuple(Name(f"Thẻ {number}", f"the-{number}", f"the/{number}.html") for number in range(200))
AUTHORS = tuple(Name(f"Người {number}", f"nguoi-{number}", f"tac-gia/{number}.html") for number in range(8))


@dataclass(frozen=True)
class Site:
    """An archive as the plugin meets it: stories in the order of their files, their articles, sections, a "now"."""

    stories: list[Story]
    articles: dict[str, SimpleNamespace]
    registry: CategoryRegistry
    now: dt.datetime


Work = Callable[[Site], object]


def draw_site(size: int) -> Site:
    """Return an archive of ``size`` stories, some of them in a thin category that needs a top-up."""
    thin = Category("Mục hiếm", "muc-hiem", "muc/hiem.html", parent="muc-0")
    stories = [
        Story(
            path=f"{number:06}.md",
            url=f"{number:06}.html",
            title=f"Tin {number}",
            date=START + dt.timedelta(hours=number // 4 * 4),
            category=thin if number % (size // 5) == 0 else CATEGORIES[number * 31 % 12],
            tags=(TAGS[number % 200], TAGS[number * 7 % 200]),
            authors=(AUTHORS[number % 8],),
        )
        for number in range(size)
    ]
    articles = {story.path: SimpleNamespace(date=story.date) for story in stories}
    return Site(stories, articles, make_registry([*CATEGORIES, thin]), START + dt.timedelta(hours=size))


def next_stories(site: Site, mode: Mode = "newest") -> None:
    """Find what stands under each story: neighbours, the block of the category."""
    index = SameCategoryIndex(site.stories, site.registry.categories, now=site.now)
    for _ in read_on(site.stories, {}, index, site.now, Wishes(mode=mode, scope="category")):
        pass


def pages(site: Site) -> None:
    """Lay out the pages of all categories, tags and authors."""
    stories = listed(site.stories, site.now)
    for _ in plan_lists(stories, site.registry, site.articles, SETTINGS):
        pass


BLOCK: dict[str, Work] = {
    "Tin cùng chuyên mục, newest": next_stories,
    "Tin cùng chuyên mục, older": partial(next_stories, mode="older"),
}
WORKS = BLOCK | {"pages of all lists": pages}


def measure_growth(work: Work, sizes: Sequence[int], rounds: int) -> dict[int, float]:
    """Return for each size the least CPU seconds of ``rounds`` rounds, in which the sizes take turns.

    The least, since other work on the machine can only add; small sites are repeated, so that each size is timed for
    equally long.
    """
    sites = {size: draw_site(size) for size in sizes}
    gc.collect()
    gc.freeze()  # the collector's walks over the made-up sites are no part of the work
    repeats = {size: max(sizes) // size for size in sizes}
    times = [{size: _time(work, site, repeats[size]) for size, site in sites.items()} for _ in range(rounds)]
    return {size: min(round_[size] for round_ in times) for size in sizes}


def _time(work: Work, site: Site, repeats: int) -> float:
    """Return the mean CPU seconds of ``repeats`` runs."""
    began = time.process_time()
    for _ in range(repeats):
        work(site)
    return (time.process_time() - began) / repeats
