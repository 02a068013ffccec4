"""What Python's reader of command lines says stands in the language of all other messages."""

from __future__ import annotations

import argparse
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bantin.__main__ import main
from bantin.newsroom.catalogue import DEFAULT, speak
from bantin.newsroom.message import say
from bantin.newsroom.parser_words import _TEXTS

SLOT = re.compile(r"%\(\w+\)[sr]")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    yield
    speak(DEFAULT)


def ended(*arguments: str) -> object:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return end.value.code


def test_each_text_is_one_of_the_parsers_and_keeps_its_slots() -> None:
    source = inspect.getsource(argparse).replace("'\n                    '", "")
    for text, key in _TEXTS.items():
        assert repr(text)[1:-1] in source, text
        for language in ("vi", "en"):
            words = say(key).text(language)
            assert words.count("%s") == text.count("%s")
            assert {*SLOT.findall(words)} <= {*SLOT.findall(text)}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["site"], "bantin site: lỗi: còn thiếu: FOLDER. Hãy ghi thêm."),
        (["site", "x", "--nope"], "bantin site: lỗi: không có tùy chọn: --nope. Hãy xem lại, hoặc gõ “--help”."),
        (["site", "x", "--host", "y"], "bantin site: lỗi: --host: không có 'y' (hãy chọn một trong 'github', "),
        (["site", "x", "--name"], "bantin site: lỗi: --name: cần một giá trị đi sau"),
        (["schedule", "--dr", "x", "--nope"], "lỗi: "),
    ],
)
def test_a_command_that_was_not_understood_says_so_in_vietnamese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(*arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("DEFAULT_LANG = 'vi'", ("ghi sau lệnh:", "tùy chọn:", "cho xem các dòng này rồi thôi")),
        ("DEFAULT_LANG = 'en'", ("options:",)),
    ],
)
def test_help_speaks_the_language_of_the_settings(
    settings: str, words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text(settings, "utf-8")
    assert ended("site", "--help", "-s", "conf.py") == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in words)
    assert "show this help message" not in shown
