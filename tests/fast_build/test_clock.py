"""Clocks that run behind."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from bantin.fast_build.clock import clock_complaint
from bantin.fast_build.location import LISTING

HANOI = dt.timezone(dt.timedelta(hours=7))
BUILT = dt.datetime(2026, 3, 1, 9, 0, tzinfo=HANOI)


def site_built(folder: Path, moment: dt.datetime = BUILT) -> Path:
    (folder / LISTING).touch()
    os.utime(folder / LISTING, (moment.timestamp(),) * 2)
    return folder


def test_a_clock_behind_the_last_build_is_named_with_both_moments_and_the_way_out(tmp_path: Path) -> None:
    complaint = clock_complaint(BUILT - dt.timedelta(days=2), site_built(tmp_path)) or ""
    assert "27/02/2026" in complaint
    assert "01/03/2026" in complaint
    assert f"touch {tmp_path / LISTING}”" in complaint


def test_some_minutes_between_two_machines_are_nothing(tmp_path: Path) -> None:
    assert clock_complaint(BUILT - dt.timedelta(minutes=4), site_built(tmp_path)) is None
    assert clock_complaint(BUILT - dt.timedelta(minutes=6), site_built(tmp_path))


def test_a_dead_clock_is_told_even_without_a_site(tmp_path: Path) -> None:
    assert "chắc chắn là sai" in (clock_complaint(dt.datetime(1970, 1, 1, tzinfo=HANOI), tmp_path) or "")


def test_a_clock_ahead_or_a_first_build_is_no_matter(tmp_path: Path) -> None:
    assert clock_complaint(BUILT, tmp_path) is None
    assert clock_complaint(BUILT + dt.timedelta(days=700), site_built(tmp_path)) is None
