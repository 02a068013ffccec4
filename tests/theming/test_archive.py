from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bantin.theming.archive import Day, PeriodAddresses, by_day, day_url, plan_archive, year_of

NONE = PeriodAddresses()


@dataclass(frozen=True)
class Item:
    """A story as the archive sees it."""

    date: dt.datetime


def _on(year: int, month: int, day: int, hour: int = 8) -> Item:
    return Item(dt.datetime(year, month, day, hour))


def test_years_come_newest_first_and_hold_twelve_months() -> None:
    years = plan_archive(NONE, [_on(2025, 3, 1), _on(2023, 12, 31), _on(2023, 12, 1)])

    assert [(year.number, year.count) for year in years] == [(2025, 1), (2023, 2)]
    assert [month.number for month in years[0].months] == list(range(1, 13))
    assert [month.count for month in years[1].months] == [0] * 11 + [2]


def test_pages_of_pelican_are_linked_from_their_years_and_months() -> None:
    settings = {"YEAR_ARCHIVE_URL": "{date:%Y}/", "MONTH_ARCHIVE_URL": "{date:%Y}/{date:%m}/", "DAY_ARCHIVE_URL": ""}
    written = {"YEAR_ARCHIVE_SAVE_AS": "{date:%Y}/index.html", "MONTH_ARCHIVE_SAVE_AS": "", "DAY_ARCHIVE_SAVE_AS": ""}

    year = year_of(PeriodAddresses.of({**settings, **written}), [_on(2024, 1, 14)])
    assert (year.url, year.months[0].url) == ("2024/", "")

    days = {"DAY_ARCHIVE_URL": "{date:%Y/%m/%d}/", "DAY_ARCHIVE_SAVE_AS": "{date:%Y/%m/%d}/index.html"}
    assert day_url(PeriodAddresses.of({**settings, **written, **days}), [_on(2024, 1, 14)]) == "2024/01/14/"

    written["MONTH_ARCHIVE_SAVE_AS"] = "{date:%Y}/{date:%m}/index.html"
    year = year_of(PeriodAddresses.of({**settings, **written}), [_on(2024, 1, 14)])
    assert (year.months[0].url, year.months[1].url) == ("2024/01/", "")


def test_stories_of_one_day_stand_together_in_their_order() -> None:
    late, early, other = _on(2024, 1, 14, 17), _on(2024, 1, 14, 8), _on(2024, 1, 12)

    days = by_day([late, early, other])

    assert [(day.date, day.articles) for day in days] == [
        (dt.date(2024, 1, 14), (late, early)),
        (dt.date(2024, 1, 12), (other,)),
    ]


def test_an_empty_archive_has_no_years_and_no_days() -> None:
    assert plan_archive(NONE, []) == ()
    assert by_day([]) == ()


def test_a_month_counts_its_days_in_weeks_that_begin_on_monday() -> None:
    (year,) = plan_archive(NONE, [_on(2024, 2, 29), _on(2024, 2, 1), _on(2024, 2, 1, 7)])

    weeks = year.month(2).weeks
    assert [day.number for day in weeks[0]] == [0, 0, 0, 1, 2, 3, 4]
    assert weeks[0][3] == Day(1, 2)
    assert weeks[-1][3] == Day(29, 1)
    assert year.month(3).weeks == ()


def test_a_month_names_its_first_five_stories_for_the_page_of_the_year() -> None:
    stories = [_on(2024, 1, day) for day in range(9, 0, -1)]

    assert plan_archive(NONE, stories)[0].month(1).latest == tuple(stories[:5])
