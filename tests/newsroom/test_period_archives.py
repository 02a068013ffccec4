"""Periods are the ones that Pelican makes, whatever the order of the stories; other plugins find Pelican's own."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import pytest
from bantin.newsroom import period_archives
from bantin.newsroom.build import Build
from bantin.newsroom.period_archives import file_periods, put_off_periods
from pelican.generators import ArticlesGenerator

KINDS = "YEAR", "MONTH", "DAY"


class Story:
    """A story with no more than a date."""

    def __init__(self, date: dt.datetime) -> None:
        self.date = date


def generator_of(dates: list[dt.datetime], wanted: tuple[str, ...] = KINDS, **more: Any) -> ArticlesGenerator:
    found = object.__new__(ArticlesGenerator)
    formats = {"YEAR": "{date:%Y}.html", "MONTH": "{date:%Y/%m}.html", "DAY": "{date:%Y/%m/%d}.html"}
    found.settings = {f"{kind}_ARCHIVE_SAVE_AS": formats[kind] if kind in wanted else "" for kind in KINDS}
    found.settings |= {f"{kind}_ARCHIVE_URL": f"/{formats[kind]}" for kind in KINDS} | {"PLUGINS": [], **more}
    found.articles = [Story(date) for date in dates]
    found.dates = sorted(found.articles, key=lambda it: it.date, reverse=True)
    found.period_archives = defaultdict(list)
    return found


@pytest.fixture
def build() -> Build:
    return Build(dt.datetime(2026, 11, 28, tzinfo=dt.UTC))


DATES = [dt.datetime(2024 + n % 3, 1 + n * 5 % 12, 1 + n * 7 % 28, n % 24, tzinfo=dt.UTC) for n in range(200)]
EAST, WEST = dt.timezone(dt.timedelta(hours=14)), dt.timezone(dt.timedelta(hours=-10))
FAR = [dt.datetime(2026, 1, 1, 5, tzinfo=EAST), dt.datetime(2025, 12, 31, 5, 30, tzinfo=WEST)]
FAR += [dt.datetime(2026, 1, 1, 6, tzinfo=EAST), dt.datetime(2026, 1, 1, 1, tzinfo=WEST)]


@pytest.mark.parametrize("wanted", [KINDS, ("YEAR", "MONTH"), ("DAY",), ()])
@pytest.mark.parametrize("dates", [DATES, FAR, []], ids=["many", "of far clocks, which part a year", "none"])
def test_they_are_the_ones_that_pelican_makes(
    dates: list[dt.datetime], wanted: tuple[str, ...], build: Build
) -> None:
    generator = generator_of(dates, wanted)
    pelicans = generator._build_period_archives(generator.dates, generator.articles, generator.settings)
    put_off_periods(build, generator)
    named = generator.period_archives  # templates have it by then
    assert not generator._build_period_archives(generator.dates, generator.articles, generator.settings)
    file_periods(build, generator)
    assert named == pelicans
    assert [list(each) for each in named.values()] == [list(each) for each in pelicans.values()]


def test_settings_are_given_back_however_the_build_ends(build: Build) -> None:
    generator = generator_of(DATES)
    before = dict(generator.settings)
    put_off_periods(build, generator)
    assert generator.settings != before
    for end in build.endings:
        end()
    assert generator.settings == before


def test_where_others_listen_pelican_makes_them_itself(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(period_archives, "are_ours_alone", lambda plugins: False)
    generator = generator_of(DATES)
    before = dict(generator.settings)
    put_off_periods(build, generator)
    file_periods(build, generator)
    assert generator.settings == before
    assert not generator.period_archives
