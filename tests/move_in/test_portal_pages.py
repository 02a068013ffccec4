"""Saved pages of a portal: dates as people read them, stories that hold no word or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.move_in.kinds import open_site
from bantin.move_in.old_story import LeftOut, OldStory
from bantin.move_in.systems.portal import moment_in

PAGE = '<html><body><div class="news_column"><h1>Tên</h1><div id="news-bodyhtml">{}</div></div></body></html>'


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Thứ hai - 15/01/2024 08:15", "2024-01-15 08:15"),
        ("Thứ sáu - 05/01/2024 08:15 PM", "2024-01-05 20:15"),
        ("05/01/2024 12:15 AM", "2024-01-05 00:15"),
        ("05/01/2024 12:15:30 CH", "2024-01-05 12:15"),
        ("Đăng lúc: 8h05 ngày 5 tháng 3 năm 2019", "2019-03-05 08:05"),
        ("Thứ năm, ngày 04 tháng 01 năm 2024, 14 giờ 5", "2024-01-04 14:05"),
        ("Ngày 4 tháng 1, năm 2024, 3 giờ chiều", "2024-01-04 15:00"),
        ("4.1.2024", "2024-01-04"),
        ("2024-01-15T08:15:00Z", "2024-01-15T08:15:00Z"),
        ("hôm qua", "hôm qua"),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, moment: str) -> None:
    assert moment_in(text) == moment


def test_a_story_of_a_film_alone_and_one_of_nothing_are_stories(tmp_path: Path) -> None:
    bodies = {"a": "<p>Chữ</p>", "b": '<iframe src="https://youtu.be/abcdefghijk"></iframe>', "c": ""}
    for name, body in bodies.items():
        (tmp_path / f"{name}.html").write_text(PAGE.format(body), "utf-8")
    (tmp_path / "d.html").write_text(PAGE.replace("news-bodyhtml", "ds").format("<p>Chữ</p>"), "utf-8")
    found = [it if isinstance(it, LeftOut) else type(it) for it in open_site(tmp_path).read()]
    assert found == [OldStory, OldStory, OldStory, LeftOut("list")]
