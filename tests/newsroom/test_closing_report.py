"""The closing report: what an editor reads, and what stops a build."""

from bantin.newsroom.closing_report import report_lines, stopping
from bantin.newsroom.diagnostic import Diagnostic

LATE = Diagnostic("2024/b.md", 7, "caption/missing-alt", "ảnh chưa có mô tả", "warning", column=3)
EARLY = Diagnostic("2024/a.md", 2, "front-matter/date", "ngày không có thật")
WHOLE_FILE = Diagnostic("2024/a.md", 0, "address/clash", "trùng địa chỉ", "warning")


def test_lines_are_sorted_by_path_and_line_and_end_with_a_count() -> None:
    assert report_lines([LATE, EARLY, WHOLE_FILE]) == [
        "2024/a.md: cảnh báo: trùng địa chỉ [address/clash]",
        "2024/a.md:2: lỗi: ngày không có thật [front-matter/date]",
        "2024/b.md:7:3: cảnh báo: ảnh chưa có mô tả [caption/missing-alt]",
        "Tổng cộng: 1 lỗi, 2 cảnh báo.",
    ]


def test_the_same_problem_is_said_once() -> None:
    assert report_lines([EARLY, EARLY])[-1] == "Tổng cộng: 1 lỗi."


def test_a_clean_build_says_nothing() -> None:
    assert report_lines([]) == []


def test_errors_always_stop_the_build() -> None:
    assert stopping([LATE, EARLY], strict=False, allowed=()) == [EARLY]


def test_a_strict_build_stops_at_warnings_that_are_not_allowed() -> None:
    assert stopping([LATE, WHOLE_FILE], strict=True, allowed=["address/clash"]) == [LATE]
