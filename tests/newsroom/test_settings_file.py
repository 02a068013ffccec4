"""The settings file that a command was given is named in what is said of its values."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.newsroom import mode
from bantin.newsroom.settings_file import mend_settings, settings_file, settings_place


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "xa.py").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(mode, "_told", [])
    return tmp_path


@pytest.mark.parametrize(
    "typed",
    ["content -s xa.py", "-sxa.py -o out", "--settings xa.py", "--settings=xa.py content", "-lrs xa.py -p 8000"],
)
def test_it_is_the_one_that_was_typed(typed: str) -> None:
    assert settings_file(typed.split()) == "xa.py"


def test_without_one_it_is_pelicans_usual_file(folder: Path) -> None:
    assert settings_file(["content"]) == ""
    (folder / "pelicanconf.py").write_text("")
    assert settings_file(["content"]) == "pelicanconf.py"


@pytest.mark.parametrize("typed", ["-s", "-s khong_co.py", "-s tests/newsroom"])
def test_what_is_no_settings_file_is_not_named(typed: str) -> None:
    assert settings_file(typed.split()) == ""


def test_the_cure_names_the_file_or_speaks_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["pelican", "-s", "xa.py"])
    assert mend_settings() == "Hãy sửa trong xa.py, rồi dựng lại."
    assert mend_settings("PLUGINS") == "Hãy sửa PLUGINS trong xa.py, rồi dựng lại."
    monkeypatch.setattr("sys.argv", ["pelican"])
    assert mend_settings() == "Hãy sửa trong tệp cấu hình, rồi dựng lại."


def test_the_cure_names_the_line_that_sets_what_is_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["bantin", "-s", "publishconf.py"])
    (folder / "pelicanconf.py").write_text('SITENAME = "a"\nif True:\n    OFFICE = {}\nPALETTE, COLOURS = "", {}\n')
    (folder / "publishconf.py").write_text('X = 1\nfrom pelicanconf import *\nfrom xa import *\nSITENAME = "b"\n')
    assert mend_settings(wrong="OFFICE, “adress”: …") == "Hãy sửa trong pelicanconf.py:3, rồi dựng lại."
    assert mend_settings(wrong="COLOURS: … PALETTE … SITENAME") == (
        "Hãy sửa trong pelicanconf.py:4, publishconf.py:4, rồi dựng lại."
    )
    assert mend_settings(wrong="ICON_SOURCE: …") == "Hãy sửa trong publishconf.py, rồi dựng lại."
    assert settings_place("OFFICE, “adress”") == ("pelicanconf.py", 3)
    assert settings_place("ICON_SOURCE") == ("publishconf.py", 0)


@pytest.mark.parametrize("text", [b"SITENAME = (", b"\xff\xfe", b"from xa import *"])
def test_a_file_that_cannot_be_read_has_no_lines(folder: Path, text: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["bantin", "-s", "conf.py"])
    (folder / "conf.py").write_bytes(text)
    assert mend_settings(wrong="SITENAME") == "Hãy sửa trong conf.py, rồi dựng lại."
