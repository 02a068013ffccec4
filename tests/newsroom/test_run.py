"""One build has one "now", and knows nothing of the build before it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from plugins.newsroom import run
from plugins.newsroom.diagnostic import Diagnostic

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def test_now_comes_from_source_date_epoch() -> None:
    # 1705197600 is 2024-01-14 02:00 UTC, seven hours earlier than in Vietnam.
    now = run.read_clock(ZONE, {"SOURCE_DATE_EPOCH": "1705197600"})
    assert now == dt.datetime(2024, 1, 14, 9, 0, tzinfo=ZONE)


def test_now_is_the_clock_otherwise() -> None:
    before = dt.datetime.now(ZONE)
    assert before <= run.read_clock(ZONE, {}) <= dt.datetime.now(ZONE)


def test_a_new_run_forgets_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_runs", [])
    run.begin(dt.datetime.now(ZONE))
    run.report(Diagnostic("a.md", 1, "x/y", "hỏng"))
    run.refuse("a.md")
    second = run.begin(dt.datetime.now(ZONE))
    assert run.current() is second
    assert (second.diagnostics, second.refused) == ([], set())


def test_without_a_run_the_mistake_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_runs", [])
    with pytest.raises(LookupError, match=r"plugins\.newsroom\.hooks"):
        run.current()


def test_the_clock_is_read_once_for_a_build_and_again_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    hours = iter(range(1, 10))
    monkeypatch.setattr(run, "_runs", [])
    monkeypatch.setattr(run, "_coming", [])
    monkeypatch.setattr(run, "read_clock", lambda zone: dt.datetime(2024, 1, 1, next(hours), tzinfo=zone))
    first = run.coming_now(dt.UTC)
    assert run.coming_now(dt.UTC) is first
    run.begin(first)
    second = run.coming_now(dt.UTC)
    assert second > first
    assert run.coming_now(dt.UTC, afresh=True) > second
