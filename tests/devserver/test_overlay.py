"""The words of the server's own pages and of the script on all others, in the language of the office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bantin.devserver import serve
from bantin.devserver.build_process import Builder
from bantin.devserver.findings import Finding
from bantin.devserver.outcome import Outcome, State
from bantin.devserver.overlay import overlay_words
from bantin.devserver.story_page import story_page
from bantin.newsroom.catalogue import speak, spoken

from tests.devserver.stand_ins import say_english

ERROR = Finding("a.md", 2, "sai")
STOPS = Finding("a.md", 3, "sai", "warning")
PASSES = Finding("a.md", 4, "sai", "warning", stops=False)
NOTICE = Finding("a.md", 5, "sai", "notice", stops=False)
SCRIPT = Path(serve.__file__).with_name("live.js").read_text("utf-8")


@pytest.fixture(autouse=True)
def speak_vietnamese_again() -> Iterator[None]:
    yield
    speak("vi")


@pytest.mark.parametrize(
    ("findings", "vietnamese", "english"),
    [
        ([ERROR], "", ""),
        ([PASSES], "1 cảnh báo, không chặn đăng", "1 warning, none of which stops publishing"),
        (
            [ERROR, STOPS, PASSES],
            "2 cảnh báo, 1 phải sửa trước khi đăng",
            "2 warnings, 1 to be mended before this is published",
        ),
        ([NOTICE], "1 lưu ý: máy đã hiểu như sau", "1 notice of how this was understood"),
        (
            [PASSES, NOTICE, NOTICE],
            "1 cảnh báo, không chặn đăng; 2 lưu ý: máy đã hiểu như sau",
            "1 warning, none of which stops publishing; 2 notices of how this was understood",
        ),
    ],
)
def test_what_is_no_error_is_counted(findings: list[Finding], vietnamese: str, english: str) -> None:
    assert overlay_words(findings, stands=True)["notes"] == vietnamese
    speak("en")
    assert overlay_words(findings, stands=True)["notes"] == english


def test_a_failed_build_says_whether_an_older_site_stands() -> None:
    state = State()
    state.take(Outcome(failure="hỏng"))
    assert state.told()["said"]["failed"] == "Chưa dựng được trang"
    state.take(Outcome())
    state.take(Outcome(failure="hỏng"))
    assert state.told()["said"]["failed"] == "Chưa dựng được trang; đây là trang cũ"


def test_the_script_has_each_word_that_it_shows_from_the_server() -> None:
    asked = set(re.findall(r"said\.(\w+)", SCRIPT))
    assert asked == overlay_words([], stands=True).keys() - {"error", "warning", "notice"}
    assert re.findall("[À-ỹĐđ]", SCRIPT) == []


def test_the_servers_pages_are_in_the_language_of_the_office() -> None:
    speak("en")
    page = story_page("<b>.md", [ERROR, Finding("<b>.md", 0, "x", "warning")]).decode()
    assert '<html lang="en"' in page
    assert "the file <code>&lt;b&gt;.md</code> is to be mended" in page
    assert "Error</b> line 2" in page
    assert "Warning</b> the whole file" in page
    assert re.findall("[À-ỹĐđ]", page) == []


def test_the_server_speaks_as_the_settings_of_its_builder_say() -> None:
    builder = Builder(say_english, [])
    assert builder.open() is None
    builder.close()
    assert spoken() == "en"
