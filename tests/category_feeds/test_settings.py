"""The CATEGORIES setting: what it means, what is wrong with it."""

from typing import Any

import pytest
from bantin.category_feeds.read_categories import read_categories
from bantin.newsroom.story import Category

ADDRESS = "chuyen-muc/{slug}.html"


def problems(*entries: Any) -> list[str]:
    return list(read_categories(entries, ADDRESS)[1])


def test_a_name_is_enough() -> None:
    registry, found = read_categories([{"name": "Nông thôn mới"}], ADDRESS)
    assert found == ()
    assert registry.categories == (
        Category("Nông thôn mới", "nong-thon-moi", "chuyen-muc/nong-thon-moi.html", order=1),
    )


def test_a_parent_is_named_by_name_or_slug_and_comes_before_its_own() -> None:
    entries = [
        {"name": "Nông thôn mới", "parent": "tin tức"},
        {"name": "Tin tức", "description": "Mọi tin"},
        {"name": "Y tế", "parent": "tin-tuc", "slug": "suc-khoe"},
    ]
    registry, found = read_categories(entries, ADDRESS)
    assert found == ()
    assert [(category.slug, category.parent) for category in registry.categories] == [
        ("tin-tuc", ""),
        ("nong-thon-moi", "tin-tuc"),
        ("suc-khoe", "tin-tuc"),
    ]


def test_order_moves_a_category_in_the_menu() -> None:
    registry, _ = read_categories([{"name": "A"}, {"name": "B"}, {"name": "C", "order": 0}], ADDRESS)
    assert [category.name for category in registry.categories] == ["C", "A", "B"]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["Y tế"], "CATEGORIES, mục thứ 1: phải là một bảng {…}, không phải 'Y tế'."),
        ([{"nane": "Y tế"}], "CATEGORIES, mục thứ 1: không có khóa “nane”. Có phải là “name” không?"),
        ([{"slug": "y-te", "name": 5}], "CATEGORIES, mục thứ 1: “name” phải là chữ, không phải 5."),
        ([{"name": "Y tế", "order": "1"}], "CATEGORIES, mục thứ 1: “order” phải là số nguyên, không phải '1'."),
        ([{"name": "!"}], "CATEGORIES, mục thứ 1: thiếu “name”, tên chuyên mục."),
        (
            [{"name": "Y tế", "slug": "Y tế"}],
            "CATEGORIES, mục thứ 1: “slug” chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ “y-te”.",
        ),
        ([{"name": "Tin"}, {"name": "Tin"}], "CATEGORIES: “Tin” và “Tin” là cùng một chuyên mục."),
        ([{"name": "Văn hóa"}, {"name": "VĂN HOÁ"}], "CATEGORIES: “VĂN HOÁ” và “Văn hóa” là cùng một chuyên mục."),
        (
            [{"name": "Bàn"}, {"name": "Bán"}],
            "CATEGORIES: “Bán” và “Bàn” có cùng địa chỉ “ban”. Hãy ghi “slug” khác.",
        ),
        (
            [{"name": "Tin tức"}, {"name": "Y tế", "parent": "Tin tứ"}],
            "CATEGORIES, “Y tế”: không có chuyên mục cha “Tin tứ”. Có phải là “Tin tức” không?",
        ),
        (
            [{"name": "A"}, {"name": "B", "parent": "A"}, {"name": "C", "parent": "B"}],
            "CATEGORIES, “C”: “B” không làm chuyên mục cha được, vì chỉ có hai cấp chuyên mục.",
        ),
        (
            [{"name": "A", "parent": "A"}],
            "CATEGORIES, “A”: “A” không làm chuyên mục cha được, vì chỉ có hai cấp chuyên mục.",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(entries: list[Any], expected: str) -> None:
    assert expected in problems(*entries)


def test_all_mistakes_are_reported_at_once_and_the_rest_still_works() -> None:
    registry, found = read_categories([{"nam": "A"}, {"name": "B", "parent": "X"}, {"name": "C"}], ADDRESS)
    assert found == (
        "CATEGORIES, mục thứ 1: không có khóa “nam”. Có phải là “name” không?",
        "CATEGORIES, “B”: không có chuyên mục cha “X”.",
    )
    assert [category.name for category in registry.categories] == ["B", "C"]


@pytest.mark.parametrize("setting", ["Tin tức", 5, None, {"name": "A"}])
def test_a_setting_of_another_shape_is_one_error(setting: object) -> None:
    registry, found = read_categories(setting, ADDRESS)
    assert found == ("CATEGORIES phải là một danh sách các bảng {…}.",)
    assert registry.categories == ()


@pytest.mark.parametrize(
    "entries",
    [
        [{"nam": "Y tế"}],
        [{"name": 5}],
        [{"name": "Y tế", "slug": 5}],
        [{"name": "!"}],
        [{"name": ""}],
        ["Y tế"],
        [{"nam": "Tin tức"}, {"name": "Y tế", "parent": "Tin tức"}],
        [{"name": "Tin tức", "ordr": 1}, {"name": "Y tế", "parent": "tin-tuc"}],
        [{"name": "Tin tức", "slug": "Tin"}, {"name": "Y tế", "parent": "Tin tức"}],
        [{"name": "A"}, {"name": "A"}],
        [{"name": "A", "parent": "B"}],
    ],
)
def test_one_mistake_is_one_sentence(entries: list[Any]) -> None:
    assert len(problems(*entries)) == 1
