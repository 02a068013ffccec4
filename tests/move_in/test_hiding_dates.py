"""Words of a header about when, and whether, a story may be read, at the ends of the calendar and in groups."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bantin.move_in.header_reading import new_header

from tests.move_in.old_sites import NOW

LATER, EARLIER = "2099-01-01", "2020-01-01"


@pytest.mark.parametrize(
    "key", ["date_published", "published_at", "publishedAt", "publish_on", "published", "pubDate"]
)
def test_a_second_date_in_the_future_hides_a_story_and_one_in_the_past_does_not(key: str) -> None:
    for fields in ({"date": EARLIER, key: LATER}, {key: LATER, "date": EARLIER}):
        assert new_header(fields, NOW).hidden == "future"
    assert new_header({"date": EARLIER, key: "2020-05-01"}, NOW).hidden == ""


@pytest.mark.parametrize(
    "date", ["9999-12-31T23:59:59Z", dt.datetime(9999, 12, 31, 23, 59, tzinfo=dt.UTC), dt.date(9999, 12, 31)]
)
def test_a_date_at_the_end_of_the_calendar_is_never(date: Any) -> None:
    assert new_header({"date": date}, NOW).hidden == "future"


def test_a_date_at_the_beginning_of_the_calendar_is_no_crash() -> None:
    first = dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14)))
    header = new_header({"date": first}, NOW)
    assert header.hidden == "" and header.date is not None and header.date.year == 1


@pytest.mark.parametrize(
    ("group", "hidden", "unlisted"),
    [
        ({"render": "always"}, False, False),
        ({"render": True}, False, False),
        ({"render": "never"}, True, False),
        ({"render": False}, True, False),
        ({"render": "link"}, True, False),  # it has no page
        ({"list": "never"}, False, True),
        ({"list": "always"}, False, False),
        ({"publishResources": True}, False, False),
        ({"publishResources": False}, False, False),
    ],
)
def test_what_hugo_builds_of_a_page_is_heard(group: dict[str, Any], hidden: bool, unlisted: bool) -> None:
    for name in ("build", "_build"):
        header = new_header({"date": EARLIER, name: group}, NOW)
        assert (bool(header.hidden), header.unlisted) == (hidden, unlisted)
