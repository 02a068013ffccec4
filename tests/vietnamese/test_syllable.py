import unicodedata

import pytest
from bantin.vietnamese.syllable import is_syllable

SYLLABLES = """
    Bằng Cốc triển khai nhiệm vụ giao chỉ tiêu kế hoạch nhà nước năm quỳnh quýt quốc quyết giếng gì giỏi
    nghiêng khuya ưởng yếu ý ủy huỳnh hoàng thủy thuỷ xoong khuỷu ngoằn loắt tuềnh thuở Đường ƯỚC
"""


def test_a_vietnamese_syllable_is_known_in_both_normal_forms() -> None:
    for word in SYLLABLES.split():
        assert is_syllable(unicodedata.normalize("NFC", word)), word
        assert is_syllable(unicodedata.normalize("NFD", word)), word


@pytest.mark.parametrize("word", ["", "café", "costs", "maður", "hăo", "nă", "zan", "việ", "§ång", "bbb", "hòà"])
def test_other_letters_are_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["cat", "bàc", "tịch", "hỏp", "mãt"])
def test_a_syllable_closed_by_a_stop_carries_sac_or_nang(word: str) -> None:
    assert is_syllable(word) == (word == "tịch")
