"""What a typed category means."""

import unicodedata

import pytest
from bantin.category_feeds.registry import make_registry, open_registry
from bantin.newsroom.diagnostic import Diagnostic

from tests.category_feeds.desk import CATEGORIES, CULTURE, NEWS, NOTICES, RURAL

REGISTRY = make_registry(CATEGORIES)


@pytest.mark.parametrize(
    "typed",
    ["Văn hóa", "Văn hoá", "VĂN HÓA", "  văn   hoá ", unicodedata.normalize("NFD", "Văn hoá")],
)
def test_every_spelling_of_a_category_means_the_one_in_the_list(typed: str) -> None:
    assert REGISTRY.resolve(typed, "a.md") is CULTURE


def test_a_forgotten_tone_is_an_error_that_names_the_nearest() -> None:
    message = "chuyên mục “Văn hoa” không có trong danh sách chuyên mục. Có phải là “Văn hóa” không?"
    assert str(REGISTRY.resolve("Văn hoa", "a.md", 3)) == f"a.md:3: lỗi: {message} [category/unknown]"


def test_a_category_like_no_other_is_an_error_that_names_them_all() -> None:
    found = REGISTRY.resolve("Xyz", "a.md")
    assert isinstance(found, Diagnostic)
    assert found.message.endswith("Hãy ghi một trong các chuyên mục: Tin tức, Nông thôn mới, Văn hóa, Thông báo.")


def test_no_category_is_an_error_of_its_own() -> None:
    found = REGISTRY.resolve(" ", "a.md")
    assert isinstance(found, Diagnostic)
    assert (found.rule, found.message[:32]) == ("category/missing", "tin này chưa ghi chuyên mục. Hãy")


def test_the_menu_has_two_levels_in_order() -> None:
    assert REGISTRY.menu() == ((NEWS, (RURAL, CULTURE)), (NOTICES, ()))
    assert make_registry(reversed(CATEGORIES)).categories == (NEWS, RURAL, CULTURE, NOTICES)


def test_a_site_without_a_list_accepts_any_category_and_merges_spellings() -> None:
    found = open_registry(["Y tế", "Văn hoá", "Văn hóa", "Văn hóa", "", "Đời sống"], "muc/{slug}.html")
    assert [(category.name, category.url) for category in found.categories] == [
        ("Đời sống", "muc/doi-song.html"),
        ("Văn hóa", "muc/van-hoa.html"),
        ("Y tế", "muc/y-te.html"),
    ]
    assert found.resolve("VĂN HOÁ", "a.md") is found.categories[1]
