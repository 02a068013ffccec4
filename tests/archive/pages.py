"""Pages as a theme may have them, each a function of what it asks: stories, lists, the front page, feeds, a map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bantin.archive.asking import Asking, PageAsking
from bantin.archive.collections import FEATURED, SITE, category, section
from bantin.archive.index import Index
from bantin.archive.next_queries import Beside, SameCategory
from bantin.archive.page_queries import Months, Page, Pages, UpdatedAt
from bantin.archive.queries import Collections, Count, IsFilled, Newest
from bantin.archive.question import Query
from bantin.archive.story_queries import Body, Card, Related, Whole
from bantin.newsroom.story import Story

from tests.category_feeds.desk import CATEGORIES, NOTICES

PER_PAGE = 2
Render = Callable[[Callable[[Query], Any]], object]


def pages_of(stories: Iterable[Story], asking: Asking) -> dict[str, Render]:
    """Return the pages that a site of ``stories`` has, by name."""
    found: dict[str, Render] = {"front": front_page, "map": site_map}
    for story in stories:
        found[f"story {story.path}"] = lambda ask, path=story.path: story_page(ask, path)
    lists = [SITE, *(section(each.slug) for each in CATEGORIES)]
    lists += [name for kind in ("tag", "author") for name in asking.answer(Collections(kind))]
    for name in lists:
        for number in range(asking.answer(Pages(name, PER_PAGE)) + 1):
            found[f"{name} {number}"] = lambda ask, name=name, number=number: list_page(ask, name, number)
        found[f"{name} feed"] = lambda ask, name=name: feed(ask, name)
    return found


def rendered(pages: dict[str, Render], asking: Asking) -> dict[str, object]:
    """Return what each page shows; what it asked is noted."""
    return {name: render(page_asking(asking, name).ask) for name, render in pages.items()}


def page_asking(asking: Asking, name: str) -> PageAsking:
    return asking.of_page(name)


def answers(index: Index, asked: Iterable[Query]) -> dict[Query, str]:
    """Return what stands for the answers to ``asked`` in a fresh look at ``index``."""
    fresh = Asking(index)
    return {query: fresh.digest(query) for query in asked}


def menu(ask: Callable[[Query], Any]) -> list[str]:
    return [each.name for each in CATEGORIES if ask(IsFilled(section(each.slug)))]


def cards(ask: Callable[[Query], Any], paths: Iterable[str | None]) -> list[object]:
    return [ask(Card(path)) for path in paths if path]


def story_page(ask: Callable[[Query], Any], path: str) -> object:
    own = ask(Related(path))
    beside = ask(Beside(path, "category", own))
    picked = ask(SameCategory(path, 2, "newest", 30, (*own, *filter(None, beside))))
    block = picked and (cards(ask, picked.paths), picked.sources, picked.total)
    return menu(ask), ask(Whole(path)), ask(Body(path)), cards(ask, own), cards(ask, beside), block


def list_page(ask: Callable[[Query], Any], name: str, number: int) -> object:
    page = ask(Page(name, number, PER_PAGE))
    months = ask(Months(name, PER_PAGE)) if not number else ()
    return menu(ask), page.newer, page.older, cards(ask, page.paths), months, ask(UpdatedAt(name, number, PER_PAGE))


def feed(ask: Callable[[Query], Any], name: str) -> object:
    return [(ask(Whole(path)), ask(Body(path))) for path in ask(Newest(name, 3))]


def site_map(ask: Callable[[Query], Any]) -> object:
    tags = {name: ask(Count(name)) for name in ask(Collections("tag"))}
    return menu(ask), tags, [ask(Count(category(each.slug))) for each in CATEGORIES]


def front_page(ask: Callable[[Query], Any]) -> object:
    """Return lead and picks, notices, the newest, a block for each section, no story twice; as when nobody chose."""
    notices, shown = section(NOTICES.slug), list[str]()

    def show(paths: Iterable[str]) -> Iterator[Any]:
        for path in paths:
            shown.append(path)
            yield ask(Card(path))

    featured = ask(Newest(FEATURED, 2))
    top = list(show(featured))
    top += show(ask(Newest(SITE, 2 - len(top), tuple(shown), notices)))
    top = top or list(show(ask(Newest(SITE, 1))))
    told = list(show(ask(Newest(notices, 2, tuple(shown)))))
    newest = list(show(ask(Newest(SITE, 2, tuple(shown), notices))))
    blocks = []
    for each in CATEGORIES:
        if not each.parent and each != NOTICES:
            name = section(each.slug)
            if block := list(show(ask(Newest(name, 2, tuple(shown))))):
                blocks.append((each.slug, block, ask(Count(name))))
    return top, told, newest, blocks
