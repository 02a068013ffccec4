"""Rules about the build of a story: headings, lead, links, days."""

from dataclasses import replace

import pytest
from bantin.check.rules import missing_caption
from bantin.check.story_text import StoryText
from bantin.newsroom.photo import Photo

from tests.check.stories import find, find_all, story

BODY = 5  # the line on which the bodies of these stories begin


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("# Kết quả\n", [BODY]),
        ("Mở đầu.\n\n#Kết quả\n", [BODY + 2]),
        ("## Kết quả\n", []),
        ("```\n# không phải tiêu đề\n```\n", []),
        ("Đường số #1 đã xong.\n", []),
    ],
)
def test_a_heading_as_high_as_the_title(body: str, lines: list[int]) -> None:
    assert [found.line for found in find("heading-one", body)] == lines


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("## Một\n\n#### Hai\n", [BODY + 2]),
        ("### Một\n", [BODY]),
        ("## Một\n\n### Hai\n\n## Ba\n\n### Bốn\n", []),
        ("## Một\n\n### Hai\n\n#### Ba\n", []),
    ],
)
def test_a_heading_that_skips_a_level(body: str, lines: list[int]) -> None:
    assert [found.line for found in find("heading-skipped", body)] == lines


def test_a_story_without_a_lead_and_one_with() -> None:
    assert [found.line for found in find("missing-lead", "Thân bài.")] == [1]
    assert find("missing-lead", "Thân bài.", "Sapo: Sáng 14-1, xã họp.\n") == []


LEAD = "Tóm tắt: Sáng 14-1, xã Bằng Cốc tổ chức hội nghị tổng kết năm.\n"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Sáng 14-1, xã Bằng Cốc tổ chức hội nghị tổng kết năm.\n\nTiếp.", [6]),
        ("\n**Sáng 14-1, xã Bằng Cốc tổ chức hội nghị tổng kết năm**\n\nTiếp.", [7]),
        ("Sáng 14-1, xã Bằng Cốc tổ chức hội nghị tổng kết năm 2023.\n\nTiếp.", []),
        ("Tiếp.\n", []),
    ],
)
def test_a_lead_that_the_body_says_again(body: str, lines: list[int]) -> None:
    assert [found.line for found in find("lead-repeated", body, LEAD)] == lines


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("Xem [báo](http://baotuyenquang.com.vn/a).", [(BODY, 11)]),
        ('<a href="http://a.vn">a</a>', [(BODY, 10)]),
        ("Xem [báo](https://baotuyenquang.com.vn/a).", []),
        ("Địa chỉ `http://a.vn` là ví dụ.", []),
    ],
)
def test_a_link_that_others_can_read(body: str, places: list[tuple[int, int]]) -> None:
    assert [(found.line, found.column) for found in find("insecure-link", body)] == places


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Sáng 14-1, xã họp.", ""),
        ("Chiều ngày 30/12/2023, xã họp.", ""),
        ("Ngày 14 tháng 8, xã họp.", "Ngày 14 tháng 8"),
        ("Sáng 14/1/2023, xã họp.", "Sáng 14/1/2023"),
        ("Sáng 31-2, xã họp.", ""),
        ("Đạt 14/19 tiêu chí.", ""),
    ],
)
def test_a_day_in_the_text_far_from_the_day_of_posting(body: str, said: str) -> None:
    found = find("event-date", body)
    assert [f"“{said}”" in one.message for one in found] == ([True] if said else [])


def test_a_link_to_a_story_that_is_not_there_names_the_nearest() -> None:
    there = story(path="2024/le-hoi-cam.md")
    links = "[a](le-hoi-cm.md) [b](le-hoi-cam.md) [c](/2024/le-hoi-cam.md#x) [d]({filename}../2023/tet.md) [e](https://a.vn/x.md)"
    found = find_all("lost-link", story(links), there)
    assert [(one.line, one.column) for one in found] == [(BODY, 5), (BODY, 79)]
    assert found[0].message == "không có tin nào là “le-hoi-cm.md”. Có phải là “le-hoi-cam.md” không?"


TEXT = " ".join(f"câu thứ {number} nói về việc của xã Bằng Cốc trong tháng {number}" for number in range(12))


def test_a_story_posted_twice_with_a_small_change() -> None:
    earlier = story(TEXT, path="2024/a.md")
    later = story(TEXT.replace("thứ 7", "thứ bảy"), "", path="2024/b.md")
    [found] = find_all("near-duplicate", later, earlier)
    assert (found.path, "2024/a.md" in found.message) == ("2024/b.md", True)


def test_a_withdrawn_story_is_nobodys_double_for_readers_see_none_of_it_and_its_file_must_stay() -> None:
    gone = story(TEXT, header="Rút bài: 20/01/2024; Đăng nhầm ảnh.\n", path="2024/a.md")
    assert find_all("near-duplicate", gone, story(TEXT, path="2024/b.md")) == []


def test_stories_about_alike_things_are_two() -> None:
    other = " ".join(f"ý thứ {number} bàn chuyện của thôn Đồng Tâm trong quý {number}" for number in range(12))
    assert find_all("near-duplicate", story(TEXT, path="a.md"), story(other, path="b.md")) == []
    short = "Sáng mai cắt điện thôn Đồng Tâm."
    assert find_all("near-duplicate", story(short, path="a.md"), story(short, path="b.md")) == []


@pytest.mark.parametrize(
    ("rare", "expected"),
    [("cam sàn", True), ("cam sanhh", True), ("Cam Sành", False), ("chè shan", False), ("cam xoàn", False)],
)
def test_a_tag_spelled_almost_like_one_that_many_stories_have(rare: str, expected: bool) -> None:
    known = [story(header="Tags: cam sành\n", path=f"{number}.md") for number in range(3)]
    found = find_all("almost-known-name", *known, story(header=f"Tags: {rare}\n", path="x.md"))
    assert [(one.path, one.line) for one in found] == ([("x.md", 4)] if expected else [])


def test_authors_that_differ_by_a_tone_are_two_people() -> None:
    known = [story(header="Author: Tuấn Tú\n", path=f"{number}.md") for number in range(3)]
    assert find_all("almost-known-name", *known, story(header="Author: Tuấn Tứ\n", path="x.md")) == []


def test_a_photo_without_a_line_under_it_and_one_that_stands_in_a_sentence() -> None:
    photos = (
        Photo("anh/cam.jpg", "Cam", line=5),
        Photo("b.jpg", "Bưởi", line=7, caption_text="Vườn bưởi."),
        Photo("c.jpg", "Cờ", line=9, placement="inline"),
    )
    bare = story("![Cam](anh/cam.jpg)\n\n![Bưởi](b.jpg)\nVườn bưởi.\n\nChữ ![Cờ](c.jpg).\n")
    [found] = missing_caption.find(StoryText.of(replace(bare.source, photos=photos)))
    assert (found.line, "“cam.jpg”" in found.message) == (5, True)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Chữ.\n\nTuấn Tú\n", [BODY + 3]),
        ("Chữ.\n\n**TUẤN TÚ**\n\nTin cùng chuyên mục\n", [BODY + 3]),
        ("Chữ.\n\nTác giả: Tuấn Tú\n", [BODY + 3]),
        ("Tuấn Tú\n\nChữ.\n", []),
        ("Chữ.\n\nTuấn Tứ\n", []),
        ("Chữ.\n\nBài, ảnh: Tuấn Tú\n", []),
        ("", []),
    ],
)
def test_a_byline_that_the_page_prints_by_itself(body: str, lines: list[int]) -> None:
    assert [found.line for found in find("pasted-byline", body, "Author: Tuấn Tú\n")] == lines
