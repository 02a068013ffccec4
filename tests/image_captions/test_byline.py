"""Which lines name the author of a story."""

from __future__ import annotations

import pytest
from bantin.image_captions.byline import byline_credit, is_byline


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tin: Tuấn Tú", ""),  # says nothing of photos
        ("Ảnh: Tuấn Tú", ""),  # says nothing of the text
        ("Tin, ảnh: Tuấn Tú", "Tuấn Tú"),
        ("Tin và ảnh: Tuấn Tú", "Tuấn Tú"),
        ("BÀI, ẢNH: Tuấn Tú.", "Tuấn Tú"),
        ("Tin - ảnh : Tuấn Tú", "Tuấn Tú"),
        ("Bài: Tuấn Tú - Ảnh: Đức Hùng", "Đức Hùng"),
    ],
)
def test_byline_names_the_photographer(line: str, name: str) -> None:
    assert byline_credit(line) == name


@pytest.mark.parametrize("line", ["Các đại biểu dự hội nghị", "Hội nghị.", "Xuyến", "Hoàng Thị Xuyến.", "Thôn 5"])
def test_last_line_that_does_not_look_like_a_name_is_no_byline(line: str) -> None:
    assert not is_byline(line, (), closing=True)


def test_name_is_guessed_on_the_last_line_only() -> None:
    assert is_byline("Hoàng Thị Xuyến", (), closing=True)
    assert not is_byline("Hoàng Thị Xuyến", (), closing=False)


def test_author_of_the_story_is_known_anywhere_and_in_any_case() -> None:
    assert is_byline("(TUẤN  TÚ)", ("Tuấn Tú",), closing=False)
