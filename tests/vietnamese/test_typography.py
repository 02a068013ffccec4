import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.typography import join_figures

NB = "\u00a0"  # no-break space
WJ = "\u2060"  # word joiner


@pytest.mark.parametrize(
    "text",
    [
        "kinh tế - xã hội",
        "Hội nghị tổng kết",
        "UBND/HĐND",
        "https://bangcoc.gov.vn/2024/01/14/19-19.html",
        "hop2024-1@bangcoc.gov.vn",
        "5 hàng cam, 3 mục tiêu",
    ],
)
def test_text_without_figures_that_belong_together_stays(text: str) -> None:
    assert join_figures(text) == text


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("10 ha", f"10{NB}ha"),
        ("Khoản 2 Điều 15", f"Khoản{NB}2 Điều{NB}15"),
        ("quý IV", f"quý{NB}IV"),
        ("24,5 % và 28 tỷ đồng", f"24,5{NB}% và 28{NB}tỷ đồng"),
        ("1.234 m² đất", f"1.234{NB}m² đất"),
        ("ngày 14-1", f"ngày{NB}14{WJ}-{WJ}1"),
        ("đạt 19/19 tiêu chí", f"đạt 19{WJ}/{WJ}19 tiêu chí"),
        ("10/12/2019", f"10{WJ}/{WJ}12{WJ}/{WJ}2019"),
        ("nhiệm kỳ 2023-2028", f"nhiệm kỳ{NB}2023{WJ}-{WJ}2028"),
        ("ngày 14 tháng 01 năm 2024", f"ngày{NB}14 tháng{NB}01 năm{NB}2024"),
        ("trong 5 năm qua", f"trong 5{NB}năm qua"),
        ("Xem http://a.vn/1-2 ngày 3-4", f"Xem http://a.vn/1-2 ngày{NB}3{WJ}-{WJ}4"),
    ],
)
def test_figures_hold_together(text: str, joined: str) -> None:
    assert join_figures(text) == joined


PIECES = st.sampled_from(["14", "1", "-", "/", " ", "ha", "năm", "ngày", "Khoản", "IV", "%", NB, "@", "tỷ", ","])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_joining_twice_is_joining_once_and_changes_no_word(text: str) -> None:
    joined = join_figures(text)
    assert join_figures(joined) == joined
    assert joined.replace(WJ, "").replace(NB, " ") == text.replace(NB, " ")
