"""Help and complaints about options are in the language of the settings, whichever verb they are of."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pelican
import pytest
from bantin.__main__ import main
from bantin.newsroom.catalogue import speak
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.pelican_options import OPTIONS
from bantin.verbs import VERBS

ENGLISH = (
    "usage:",
    "options:",
    "optional arguments",
    "positional arguments",
    "show this help",
    "error:",
    "argument ",
)


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder without settings, and Vietnamese again in the end."""
    monkeypatch.chdir(tmp_path)
    yield
    speak("vi")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == (0 if "--help" in arguments else 2)
    shown = capsys.readouterr()
    return shown.out + shown.err


@pytest.mark.parametrize("name", [verb.name for verb in VERBS])
def test_no_english_word_of_argparse_is_in_vietnamese_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, name, "--help")
    assert [word for word in ENGLISH if word in shown] == []
    assert "tùy chọn:" in shown and "in các dòng này rồi thôi" in shown


@pytest.mark.parametrize("name", ["build", "publish", "new", "check", "site", "desk"])
def test_an_option_that_there_is_not_is_told_in_the_language_of_the_site(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Lệnh này không có: --foo." in said(capsys, name, "x", "--foo")
    (tmp_path / "own.py").write_text('DEFAULT_LANG = "en"\n', "utf-8")
    shown = said(capsys, name, "x", "-s", "own.py", "--foo")
    assert shown.startswith("Usage: ") and "This command has no such argument: --foo." in shown


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ([], "Còn thiếu: FOLDER."),
        (["a", "--count"], "Sau --count còn thiếu giá trị."),
        (["a", "--count", "x"], "--count cần một số, không phải x."),
        (["a", "--host", "ftp"], "--host không nhận ftp. Hãy chọn một trong: here, there."),
        (["a", "--dry=1"], "--dry không nhận giá trị: 1."),
        (["a", "--dry", "--wet"], "--wet không đi cùng --dry."),
        (["a", "--ho", "here"], "--ho có thể là --host, --home. Hãy gõ đủ tên."),
        (["a", "b"], "Lệnh này không có: b."),
    ],
)
def test_each_slip_is_told_in_words_of_the_catalogue(
    typed: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = OptionParser(prog="bantin try")
    parser.add_argument("FOLDER")
    parser.add_argument("--count", type=int)
    parser.add_argument("--host", choices=("here", "there"))
    parser.add_argument("--home")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--dry", action="store_true")
    either.add_argument("--wet", action="store_true")
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(typed)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_the_options_that_are_explained_are_those_of_pelican() -> None:
    with (
        patch.object(argparse.ArgumentParser, "parse_args", lambda parser, given: parser),
        pytest.raises(AttributeError) as asked,
    ):
        pelican.parse_arguments([])
    parser = asked.value.obj
    theirs = {tuple(it.option_strings): it.nargs for it in parser._actions if it.option_strings}
    del theirs["-h", "--help"]
    assert {*OPTIONS} == {*theirs}
    assert {names for names, (_, rules) in OPTIONS.items() if rules.get("nargs") == "*"} == {
        names for names, nargs in theirs.items() if nargs == "*"
    }
