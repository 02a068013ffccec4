import unicodedata

import pytest
from bantin.vietnamese.folding import fold, fold_tone_style, nearest, same_name_key
from hypothesis import given
from hypothesis import strategies as st

MERGING = [
    ("Tuấn Tú", "TUẤN TÚ"),
    ("Tuấn Tú", "Tuấn  Tú"),
    ("Tuấn Tú", " Tuấn\u00a0Tú "),
    ("Văn hóa - Xã hội", "Văn hoá – Xã hội"),
    ("Văn hóa - Xã hội", "VĂN HOÁ — XÃ HỘI"),
    ("Văn hóa - Xã hội", "Văn hóa-Xã hội"),
    ("Văn hóa - Xã hội", unicodedata.normalize("NFD", "Văn hóa - Xã hội")),
    ("Đức", "Ðức"),  # the second with eth
]
PARTED = [("Tuấn Tú", "Tuấn Tứ"), ("Lương", "Lượng"), ("Lương", "Lường"), ("Bản", "Bán"), ("Bản", "Bàn")]
ONE_STYLE = "quý quỳ quả QUỶ hoàng huỳnh loài khoái xoáy khuỷu tuyến ngoèo hoạch hoa"
OLD_AND_NEW = "hòa hoà, HÒA HOÀ, Thủy Thuỷ, ủy uỷ, khỏe khoẻ, lòe loè, tọa toạ, Thúy Thuý, hóa hoá"


@pytest.mark.parametrize(("one", "other"), MERGING)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert same_name_key(one) == same_name_key(other)


@pytest.mark.parametrize(("one", "other"), PARTED)
def test_names_that_differ_by_a_tone_are_two(one: str, other: str) -> None:
    assert same_name_key(one) != same_name_key(other)


@pytest.mark.parametrize("pair", OLD_AND_NEW.split(", "))
def test_both_tone_styles_fold_into_the_old_one(pair: str) -> None:
    old, new = pair.split()
    assert (fold_tone_style(new), fold_tone_style(old)) == (old, old)


@pytest.mark.parametrize("word", ONE_STYLE.split())
def test_a_word_with_one_tone_style_only_stays(word: str) -> None:
    assert fold_tone_style(word) == word


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường", "duong"),
        ("dương", "duong"),
        ("Đặng Đình Đông", "dang dinh dong"),
        ("Hoà Phú", "hoa phu"),
        ("ở", "o"),
        ("Ƀuôn, mơ\u0306ng", "buon, mong"),
    ],
)
def test_folded_text_holds_no_mark_and_no_d_with_stroke(text: str, folded: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == folded


def test_a_name_without_its_tones_finds_the_name() -> None:
    names = ["Văn hóa - Xã hội", "Quốc phòng - An ninh", "Nông thôn mới", "Kinh tế"]
    assert nearest("nong thon moi", names) == ["Nông thôn mới"]
    assert nearest("Van hoa - Xa hoi", names, n=1) == ["Văn hóa - Xã hội"]


def test_of_names_alike_without_tones_the_one_with_more_right_tones_comes_first() -> None:
    assert nearest("Tuân Tú", ["Tuấn Tứ", "Tuấn Tú"]) == ["Tuấn Tú", "Tuấn Tứ"]


def test_nothing_near_gives_no_suggestion_and_many_give_n() -> None:
    assert nearest("xyz", ["Kinh tế", "Giáo dục"]) == []
    assert nearest("hop1.jpg", [f"hop{number}.jpg" for number in range(9)]) == ["hop1.jpg", "hop0.jpg", "hop2.jpg"]


@given(st.text(alphabet="hoauyqe\u0301\u0300\u0323\u0309ÒÁ đ-–", max_size=12))
def test_forms_for_comparison_depend_on_no_normal_form_and_stay_themselves(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    for form in (fold, fold_tone_style, same_name_key):
        assert form(text) == form(decomposed) == form(form(text))
