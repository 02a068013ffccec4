"""Corrections, updates and withdrawals as editors write them in headers, and what becomes of the row."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from bantin.archive.plain import as_data, from_data
from bantin.archive.row import Row
from bantin.archive.standing import Hour, is_shown, modified_at, notes_at, read_at
from bantin.front_matter.converters import MarkdownOptions
from bantin.front_matter.notes import split_dated
from bantin.front_matter.rows import RowOrder, make_row
from bantin.newsroom.story import Note

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = Hour(dt.datetime(2026, 11, 22, 8, 0, tzinfo=ZONE))
ORDER = RowOrder(MarkdownOptions({}), ZONE.key)
HEAD = "Title: Hội nghị\nDate: 2024-01-14 17:30\nCategory: Y tế\n"


def at(day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime(2024, 1, day, hour, minute, tzinfo=ZONE)


def row(lines: str, body: str = "Sáng nay xã họp.") -> Row:
    return make_row(ORDER, "2024/tin.md", f"{HEAD}{lines}\n\n{body}\n".encode()).row


def yaml(lines: str) -> Row:
    return make_row(ORDER, "2024/tin.md", f"---\n{HEAD}{lines}\n---\n\nSáng nay xã họp.\n".encode()).row


def found(it: Row) -> list[tuple[str, str, int, int]]:
    return [(d.said.key.partition("/")[2], d.severity, d.line, d.column) for d in read_at(it, NOW)]  # type: ignore[union-attr]


A, B = Note("A", at(16)), Note("B", at(17, 8, 30), timed=True)


@pytest.mark.parametrize(
    "typed",
    [
        "16/01/2024; A", "16/01/2024: A", "2024-01-16: A", "16/01/2024 - A", "16/1/2024 – A", "Thứ Ba, 16/01/2024; A",
        "ngày 16 tháng 01 năm 2024: A", "(16/01/2024) A", "16/01/2024;A", "16.01.2024. A",
    ],
)  # fmt: skip
def test_a_day_may_be_written_as_people_write_days(typed: str) -> None:
    it = row(f"Đính chính: {typed}")
    assert (it.header.corrections, found(it)) == ((A,), [])


@pytest.mark.parametrize(
    "lines",
    [
        "Đính chính: 16/01/2024; A\nĐính chính: 17/01/2024 08:30; B",
        "Đính chính:\n  16/01/2024; A\n  17/01/2024 08:30; B",
        "Đính chính:\n- 16/01/2024: A\n- 8h30 ngày 17/01/2024: B",
        "Đính chính: 16/01/2024; A\n17/01/2024 08:30; B",
        "Correction: 16/01/2024; A\nĐính chính: 17/01/2024 08:30; B",
    ],
)
def test_several_corrections_stand_on_a_line_each(lines: str) -> None:
    it = row(lines)
    assert (it.header.corrections, found(it)) == ((A, B), [])


@pytest.mark.parametrize(
    "lines",
    [
        "Đính chính:\n- 2024-01-16: A\n- 17/01/2024 08:30; B",
        'Đính chính:\n- "16/01/2024: A"\n- "17/01/2024 08:30: B"',
        'Đính chính:\n  2024-01-16: A\n  "2024-01-17 08:30": B\nTags: [cam]',
        "Đính chính: 16/01/2024; A\nĐính chính: 17/01/2024 08:30; B",
    ],
)
def test_yaml_says_the_same(lines: str) -> None:
    it = yaml(lines)
    assert (it.header.corrections, found(it)) == ((A, B), [])


def test_a_line_further_in_goes_on_with_the_words_above() -> None:
    it = row("Đính chính:\n  16/01/2024; Số hộ\n  là 12.\n  17/01/2024; B")
    assert [note.text for note in it.header.corrections] == ["Số hộ là 12.", "B"]


def test_words_behind_the_day_of_a_change_are_an_update() -> None:
    it = row("Cập nhật: 16/01/2024 08:00\nCập nhật: 17/01/2024 08:30; B")
    assert (it.header.modified, it.header.updates, found(it)) == (at(16, 8), (B,), [])
    assert row("Cập nhật: 16/01/2024 08:00").header.updates == ()


@pytest.mark.parametrize(
    "text", ["15/16 thôn đạt chuẩn, không phải 14.", "Số hộ: 12, không phải 21", "Ông A: sửa tên"]
)
def test_words_that_begin_with_no_day_are_no_day(text: str) -> None:
    assert split_dated(text, ZONE).moment is None
    assert row(f"Đính chính: {text}").header.corrections == (Note(text),)


def test_each_correction_of_a_day_is_newer_than_all_before_it() -> None:
    it = row("Cập nhật: 14/01/2024 18:00\nĐính chính: 14/01/2024; A\nĐính chính: 14/01/2024; B")
    assert [note.moment for note in it.header.corrections] == [at(14, 18, 1), at(14, 18, 2)]
    assert modified_at(it, NOW) == at(14, 18, 2)
    assert row("Rút bài: 14/01/2024; Nhầm").header.withdrawn.moment == at(14, 17, 31)  # type: ignore[union-attr]


def test_notes_are_told_newest_first_once_their_hour_has_come() -> None:
    it = row("Đính chính: Không ngày\nĐính chính: 16/01/2024; A\nĐính chính: 17/01/2024 08:30; B")
    assert [note.text for note in notes_at(it.header.corrections, NOW)] == ["B", "A", "Không ngày"]
    then = Hour(at(17, 8))
    assert [note.text for note in notes_at(it.header.corrections, then)] == ["A", "Không ngày"]
    assert modified_at(it, then) == at(16)
    assert at(17, 8, 30) in it.moments
    assert [(d.rule, d.severity) for d in read_at(it, then)][-1] == ("front-matter/note", "warning")


SECRET = """Tags: cam
Author: Tuấn Tú
Tóm tắt: zqsapo
Image: zqanh.jpg
Đính chính: 16/01/2024; zqsua
Nguồn: zqnguon
"""


@pytest.mark.parametrize(
    "lines", [SECRET, "Hết hạn: 20/01/2024\nNổi bật: có\n", "Status: ẩn\n", "Cập nhật: zq\n" * 0]
)
def test_nothing_is_left_of_a_withdrawn_story_but_title_date_category_and_reason(lines: str) -> None:
    made = make_row(
        ORDER, "2024/tin.md", f"{HEAD}{lines}Rút bài: 18/01/2024; Nhầm tên\n\nzqthan ![zq](a.jpg)\n".encode()
    )
    it = made.row
    assert (made.html, it.body, it.opening, it.photos, it.links, it.judged, it.refused) == (
        "",
        "",
        "",
        (),
        (),
        (),
        False,
    )
    gone = it.header.withdrawn
    assert gone is not None
    assert (gone.reason, gone.moment, gone.titled) == ("Nhầm tên", at(18), None)
    kept = it.header.__class__(
        title="Hội nghị", date=at(14, 17, 30), category="Y tế", slug="hoi-nghi", status="hidden", withdrawn=gone
    )
    assert it.header == kept
    assert "zq" not in "".join((gone.reason, *gone.tags, *gone.authors))
    assert it.header.withdrawn is not None
    assert is_shown(it, NOW)
    assert from_data(Row, as_data(it)) == it


def test_the_body_of_a_withdrawn_story_may_be_empty_or_wrong() -> None:
    assert found(row("Rút bài: 16/01/2024; Nhầm tên", body="")) == []
    assert found(row("Rút bài: 16/01/2024; Nhầm tên", body="[tin](javascript:x) ![](khong-co.jpg)")) == []
    assert found(row("", body="")) == [("empty-body", "error", 3, 1)]


@pytest.mark.parametrize(
    ("typed", "titled", "reason"),
    [
        ("Nhầm tên", None, "Nhầm tên"),
        ("Nhầm tên; ẩn tiêu đề", False, "Nhầm tên"),
        ("Nhầm tên; không tiêu đề.", False, "Nhầm tên"),
        ("Nhầm tên; giữ tiêu đề", True, "Nhầm tên"),
        ("Nhầm tên; sai số hộ", None, "Nhầm tên; sai số hộ"),
    ],
)
def test_the_title_is_kept_back_where_the_editor_says_so(typed: str, titled: bool | None, reason: str) -> None:
    gone = row(f"Rút bài: 16/01/2024; {typed}").header.withdrawn
    assert gone is not None
    assert (gone.titled, gone.reason) == (titled, reason)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("Rút bài:", ("withdrawal.undated", "error", 4, 1)),
        ("Rút bài: nhầm tên", ("withdrawal.undated", "error", 4, 10)),
        ("Rút bài: 16/01/2024", ("withdrawal.reason", "error", 4, 10)),
        ("Rút bài: 16/01/2024; ẩn tiêu đề", ("withdrawal.reason", "error", 4, 10)),
        ("Rút bài: 13/01/2024; Nhầm", ("withdrawal.early", "error", 4, 10)),
        ("Rút bài: 14/01/2024 08:00; Nhầm", ("withdrawal.early", "error", 4, 10)),
        ("Rút bài: 16/01/2027; Nhầm", ("withdrawal.later", "error", 4, 10)),
        ("Rút bài: 31/02/2024; Nhầm", ("date.day", "error", 4, 10)),
        ("Rút bài: 16/01; Nhầm", ("date.no-year", "error", 4, 10)),
        ("Rút bài: 16/01/2024; Nhầm\nGỡ tin: 17/01/2024; Nhầm", ("repeated-key", "error", 5, 1)),
        ("Rút bài: 16/01/2024; Nhầm\nStatus: nháp", ("withdrawal.draft", "warning", 4, 10)),
        ("Đính chính: Số hộ là 12.", ("note.undated", "notice", 4, 13)),
        ("Đính chính: 16/01/2024", ("note.empty", "error", 4, 13)),
        ("Đính chính: 13/01/2024; A", ("note.early", "warning", 4, 13)),
        ("Đính chính: 16/01/2027; A", ("note.later", "warning", 4, 13)),
        ("Đính chính: 16/01; A", ("date.no-year", "error", 4, 13)),
        ("Đính chính: 16/01/2024; A\nĐính chính: 17/01/2027; B", ("note.later", "warning", 5, 13)),
        ("Cập nhật: 17/01/2027; B", ("note.later", "warning", 4, 11)),
    ],
)
def test_each_wrong_form_is_told_at_its_place(lines: str, said: tuple[str, str, int, int]) -> None:
    assert found(row(lines)) == [said]


def test_a_draft_that_says_it_is_withdrawn_stays_a_draft_with_its_text() -> None:
    it = row("Rút bài: 16/01/2024; Nhầm\nStatus: nháp")
    assert (it.header.withdrawn, it.header.status, is_shown(it, NOW)) == (None, "draft", False)
    assert it.body


def test_a_withdrawn_story_is_known_again_by_a_digest_of_its_text() -> None:
    gone, there = row("Rút bài: 16/01/2024; Nhầm"), row("Tags: cam")
    assert gone.text == there.text != ""
    assert not gone.body


def test_notes_in_a_page_are_told_at_their_lines_since_no_reader_sees_them() -> None:
    text = "Title: Trang\nĐính chính: 16/01/2024; Số là 12.\nCập nhật: 17/01/2024; Thêm giờ.\n\nChữ.\n"
    it = make_row(ORDER, "pages/gioi-thieu.md", text.encode()).row
    assert found(it) == [("note.page", "warning", 2, 13), ("note.page", "warning", 3, 11)]
    assert not it.refused


def test_a_page_cannot_be_withdrawn() -> None:
    it = make_row(ORDER, "pages/gioi-thieu.md", "Title: Trang\nRút bài: 16/01/2024; Cũ\n\nChữ.\n".encode()).row
    assert (found(it), it.header.withdrawn) == ([("withdrawal.page", "error", 2, 10)], None)
    assert it.refused


def test_the_site_is_built_again_when_feeds_have_told_long_enough() -> None:
    assert row("Rút bài: 16/01/2024; Nhầm").moments == (at(14, 17, 30), at(16), at(16) + dt.timedelta(days=30))
