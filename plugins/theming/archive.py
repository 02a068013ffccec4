"""The archive as a reader leafs through it: years of twelve months, and lists of stories by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic, Protocol, TypeVar

MONTHS = range(1, 13)


class Dated(Protocol):
    """Anything with a date of publication."""

    @property
    def date(self) -> dt.datetime: ...


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar: how many stories it holds, and its page if it has one."""

    number: int
    count: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the calendar with its twelve months."""

    number: int
    count: int
    url: str
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Day(Generic[D]):
    """The stories of one day."""

    date: dt.date
    articles: tuple[D, ...]


def calendar(
    period_archives: Mapping[str, Sequence[Mapping[str, Any]]], articles: Iterable[Dated]
) -> tuple[Year, ...]:
    """Return the years that have stories, newest first, with the pages that Pelican's ``period_archives`` names."""
    counts: dict[tuple[int, int], int] = {}
    for one in articles:
        key = one.date.year, one.date.month
        counts[key] = counts.get(key, 0) + 1
    urls = {tuple(page["period_num"]): str(page["url"]) for pages in period_archives.values() for page in pages}
    years = sorted({year for year, _ in counts}, reverse=True)
    return tuple(_year(year, counts, urls) for year in years)


def _year(year: int, counts: Mapping[tuple[int, int], int], urls: Mapping[tuple[int, ...], str]) -> Year:
    months = tuple(Month(n, counts.get((year, n), 0), urls.get((year, n), "")) for n in MONTHS)
    return Year(year, sum(month.count for month in months), urls.get((year,), ""), months)


def by_day(articles: Iterable[D]) -> tuple[Day[D], ...]:
    """Return ``articles`` grouped by day, in the order given."""
    return tuple(Day(day, tuple(group)) for day, group in groupby(articles, key=lambda one: one.date.date()))
