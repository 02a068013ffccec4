"""One build has one "now", keeps what plugins leave with it apart, and is ended once, whatever happened."""

from __future__ import annotations

import datetime as dt
from copy import copy
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import pytest
from bantin.newsroom.build import Build, BuildSettings, read_clock
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.mode import Command, Mode

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2024, 1, 14, 9, tzinfo=ZONE)


@dataclass
class Photos:
    names: list[str] = field(default_factory=list)


@dataclass
class Lists:
    names: list[str] = field(default_factory=list)


def test_now_comes_from_source_date_epoch() -> None:
    # 1705197600 is 2024-01-14 02:00 UTC, seven hours earlier than in Vietnam.
    assert read_clock(ZONE, {"SOURCE_DATE_EPOCH": "1705197600"}) == NOW


def test_now_is_the_clock_otherwise() -> None:
    before = dt.datetime.now(ZONE)
    assert before <= read_clock(ZONE, {}) <= dt.datetime.now(ZONE)


def test_a_moment_that_is_no_number_stops_the_command() -> None:
    with pytest.raises(BuildFailed, match="hôm nay"):
        read_clock(ZONE, {"SOURCE_DATE_EPOCH": "hôm nay"})


def test_two_builds_know_nothing_of_each_other() -> None:
    first, second = Build(NOW), Build(NOW)
    first.report(Diagnostic("a.md", 1, "x/y", "hỏng"))
    first.refuse("a.md", "a")
    first.answer("a.md", "b.md")
    first.of(Photos).names.append("a.jpg")
    assert (second.diagnostics, second.refused, second.called, second.answered) == ([], set(), {}, {})
    assert second.of(Photos).names == []


def test_what_each_plugin_keeps_is_found_again_by_its_type() -> None:
    build = Build(NOW)
    build.of(Photos).names.append("a.jpg")
    assert build.of(Photos).names == ["a.jpg"]
    assert build.of(Lists).names == []


def test_a_closed_build_has_let_go_of_everything_once_the_last_thing_first() -> None:
    build, done = Build(NOW), list[str]()
    build.endings += [lambda: done.append("lock"), lambda: done.append("photos")]
    build.of(Photos).names.append("a.jpg")
    build.close()
    build.close()
    assert done == ["photos", "lock"]
    assert build.of(Photos).names == []


def test_an_ending_that_fails_is_not_tried_again() -> None:
    build, done = Build(NOW), list[str]()

    def fail() -> None:
        raise OSError("gone")

    build.endings += [lambda: done.append("lock"), fail]
    with pytest.raises(OSError, match="gone"):
        build.close()
    build.close()
    assert done == ["lock"]


def test_a_build_is_in_the_mode_of_its_command() -> None:
    assert Build(NOW).mode == Mode()
    assert Build(NOW, Command(Mode(watching=True))).mode.watching


def test_settings_carry_their_build_and_the_context_of_templates_does_not() -> None:
    settings = BuildSettings(SITENAME="Bản tin")
    settings.build = Build(NOW)
    assert copy(settings).build is settings.build
    assert type(settings.copy()) is dict
    assert settings.copy() == {"SITENAME": "Bản tin"}
