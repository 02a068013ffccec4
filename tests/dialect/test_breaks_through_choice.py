"""Breaks that the dialect puts between lines are found, though nothing in the text as typed asks for a break."""

from __future__ import annotations

import pytest
from bantin.front_matter.conversion import BodyConverter

from tests.demo.demo_pelicanconf import MARKDOWN

SHORT = "Ông NGUYỄN VĂN B\nSinh năm 1948\nNguyên Chủ tịch UBND xã"
SPEECH = "- Bác có khỏe không?\n- Khỏe!"
HEADED = "I. Mở đầu\nHội nghị bàn hai việc lớn của xã trong năm tới, theo tờ trình.\nII. Kết luận"


@pytest.mark.parametrize("text", [SHORT, SPEECH, HEADED])
def test_lines_that_are_kept_stay_apart(text: str) -> None:
    alone = BodyConverter(MARKDOWN).convert(text, "a.md", 1, ()).html
    with_a_break = BodyConverter(MARKDOWN).convert(f"{text}\n\nMột  \nhai.", "a.md", 1, ()).html
    assert alone.count("<br") == text.count("\n")
    assert with_a_break.count("<br") == text.count("\n") + 1
