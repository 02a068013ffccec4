"""The language in which an office reads what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from bantin.front_matter.commands import new
from bantin.newsroom.catalogue import speak, spoken
from bantin.newsroom.findings_language import choose_language, choose_language_of
from bantin.newsroom.settings import FINDINGS_LANG


@pytest.fixture(autouse=True)
def speak_vietnamese_again() -> Iterator[None]:
    yield
    speak("vi")


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ({"DEFAULT_LANG": "vi"}, "vi"),
        ({"DEFAULT_LANG": "en"}, "en"),
        ({"DEFAULT_LANG": "fr"}, "vi"),
        ({"DEFAULT_LANG": "en", "FINDINGS_LANG": "vi"}, "vi"),
        ({"DEFAULT_LANG": "vi", "FINDINGS_LANG": "en"}, "en"),
        ({"DEFAULT_LANG": "en", "FINDINGS_LANG": ""}, "en"),
    ],
)
def test_the_settings_name_the_language(settings: dict[str, str], language: str) -> None:
    choose_language(SimpleNamespace(settings=settings))
    assert spoken() == language


@pytest.mark.parametrize("asked", ["fr", ["vi"], "../vi"])
def test_a_language_without_messages_is_a_mistake_told_in_the_usual_one(asked: object) -> None:
    settings = {"DEFAULT_LANG": "vi", "FINDINGS_LANG": asked}
    choose_language(SimpleNamespace(settings=settings))
    assert ["chỉ có bằng các ngôn ngữ: en, vi" in told for told in FINDINGS_LANG.wrong(settings)] == [True]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("DEFAULT_LANG = 'en'", "en"),
        ("DEFAULT_LANG = 'en'; FINDINGS_LANG = 'vi'", "vi"),
        ("SITENAME = 'Mai Hoa'", "en"),  # as Pelican has it
        ("FINDINGS_LANG = ['vi']", "vi"),
        ("DEFAULT_LANG = 'en", "vi"),
        ("raise SystemExit", "vi"),
    ],
)
def test_a_command_without_pelican_speaks_as_its_settings_say(text: str, language: str, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(text, "utf-8")
    choose_language_of(str(tmp_path / "conf.py"))
    assert spoken() == language


def test_help_and_a_new_story_are_in_the_language_of_the_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text("DEFAULT_LANG = 'en'", "utf-8")
    typed = {"NEW_TITLE": "Market", "NEW_CATEGORY": "Trade", "SOURCE_DATE_EPOCH": "1705197600"}
    assert new(["-s", str(tmp_path / "conf.py"), str(tmp_path)], typed) == 0
    told = capsys.readouterr()
    assert "delete the line “Status: draft” to publish it." in told.err
    assert "\nAuthor: The editors\nSummary: Write the first" in Path(told.out.strip()).read_text("utf-8")
