"""One build has one "now", and knows nothing of the build before it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from bantin.newsroom import build
from bantin.newsroom.diagnostic import Diagnostic

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def test_now_comes_from_source_date_epoch() -> None:
    # 1705197600 is 2024-01-14 02:00 UTC, seven hours earlier than in Vietnam.
    now = build.read_clock(ZONE, {"SOURCE_DATE_EPOCH": "1705197600"})
    assert now == dt.datetime(2024, 1, 14, 9, 0, tzinfo=ZONE)


def test_now_is_the_clock_otherwise() -> None:
    before = dt.datetime.now(ZONE)
    assert before <= build.read_clock(ZONE, {}) <= dt.datetime.now(ZONE)


def test_a_new_run_forgets_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_runs", [])
    build.begin(dt.datetime.now(ZONE))
    build.report(Diagnostic("a.md", 1, "x/y", "hỏng"))
    build.refuse("a.md")
    second = build.begin(dt.datetime.now(ZONE))
    assert build.current() is second
    assert (second.diagnostics, second.refused) == ([], set())


def test_without_a_run_the_mistake_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_runs", [])
    with pytest.raises(LookupError, match=r"bantin\.newsroom\.hooks"):
        build.current()


def test_the_clock_is_read_once_for_a_build_and_again_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    hours = iter(range(1, 10))
    monkeypatch.setattr(build, "_runs", [])
    monkeypatch.setattr(build, "_coming", [])
    monkeypatch.setattr(build, "read_clock", lambda zone: dt.datetime(2024, 1, 1, next(hours), tzinfo=zone))
    first = build.coming_now(dt.UTC)
    assert build.coming_now(dt.UTC) is first
    build.begin(first)
    second = build.coming_now(dt.UTC)
    assert second > first
    assert build.coming_now(dt.UTC, afresh=True) > second
