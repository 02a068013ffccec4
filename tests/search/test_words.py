"""What words are to search: styles of spelling are no difference, marks are."""

from __future__ import annotations

import pytest
from bantin.search.words import BREAK, folded, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà bình, thuỷ lợi, khoẻ", "hòa bình thủy lợi khỏe"),
        (
            "lý do, kỷ luật, mỹ thuật, tỷ lệ, công ty, sỹ quan, hy sinh",
            "lí do kỉ luật mĩ thuật tỉ lệ công ti sĩ quan hi sinh",
        ),
        ("quý", "quí"),
        ("qúy khách, qúa, qủa, QÙA, qũy, qúôc", "quý khách quá quả quà quỹ quốc"),
        ("COVID-19", "covid19"),
        ("3,5 km", "3,5km"),
        ("14/1", "14-1"),
        ("01/06", "1-6"),
        ("2.500đ", "2500 đồng"),
        ("1.250.000 VNĐ, 500 vnd.", "1250000 đồng, 500đ."),
        ("Đường", "ĐƯỜNG"),
        ("M'nông, M’Nông, M‘nông, Mʼnông, Đắk R'lấp, Bh'nong", "mnông mnông mnông mnông đắk rlấp bhnong"),
        ("xã ‘An Bình’, 'B'", "xã An Bình B"),
        ("so\u0302\u0301 m²", "số m2"),
    ],
)
def test_these_are_the_same_words(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("tuấn tú", "tuần từ"), ("thúy", "thúi"), ("vy", "vi"), ("qua", "quả"), ("đ", "đồng")]
)
def test_these_are_not(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


@pytest.mark.parametrize(
    "text", ["20.11.2026", "0912.345.678", "2.50", "1234.567", "2.5000", "1.500.5", "khoản 1.\nđ"]
)
def test_a_point_is_not_always_between_thousands(text: str) -> None:
    assert words_of(text) == words_of(text.replace(".", " "))


def test_without_marks_they_may_meet() -> None:
    assert [folded(word) for word in words_of("Tuấn Tú, Đường")] == ["tuan", "tu", "duong"]


def test_letters_of_other_peoples_are_found_without_their_marks() -> None:
    assert [folded(word) for word in words_of("Ƀuôr mơ\u0306ng Cư\u0306 čhĭ")] == ["buor", "mong", "cu", "chi"]


def test_lines_are_told_apart() -> None:
    assert words_of("một\nhai_ba") == ["một", BREAK, "hai", "ba"]
