import pytest
from bantin.vietnamese.typography import whole_figures


def marked(text: str) -> str:
    """Return ``text`` with brackets around what a line must not break."""
    for start, end in reversed(list(whole_figures(text))):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    "text",
    [
        "kinh tế - xã hội",
        "Hội nghị tổng kết",
        "UBND/HĐND",
        "5 hàng cam, 3 mục tiêu",
        "đạt 19/19 tiêu chí",  # no line breaks at a slash or a comma between figures
        "10/12/2019, 3,5 lần",
        "14 - 1",
        "VIII và XIV",
        "thứ ba",
        "0000-1111-" * 30 + "0",  # a narrow screen must break this somewhere
    ],
)
def test_text_without_figures_that_a_line_breaks_stays(text: str) -> None:
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "[10 ha]",
        "3,5 lần, [3,5 km]",
        "[Khoản 2] [Điều 15]",
        "[quý IV]",
        "[24,5 %] và [28 tỷ] đồng",
        "[1.234 m²] đất",
        "[ngày 14-1]",
        "từ [2023–2028]",
        "[ngày 14/1]",
        "nhiệm [kỳ 2023-2028]",
        "[ngày 14] [tháng 01] [năm 2024]",
        "trong [5 năm] qua",
        "[thôn 5]",
    ],
)
def test_figures_hold_together_with_label_and_unit(text: str) -> None:
    assert marked(text.replace("[", "").replace("]", "")) == text
