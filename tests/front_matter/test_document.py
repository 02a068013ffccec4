"""A story file read as an editor would write it, and as one should not."""

import datetime as dt
import unicodedata
from zoneinfo import ZoneInfo

import pytest

from plugins.front_matter.document import Document, parse_document

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
REQUIRED = ("title", "date", "category")
GOOD = "Title: Hội nghị\nDate: 2024-01-14 17:30\nCategory: Kinh tế\n\nNội dung.\n"


def parse(text: str | bytes, required: tuple[str, ...] = REQUIRED) -> Document:
    return parse_document(text.encode() if isinstance(text, str) else text, "2024/a.md", ZONE, required)


def problems(text: str | bytes) -> list[tuple[int, str]]:
    return [(found.line, found.rule.removeprefix("front-matter/")) for found in parse(text).diagnostics]


def test_a_good_story_has_typed_values_and_no_problem() -> None:
    document = parse(GOOD)
    assert document.diagnostics == []
    assert document.values == {
        "title": "Hội nghị",
        "date": dt.datetime(2024, 1, 14, 17, 30, tzinfo=ZONE),
        "category": "Kinh tế",
    }
    assert (document.body, document.first_line) == ("Nội dung.\n", 5)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        unicodedata.normalize("NFD", GOOD),
        GOOD.replace("Title", "Tiêu đề").replace("Date", "Ngày đăng").replace("Category", "Chuyên mục"),
        unicodedata.normalize("NFD", GOOD.replace("Title", "TIÊU ĐỀ")),
        GOOD.replace("Hội nghị", "Hội   nghị"),
        GOOD.replace("2024-01-14 17:30", "14/01/2024 17:30"),
    ],
    ids=["bom", "crlf", "nfd", "vietnamese keys", "nfd capitals", "double spaces", "day first"],
)
def test_harmless_differences_read_the_same(text: str) -> None:
    assert parse(text).values == parse(GOOD).values
    assert parse(text).body == "Nội dung.\n"


def test_lists_of_names_and_tags_are_split_and_lose_repeats() -> None:
    document = parse(GOOD.replace("\n\n", "\nTác giả: Tuấn Tú; Thu Hà\nTags: cam, OCOP, , cam\n\n", 1))
    assert document.values["authors"] == ("Tuấn Tú", "Thu Hà")
    assert document.values["tags"] == ("cam", "OCOP")


def test_a_day_of_expiry_is_read() -> None:
    document = parse(GOOD.replace("\n\n", "\nHết hạn: 01/02/2024\n\n", 1))
    assert document.values["expires"] == dt.date(2024, 2, 1)


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("Title: Hội nghị\n", "", 1, "missing-title"),
        ("Date: 2024-01-14 17:30\n", "", 1, "missing-date"),
        ("Category: Kinh tế\n", "", 1, "missing-category"),
        ("2024-01-14 17:30", "31/02/2026", 2, "date"),
        ("2024-01-14 17:30", "2024", 2, "date"),
        ("Category:", "Catgory:", 3, "unknown-key"),
        ("Category:", "Save_as:", 3, "unknown-key"),
        ("Kinh tế", "Kinh tế\nStatus: drafts", 4, "status"),
        ("Kinh tế", "Kinh tế\nSlug: ../../x", 4, "slug"),
        ("Kinh tế", "Kinh tế\nTitle: Hai", 4, "repeated-key"),
        ("Kinh tế", "Kinh tế\nmột dòng lạc", 4, "stray-line"),
    ],
)
def test_each_mistake_is_named_with_its_line(old: str, new: str, line: int, rule: str) -> None:
    found = problems(GOOD.replace(old, new, 1))
    assert (line, rule) in found
    assert parse(GOOD.replace(old, new, 1)).refused


def test_all_mistakes_are_named_at_once() -> None:
    assert problems("Titel: A\nDate: 31/02/2026\n\n") == [
        (1, "unknown-key"),
        (2, "date"),
        (1, "missing-title"),
        (1, "missing-category"),
    ]


def test_an_unknown_key_is_answered_with_the_nearest_one() -> None:
    [found, *_] = parse(GOOD.replace("Category:", "Catgory:")).diagnostics
    assert "“Category”" in found.message


def test_a_mistyped_status_is_answered_with_the_nearest_one() -> None:
    [found] = parse(GOOD.replace("Kinh tế", "Kinh tế\nStatus: drafts")).diagnostics
    assert "“draft”" in found.message


def test_bytes_that_are_not_utf8_are_refused_with_the_line() -> None:
    assert problems("Title: A\nDate: 2024-01-14\nCategory: Kinh tế\n\nHội nghị".encode("utf-16")) == [(1, "encoding")]
    assert problems(GOOD.encode() + b"caf\xe9") == [(6, "encoding")]


def test_a_page_needs_a_title_only() -> None:
    assert parse("Title: Giới thiệu\n\nXã Bằng Cốc.", required=("title",)).diagnostics == []
