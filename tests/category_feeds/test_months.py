"""Years, months and days that have stories."""

import datetime as dt

from plugins.category_feeds.months import Day, plan_calendar
from tests.category_feeds.desk import ZONE, on, paths, story


def test_years_and_months_come_latest_first_with_their_counts() -> None:
    stories = [
        story("a", on(5, 1, 2024)),
        story("b", on(5, 12, 2023)),
        story("c", on(1, 3, 2023)),
        story("d", on(2, 3, 2023)),
    ]
    found = [
        (year.number, year.count, [(month.number, month.count) for month in year.months])
        for year in plan_calendar(stories)
    ]
    assert found == [(2024, 1, [(1, 1)]), (2023, 3, [(12, 1), (3, 2)])]


def test_a_month_keeps_its_stories_in_the_given_order() -> None:
    assert paths(plan_calendar([story("b", 9), story("a", 2)])[0].months[0].stories) == ["b", "a"]


def test_weeks_begin_on_monday_and_count_each_day() -> None:
    # 1 February 2024 was a Thursday.
    month = plan_calendar([story("a", on(1, 2)), story("b", on(1, 2)), story("c", on(29, 2))])[0].months[0]
    assert month.weeks[0] == (Day(0, 0), Day(0, 0), Day(0, 0), Day(1, 2), Day(2, 0), Day(3, 0), Day(4, 0))
    assert len(month.weeks) == 5
    assert month.weeks[4][3] == Day(29, 1)


def test_a_story_of_the_small_hours_stays_on_its_local_day() -> None:
    # 00:30 on 1 January in Vietnam is still the old year in UTC.
    found = plan_calendar([story("giao-thua", dt.datetime(2024, 1, 1, 0, 30, tzinfo=ZONE))])
    assert (found[0].number, found[0].months[0].number) == (2024, 1)


def test_no_stories_make_no_years() -> None:
    assert plan_calendar([]) == ()
