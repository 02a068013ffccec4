"""Who is who: spellings that merge, tones that do not."""

import unicodedata

import pytest
from bantin.category_feeds.names import NameRegistry, register_names
from bantin.vietnamese.collation import given_name_key


def names(*typed: str) -> NameRegistry:
    return register_names(typed, "tac-gia/{slug}.html")


def shown(*typed: str) -> list[tuple[str, str]]:
    return [(name.name, name.slug) for name in names(*typed).names]


def test_names_that_differ_by_tone_are_two_with_slugs_by_the_alphabet() -> None:
    expected = [("Tuấn Tú", "tuan-tu"), ("Tuấn Tứ", "tuan-tu-2")]
    assert shown("Tuấn Tứ", "Tuấn Tú") == shown("Tuấn Tú", "Tuấn Tứ") == expected
    assert shown("Lượng", "Lương", "Lường") == [("Lương", "luong"), ("Lường", "luong-2"), ("Lượng", "luong-3")]


@pytest.mark.parametrize(
    "other",
    ["TUẤN TÚ", "Tuấn  Tú", "Tuấn\u00a0Tú", unicodedata.normalize("NFD", "Tuấn Tú")],
    ids=["case", "spaces", "no-break space", "NFD"],
)
def test_one_name_in_two_spellings_is_one(other: str) -> None:
    found = names("Tuấn Tú", "Tuấn Tú", other)
    assert [name.name for name in found.names] == ["Tuấn Tú"]
    assert found.resolve(other) == found.resolve("Tuấn Tú")


def test_the_spelling_of_most_editors_is_shown_then_the_first_by_alphabet() -> None:
    assert shown("Văn hoá", "Văn hóa", "Văn hoá") == [("Văn hoá", "van-hoa")]
    assert shown("ocop", "OCOP") == shown("OCOP", "ocop") == [("ocop", "ocop")]


def test_a_number_never_takes_the_slug_of_another_name() -> None:
    assert shown("Bàn", "Bán", "Ban 2") == [("Bàn", "ban"), ("Bán", "ban-3"), ("Ban 2", "ban-2")]


def test_names_stand_in_vietnamese_order() -> None:
    order = ["Ăn Đông", "Âu Lâu", "Bằng Cốc", "Dân chủ", "Đinh", "Em", "Ê đê", "Ơn", "Uy", "Ưng"]
    assert [name.name for name in names(*reversed(order)).names] == order


def test_people_may_stand_by_given_name() -> None:
    people = ["Nguyễn Văn Ánh", "Phạm Thị Dung", "Nguyễn Thị Đào", "Hoàng Thị Xuyến"]
    found = register_names(reversed(people), "{slug}", given_name_key)
    assert [name.name for name in found.names] == people


def test_a_name_without_letters_still_has_an_address() -> None:
    assert names("!!!").resolve("!!!").url == "tac-gia/khac.html"


def test_a_name_that_nobody_registered_is_no_name() -> None:
    with pytest.raises(KeyError):
        names("Tuấn Tú").resolve("Tuấn Tứ")
