"""The file of an emergency: what it says, until when, and what is told of one that is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from bantin.front_matter.due import due_line, next_due
from bantin.newsroom.alert import ALERT, Alert, find_alert, read_alert
from bantin.vietnamese.dates import HO_CHI_MINH

UNTIL = dt.datetime(2026, 11, 30, 18, 0, tzinfo=HO_CHI_MINH)


@pytest.mark.parametrize("until", ['"18h00 ngày 30/11/2026"', '"30/11/2026 18:00"', "2026-11-30 18:00:00"])
def test_words_and_an_hour_in_the_forms_of_the_country(until: str) -> None:
    assert read_alert(f'tin = "Mưa lũ:  không qua ngầm"\nden = {until}', HO_CHI_MINH) == (
        Alert("Mưa lũ: không qua ngầm", UNTIL),
        [],
    )


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ('tin = "A"\nden = "30/11/2026"', 2, "alert/file.hour"),
        ('tin = "A"', 1, "alert/file.hour"),
        ('tin = "A"\n\nden = "18h00 ngày 31/11/2026"', 3, "alert/file.until"),
        ('den = "18h00 ngày 30/11/2026"\ntin = ""', 2, "alert/file.words"),
        ('den = "18h00 ngày 30/11/2026"', 1, "alert/file.words"),
        ('tin = "A"\nden = 18h', 2, "alert/file.syntax"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_shows_nothing(text: str, line: int, rule: str) -> None:
    alert, [found] = read_alert(text, HO_CHI_MINH)
    assert (alert, found.path, found.line, found.said.key) == (None, ALERT, line, rule)


def test_without_the_file_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert find_alert(tmp_path, HO_CHI_MINH) == (None, [])


def test_the_site_is_due_when_it_ends() -> None:
    alert = Alert("A", UNTIL)
    before, after = UNTIL - dt.timedelta(hours=1), UNTIL
    assert "reason=alert story=khan-cap.toml" in due_line(next_due([], before, HO_CHI_MINH, alert))
    assert next_due([], after, HO_CHI_MINH, alert) is None
