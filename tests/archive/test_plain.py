"""Rows and stories as JSON and back; what a forged file holds comes out as what it says it is, or not at all."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bantin.archive.plain import as_data, from_data
from bantin.archive.row import Header, HeaderPlace, Row
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.link import Link
from bantin.newsroom.message import say
from bantin.newsroom.photo import Photo
from bantin.newsroom.story import Reference
from hypothesis import given
from hypothesis import strategies as st

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ZONES = st.sampled_from([ZoneInfo("Asia/Ho_Chi_Minh"), dt.UTC, dt.timezone(dt.timedelta(hours=7, minutes=6))])
MOMENTS = st.datetimes(timezones=ZONES).map(lambda moment: moment.replace(fold=0))
PHOTOS = st.builds(Photo, source=TEXT, alt=TEXT, classes=st.lists(TEXT, max_size=2).map(tuple), kind=st.just("video"))
FINDINGS = st.builds(finding, TEXT, st.integers(0, 99), st.just(say("front-matter/empty-body")))
HEADERS = st.builds(
    Header,
    title=TEXT,
    date=st.none() | MOMENTS,
    expires=st.none() | st.dates(),
    tags=st.lists(TEXT, max_size=2).map(tuple),
    related=st.lists(st.builds(Reference, TEXT, st.integers(0, 9)), max_size=2).map(tuple),
    featured=st.booleans(),
)
ROWS = st.builds(
    Row,
    path=TEXT,
    source=TEXT,
    kind=st.sampled_from(("story", "page")),
    header=HEADERS,
    photos=st.lists(PHOTOS, max_size=2).map(tuple),
    links=st.lists(st.builds(Link, TEXT, st.integers(1, 9), st.integers(1, 9)), max_size=2).map(tuple),
    findings=st.lists(FINDINGS, max_size=2).map(tuple),
    places=st.lists(st.builds(HeaderPlace, TEXT, TEXT, st.integers(1, 9), st.integers(1, 9)), max_size=2).map(tuple),
    moments=st.lists(MOMENTS, max_size=2).map(tuple),
)


@given(ROWS)
def test_a_row_comes_back_as_it_was(row: Row) -> None:
    assert from_data(Row, json.loads(json.dumps(as_data(row)))) == row


def test_a_moment_keeps_the_name_of_its_zone() -> None:
    moment = dt.datetime(2024, 1, 14, 17, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert str(from_data(dt.datetime, as_data(moment)).tzinfo) == "Asia/Ho_Chi_Minh"


SOUND = as_data(Row("a.md", "12", photos=(Photo("a.jpg"),), links=(Link("b.md", 1, 2),)))


def _with(place: list[int], value: Any) -> Any:
    data = json.loads(json.dumps(SOUND))
    inner = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    return data


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "a.md",
        [*SOUND, 1],
        SOUND[:-1],
        _with([0], 7),
        _with([0], "\ud800.md"),
        _with([2], "sitemap"),
        _with([3], 1),
        _with([7], "xy"),
        _with([7, 0], {"source": "a"}),
        _with([8, 0, 1], True),
        _with([8, 0, 1], 1.5),
        _with([9], [{"path": "a"}]),
        _with([12], [["2024-01-01", "../../etc/passwd"]]),
        _with([12], [["nie", ""]]),
        _with([12], [["2024-01-01T00:00", "No/Where"]]),
        _with([12], [7]),
        _with([4, 4], "expired"),
    ],
)
def test_nothing_comes_out_of_what_is_no_row(data: Any) -> None:
    assert from_data(Row, SOUND).path == "a.md"
    with pytest.raises(ValueError, match=r"."):
        from_data(Row, data)


def test_what_is_no_plain_data_is_refused_at_once() -> None:
    with pytest.raises(TypeError, match="no plain data"):
        as_data({"a": 1})
    assert isinstance(as_data(Diagnostic("a", 1, "x", "Lời")), dict)
