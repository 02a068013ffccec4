"""The front page's file: what it means, and what an editor hears about a slip in it."""

import pytest
from bantin.category_feeds.front_page.plan import FrontPagePlan, read_front_page
from bantin.category_feeds.registry import make_registry
from bantin.newsroom.story import Reference

from tests.category_feeds.desk import CATEGORIES, CULTURE, NOTICES, RURAL

REGISTRY = make_registry(CATEGORIES)
GOOD = """\
# Tin chọn, tin đầu là tin chính
tin-chon = [
  "2024/hoi-nghi.md",
  'vu-cam-sanh',
]
chuyen-muc = ["Nông thôn mới", "văn hoá"]
thong-bao = "Thông báo"
so-tin-chon = 3
so-tin-moi = 10
so-tin-chuyen-muc = 2
so-thong-bao = 0
"""

UNREADABLE = (
    "chỗ này viết chưa đúng nên cả tệp chưa đọc được. Hãy xem lại dấu nháy kép, dấu phẩy, và tên mục "
    "(phải viết không dấu)."
)
NO_COUNT = "“so-tin-moi” phải là một số từ 0 đến 50. Hãy viết, chẳng hạn: so-tin-moi = 8."


def read(text: str) -> FrontPagePlan:
    plan, problems = read_front_page(text, REGISTRY)
    assert problems == ()
    return plan


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read_front_page(text, REGISTRY)[1]]


def test_an_empty_file_decides_nothing() -> None:
    assert read("") == FrontPagePlan()


def test_a_file_decides_picks_in_order_categories_notices_and_counts() -> None:
    assert read(GOOD) == FrontPagePlan(
        picks=(Reference("2024/hoi-nghi.md", 3, 3), Reference("vu-cam-sanh", 4, 3)),
        categories=(RURAL, CULTURE),
        notices=NOTICES,
        pick_count=3,
        newest_count=10,
        category_count=2,
        notice_count=0,
    )


def test_keys_may_be_english() -> None:
    assert read('picks = ["a"]\npick-count = 2\n') == FrontPagePlan(picks=(Reference("a", 1, 10),), pick_count=2)


def test_a_file_from_windows_is_read() -> None:
    assert read('\ufefftin-chon = ["a"]\r\n').picks == (Reference("a", 1, 13),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'tin-chon = [\n  "a"\n  "b"\n]\n',
            f"front-page.toml:3:3: lỗi: {UNREADABLE} [front-page/file]",
        ),
        (
            "\nso-tin-mới = 5",
            f"front-page.toml:2:9: lỗi: {UNREADABLE} [front-page/file]",
        ),
        (
            "\nso-tin-moi-x = 5",
            "front-page.toml:2:1: lỗi: không có mục “so-tin-moi-x”. Có phải là “so-tin-moi” không? [front-page/file]",
        ),
        (
            "\nso-tin-moi = -1",
            f"front-page.toml:2:1: lỗi: {NO_COUNT} [front-page/file]",
        ),
        (
            "so-tin-moi = true",
            f"front-page.toml:1:1: lỗi: {NO_COUNT} [front-page/file]",
        ),
        (
            'tin-chon = "a"',
            "front-page.toml:1:1: lỗi: “tin-chon” phải là một danh sách chữ. "
            'Hãy viết, chẳng hạn: tin-chon = ["…", "…"]. [front-page/file]',
        ),
        (
            'tin-chon = ["a", "a"]',
            "front-page.toml:1:18: lỗi: tin “a” được chọn hai lần. Hãy bỏ bớt một. [front-page/file]",
        ),
        (
            '\n\nchuyen-muc = ["Van hoa"]',
            "front-page.toml:3:15: lỗi: chuyên mục “Van hoa” không có trong danh sách chuyên mục. "
            "Có phải là “Văn hóa” không? [category/unknown]",
        ),
        (
            "thong-bao = 5",
            "front-page.toml:1:1: lỗi: “thong-bao” phải là tên một chuyên mục. "
            'Hãy viết, chẳng hạn: thong-bao = "Thông báo". [front-page/file]',
        ),
    ],
)
def test_a_slip_is_named_with_its_line_and_the_fix(text: str, expected: str) -> None:
    assert problems(text) == [expected]


def test_what_is_wrong_counts_as_not_written_and_the_rest_stays() -> None:
    plan, found = read_front_page("so-tin-moi = 99\nso-thong-bao = 7\nabc = 1", REGISTRY)
    assert plan == FrontPagePlan(notice_count=7)
    assert len(found) == 2
