import pytest
from bantin.search.summary import shorten


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Hội nghị tổng kết.", 20, "Hội nghị tổng kết."),
        ("Hội  nghị\n tổng kết.", 20, "Hội nghị tổng kết."),
        ("Hội nghị tổng kết năm", 20, "Hội nghị tổng kết…"),
        ("Hội nghị, tổng kết", 12, "Hội nghị…"),
        ("Mộtchữrấtdàikhôngngắt", 10, "Mộtchữrất…"),
        ("", 10, ""),
    ],
)
def test_a_summary_ends_with_a_word(text: str, most: int, expected: str) -> None:
    assert shorten(text, most) == expected
    assert len(shorten(text, most)) <= most
