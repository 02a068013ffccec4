"""The archive by year and month: a selector with counts, and the days of a month laid out by weeks."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.newsroom.story import Story


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of the calendar; a number of 0 stands for a day of another month."""

    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month that has stories, in the order in which they were given; ``weeks`` begin on Monday."""

    year: int
    number: int
    stories: tuple[Story, ...]
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def count(self) -> int:
        return len(self.stories)


@dataclass(frozen=True, slots=True)
class Year:
    """A year that has stories, its latest month first."""

    number: int
    months: tuple[Month, ...]

    @property
    def count(self) -> int:
        return sum(month.count for month in self.months)


def plan_calendar(stories: Iterable[Story]) -> tuple[Year, ...]:
    """Return the years and months of ``stories``, latest first, each story under the date it shows to readers."""
    rows: dict[int, dict[int, list[Story]]] = defaultdict(lambda: defaultdict(list))
    for story in stories:
        rows[story.date.year][story.date.month].append(story)
    return tuple(
        Year(year, tuple(_plan_month(year, month, months[month]) for month in sorted(months, reverse=True)))
        for year, months in sorted(rows.items(), reverse=True)
    )


def _plan_month(year: int, number: int, stories: list[Story]) -> Month:
    counts = Counter(story.date.day for story in stories)
    weeks = Calendar(firstweekday=0).monthdayscalendar(year, number)
    return Month(year, number, tuple(stories), tuple(tuple(Day(day, counts[day]) for day in week) for week in weeks))
