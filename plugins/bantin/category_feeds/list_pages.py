"""The pages of a list as templates see them: stories by month, the way to the other pages, the selector by month."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bantin.category_feeds.pagination import Page, page_address, page_file, plan_pages


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The stories of one month on one page; ``id`` marks the place in the page."""

    year: int
    month: int
    articles: tuple[Any, ...]

    @property
    def id(self) -> str:
        return f"thang-{self.year}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month in the selector: how many stories the list has from it, and the address of the first of them."""

    month: int
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class YearLinks:
    """A year in the selector, its latest month first."""

    year: int
    count: int
    months: tuple[MonthLink, ...]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page in the row of pages; number 0 is the newest page, ``gap`` says that pages are left out before it."""

    number: int
    url: str
    current: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list under the name ``articles_page``; addresses are relative to the site root.

    ``number`` is 0 on the newest page, which has the list's own address and alone has the selector by month:
    a numbered page keeps its content when stories are added.
    """

    number: int
    url: str
    save_as: str
    object_list: tuple[Any, ...]
    groups: tuple[MonthGroup, ...]
    newer: str
    older: str
    links: tuple[PageLink, ...]
    years: tuple[YearLinks, ...] = ()

    @property
    def is_newest(self) -> bool:
        return not self.number


def lay_out_list(url: str, save_as: str, articles: Sequence[Any], per_page: int) -> tuple[ListPage, ...]:
    """Return the pages of the list at ``url``, newest first; ``articles`` have dates and come newest first.

    A list on one page has no selector by month: its months are in sight.
    """
    pages = plan_pages(articles, per_page)
    groups = {page.suffix: tuple(_by_month(page.stories)) for page in pages}
    years = _years(url, pages, groups) if len(pages) > 1 else ()
    return tuple(
        ListPage(
            number=page.number if page.suffix else 0,
            url=page_address(url, page.suffix),
            save_as=page_file(save_as, page.suffix),
            object_list=page.stories,
            groups=groups[page.suffix],
            newer="" if page.newer is None else page_address(url, page.newer),
            older="" if page.older is None else page_address(url, page.older),
            links=_links(url, page) if len(pages) > 1 else (),
            years=() if page.suffix else years,
        )
        for page in pages
    )


def _by_month(articles: Sequence[Any]) -> Iterator[MonthGroup]:
    for (year, month), own in groupby(articles, key=_month_of):
        yield MonthGroup(year, month, tuple(own))


def _month_of(article: Any) -> tuple[int, int]:
    date: dt.datetime = article.date
    return date.year, date.month


def _years(url: str, pages: Sequence[Page], groups: dict[str, tuple[MonthGroup, ...]]) -> tuple[YearLinks, ...]:
    counts: Counter[tuple[int, int]] = Counter()
    places: dict[tuple[int, int], str] = {}
    for page in pages:
        for group in groups[page.suffix]:
            key = group.year, group.month
            counts[key] += len(group.articles)
            places.setdefault(key, f"{page_address(url, page.suffix)}#{group.id}")
    by_year = groupby(places, key=lambda key: key[0])
    months = {
        year: tuple(MonthLink(key[1], counts[key], places[key]) for key in sorted(keys, reverse=True))
        for year, keys in by_year
    }
    return tuple(YearLinks(year, sum(month.count for month in own), own) for year, own in months.items())


def _links(url: str, page: Page) -> tuple[PageLink, ...]:
    """Return the row of pages: newest, neighbours of ``page``, first; nothing that a new page would change."""
    row = [PageLink(0, url, current=not page.suffix)]
    after_newest = page.number - 1 if not page.suffix else page.number
    highest = after_newest if page.newer in (None, "") else page.number + 1
    for number in dict.fromkeys([*range(highest, max(page.number - 2, 0), -1), 1]):
        # Whether pages lie between the newest and a page in the middle cannot be known without counting them.
        gap = row[-1].number - number > 1 if row[-1].number else highest > after_newest
        current = bool(page.suffix) and number == page.number
        row.append(PageLink(number, page_address(url, f"trang-{number}"), current, gap))
    return tuple(row)
