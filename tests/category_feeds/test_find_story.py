"""A chosen story: found, or an error that helps."""

import datetime as dt

import pytest
from bantin.category_feeds.find_story import Chooser
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.story import Reference, Story

from tests.category_feeds.desk import NOW, on, story

MEETING = story("2024/hoi-nghi", 14)
STORIES = [
    MEETING,
    story("2024/vu-cam-sanh", 2),
    story("2023/tet", 3),
    story("2024/tet", 4),
    story("2024/nhap", 5, status="draft"),
    story("2024/an", 5, status="hidden"),
    story("2024/mai", on(2, 2)),
    story("2024/het-han", 5, expires=dt.date(2024, 1, 20)),
]


def choose(wanted: str) -> Story | Diagnostic:
    return Chooser(STORIES, NOW, "front-page/pick").choose(Reference(wanted, 7), "front-page.toml")


@pytest.mark.parametrize("wanted", ["2024/hoi-nghi.md", "2024/hoi-nghi", "hoi-nghi", "content/2024/hoi-nghi.md"])
def test_a_story_is_found_by_path_or_slug(wanted: str) -> None:
    assert choose(wanted) is MEETING


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("hoi-nghy", "không có tin nào là “hoi-nghy”. Có phải là “hoi-nghi” không?"),
        ("@@", "không có tin nào là “@@”. Hãy ghi đường dẫn của tin, ví dụ “2024/hoi-nghi.md”."),
        ("tet", "có 2 tin cùng tên “tet”. Hãy ghi rõ đường dẫn: “2023/tet.md”, “2024/tet.md”."),
        (
            "nhap",
            "tin “nhap” còn là bản nháp, chưa dùng ở đây được. Hãy cho xuất bản tin này, hoặc bỏ nó khỏi danh sách.",
        ),
        ("an", "tin “an” đang ẩn, chưa dùng ở đây được. Hãy cho xuất bản tin này, hoặc bỏ nó khỏi danh sách."),
        (
            "2024/mai",
            "tin “2024/mai” đến 08:00 ngày 02/02/2024 mới đăng. Hãy chọn tin này từ lúc đó, hoặc sửa ngày của tin.",
        ),
        (
            "het-han",
            "tin “het-han” đã hết hạn từ ngày 20/01/2024. Hãy bỏ nó khỏi danh sách, hoặc sửa ngày hết hạn.",
        ),
    ],
)
def test_a_pick_that_cannot_stand_there_is_an_error_with_its_line(wanted: str, expected: str) -> None:
    assert str(choose(wanted)) == f"front-page.toml:7: lỗi: {expected} [front-page/pick]"


def test_a_mistyped_path_is_answered_by_the_nearest_path_first() -> None:
    found = choose("2024/hoi-nghy.md")
    assert isinstance(found, Diagnostic)
    assert found.message.startswith("không có tin nào là “2024/hoi-nghy.md”. Có phải là “2024/hoi-nghi.md”")


def test_a_story_that_may_not_be_shown_is_never_offered() -> None:
    found = choose("nhapp")
    assert isinstance(found, Diagnostic)
    assert "nhap”" not in found.message
