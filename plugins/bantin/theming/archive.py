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
class PeriodAddresses:
    """Pelican's patterns for addresses of pages of years, months and days; empty for those that a site has not."""

    year: str = ""
    month: str = ""
    day: str = ""

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> PeriodAddresses:
        """Return those of a site with these ``settings``."""
        kinds = ("YEAR", "MONTH", "DAY")
        return cls(*(settings[f"{it}_ARCHIVE_URL"] if settings[f"{it}_ARCHIVE_SAVE_AS"] else "" for it in kinds))


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


def plan_archive(addresses: PeriodAddresses, articles: Iterable[Dated]) -> tuple[Year, ...]:
    """Return the years that have stories, newest first, with the ``addresses`` of their pages and their months'."""
    rows: dict[tuple[int, int], list[Dated]] = defaultdict(list)
    for one in articles:
        rows[one.date.year, one.date.month].append(one)
    return tuple(_year(year, rows, addresses) for year in sorted({year for year, _ in rows}, reverse=True))


def year_of(addresses: PeriodAddresses, articles: Iterable[Dated]) -> Year:
    """Return the year of ``articles``, which are all of one: the page of a period looks at its own stories alone."""
    return plan_archive(addresses, articles)[0]


def day_url(addresses: PeriodAddresses, articles: Sequence[Dated]) -> str:
    """Return the address of the page of ``articles``, which are all of one day."""
    return addresses.day.format(date=articles[0].date)


def _year(year: int, rows: Mapping[tuple[int, int], list[Dated]], addresses: PeriodAddresses) -> Year:
    months = tuple(_month(year, number, rows.get((year, number), []), addresses) for number in MONTHS)
    first = next(rows[year, number][0] for number in MONTHS if (year, number) in rows)
    return Year(year, sum(month.count for month in months), addresses.year.format(date=first.date), months)


def _month(year: int, number: int, row: list[Dated], addresses: PeriodAddresses) -> Month:
    if not row:
        return Month(number)
    counts = Counter(one.date.day for one in row)
    weeks = Calendar(firstweekday=0).monthdayscalendar(year, number)
    cells = tuple(tuple(Day(day, counts[day]) for day in week) for week in weeks)
    return Month(number, len(row), addresses.month.format(date=row[0].date), tuple(row[:_LATEST]), cells)


def by_day(articles: Iterable[D]) -> tuple[StoriesOfDay[D], ...]:
    """Return ``articles`` grouped by day, in the order given."""
    return tuple(StoriesOfDay(day, tuple(group)) for day, group in groupby(articles, key=lambda one: one.date.date()))
