"""Numbers, days and hours in messages, which each language writes in its own way."""

from __future__ import annotations

import datetime as dt

import pytest
from bantin.newsroom.catalogue import speak
from bantin.newsroom.closing_report import counted
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import Message, say
from bantin.newsroom.moments import said_day, said_moment
from bantin.newsroom.tally import Tally, summary
from bantin.vietnamese.dates import HO_CHI_MINH

from tests.newsroom.test_catalogue import texts

SUNDAY = dt.datetime(2024, 1, 14, 8, 5, tzinfo=HO_CHI_MINH)


def test_a_moment_is_written_as_each_language_writes_it() -> None:
    assert said_moment(SUNDAY).text("vi") == "Chủ nhật, 14/01/2024 | 08:05"
    assert said_moment(SUNDAY, show_zone=True).text("vi") == "Chủ nhật, 14/01/2024 | 08:05 GMT+7"
    assert said_moment(SUNDAY, show_zone=True).text("en") == "Sunday, 2024-01-14, 08:05 GMT+7"
    assert said_day(dt.date(2024, 2, 1)).text("vi") == "01/02/2024"
    assert said_day(dt.date(2024, 2, 1)).text("en") == "2024-02-01"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (say("fix/done", count=1), "1 file was mended."),
        (say("fix/done", count=2), "2 files were mended."),
        (say("words/count-notice", count=1), "1 notice"),
        (say("words/count-notice", count=0), "0 notices"),
    ],
)
def test_one_thing_is_not_several_in_english(message: Message, words: str) -> None:
    assert message.text("en") == words


def test_the_closing_lines_count_in_english() -> None:
    found = [Diagnostic("a.md", 1, "a/b", "x"), Diagnostic("a.md", 2, "a/b", "x", "warning")]
    accounts = Tally(read=1, written=1, kept=2, made=1)
    try:
        speak("en")
        assert counted([*found, Diagnostic("a.md", 3, "a/b", "x", "warning")]) == "1 error, 2 warnings"
        assert summary(accounts, 1, 2.25) == (
            "1 story; 1 page written, 2 kept as they were; 1 photo made; 1 warning; 2.2 seconds."
        )
    finally:
        speak("vi")
    assert counted(found) == "1 lỗi, 1 cảnh báo"
    assert summary(accounts, 1, 2.25).endswith("1 cảnh báo; 2,2 giây.")


def test_a_count_before_a_plural_has_its_singular_too() -> None:
    plural = [key for key, text in texts("en").items() if _counts_without_a_form(text)]
    # These are never about one.
    assert plural == [
        "check/odd-title.long",
        "choice/several",
        "command/forgotten-many",
        "desk/word-many",
        "doctor/enough",
        "sources/name.long",
    ]


def _counts_without_a_form(text: str) -> bool:
    behind = text.partition("{count} ")[2].removeprefix("more ").split(" ")[0].rstrip(".,;")
    return behind.isalpha() and behind.endswith("s")
