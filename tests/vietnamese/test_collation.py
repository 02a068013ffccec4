import random
import unicodedata

import pytest
from bantin.vietnamese.collation import given_name_key, sort_key
from hypothesis import given
from hypothesis import strategies as st

IN_ORDER = """An, Áo, Ăn Đông, Âu Lâu, Ba Đình, Bạch Xa, Bãi, Bàn, Bản, Bán, Bạn, Băng, Bằng Cốc, Dân chủ, Đ, Đinh,
Đông Thọ, Em, Ê đê, hòa, Ô tô, Ông, Ơn, Thái Sơn, Thành Long, Thủy, Thúy, Uy, Ưng, Ước, Ý Yên, Yên Thuận, Zalo"""
PEOPLE = """Trần Đức Anh, Nguyễn Văn Ánh, Đỗ Thị Ân, Phạm Thị Dung, Nguyễn Thị Đào, Lê Văn Đông, Hoàng Thị Xuyến"""


def split(listed: str) -> list[str]:
    return [name.strip() for name in listed.split(",")]


def shuffled(names: list[str]) -> list[str]:
    return random.Random(7).sample(names, len(names))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_stand_in_vietnamese_order(form: str) -> None:
    names = [unicodedata.normalize(form, name) for name in split(IN_ORDER)]
    assert sorted(shuffled(names), key=sort_key) == names


def test_the_alphabet_stands_in_its_order() -> None:
    alphabet = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
    assert sorted(shuffled(alphabet), key=sort_key) == alphabet


def test_the_first_tone_that_differs_decides_before_case() -> None:
    assert sorted(["bà na", "Ba nà"], key=sort_key) == ["Ba nà", "bà na"]


@pytest.mark.parametrize("tones", ["ba bà bả bã bá bạ", "ơ ờ ở ỡ ớ ợ", "dư đu đù đư đừ"])
def test_letters_come_before_tones(tones: str) -> None:
    assert sorted(shuffled(tones.split()), key=sort_key) == tones.split()


def test_lower_case_comes_first_among_equals_only() -> None:
    assert sorted(["Hòa", "hòa", "hoa", "Hoa", "HÒA"], key=sort_key) == ["hoa", "Hoa", "hòa", "Hòa", "HÒA"]


def test_signs_and_figures_come_before_letters_and_other_scripts_behind() -> None:
    assert sorted(["Яблоко", "z", "an", "10 ha", "- a", "café", "cafe"], key=sort_key) == [
        "- a", "10 ha", "an", "cafe", "café", "z", "Яблоко",
    ]  # fmt: skip


def test_people_stand_by_given_name() -> None:
    assert sorted(shuffled(split(PEOPLE)), key=given_name_key) == split(PEOPLE)


def test_people_of_one_given_name_stay_together() -> None:
    names = ["Lê Đức Anh", "Trần Văn Anh", "Nguyễn Đức Ánh"]
    assert sorted(reversed(names), key=given_name_key) == names


TEXTS = st.text(alphabet="aăâdđeêoôơuưAĐàáạầấ -1я\u0301\u0323\u0302", max_size=8)


@given(TEXTS, TEXTS)
def test_only_equal_texts_share_a_key(one: str, other: str) -> None:
    equal = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) == equal
