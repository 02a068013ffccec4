"""The archive as a reader leafs through it: years of twelve months, months by weeks, stories by day."""

from __future__ import annotations

import datetime as dt
from calendar import Calendar
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic, Protocol, TypeVar

MONTHS = range(1, 13)
_LATEST = 5


class Dated(Protocol):
    """Anything with a date of publication."""

    @property
    def date(self) -> dt.datetime: ...


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of a month's calendar; a number of 0 means a day of another month."""

    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the archive: its stories' number, its page if it has one, its days by weeks that begin on Monday.

    ``latest`` holds the first few of its stories, for the page of the year.
    """

    number: int
    count: int = 0
    url: str = ""
    latest: tuple[Any, ...] = ()
    weeks: tuple[tuple[Day, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the archive with its twelve months."""

    number: int
    count: int
    url: str
    months: tuple[Month, ...]

    @property
    def has_month_pages(self) -> bool:
        return any(month.url for month in self.months)

    def month(self, number: int) -> Month:
        """Return the month with that number, from 1."""
        return self.months[number - 1]


@dataclass(frozen=True, slots=True)
class StoriesOfDay(Generic[D]):
    """The stories of one day."""

    date: dt.date
    articles: tuple[D, ...]


def plan_archive(
    period_archives: Mapping[str, Sequence[Mapping[str, Any]]], articles: Iterable[Dated]
) -> tuple[Year, ...]:
    """Return the years that have stories, newest first, with the pages that Pelican's ``period_archives`` names."""
    rows: dict[tuple[int, int], list[Dated]] = defaultdict(list)
    for one in articles:
        rows[one.date.year, one.date.month].append(one)
    urls = {tuple(page["period_num"]): str(page["url"]) for pages in period_archives.values() for page in pages}
    return tuple(_year(year, rows, urls) for year in sorted({year for year, _ in rows}, reverse=True))


def _year(year: int, rows: Mapping[tuple[int, int], list[Dated]], urls: Mapping[tuple[int, ...], str]) -> Year:
    months = tuple(_month(year, number, rows.get((year, number), []), urls) for number in MONTHS)
    return Year(year, sum(month.count for month in months), urls.get((year,), ""), months)


def _month(year: int, number: int, row: list[Dated], urls: Mapping[tuple[int, ...], str]) -> Month:
    if not row:
        return Month(number, url=urls.get((year, number), ""))
    counts = Counter(one.date.day for one in row)
    weeks = Calendar(firstweekday=0).monthdayscalendar(year, number)
    cells = tuple(tuple(Day(day, counts[day]) for day in week) for week in weeks)
    return Month(number, len(row), urls.get((year, number), ""), tuple(row[:_LATEST]), cells)


def by_day(articles: Iterable[D]) -> tuple[StoriesOfDay[D], ...]:
    """Return ``articles`` grouped by day, in the order given."""
    return tuple(StoriesOfDay(day, tuple(group)) for day, group in groupby(articles, key=lambda one: one.date.date()))
