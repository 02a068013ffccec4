"""Which words at a caption's end are a credit, and whose."""

from __future__ import annotations

import pytest
from bantin.vietnamese.credit import find_credit


@pytest.mark.parametrize(
    "caption",
    [
        "Quang cảnh hội nghị.",
        "Ảnh minh họa",
        "Ảnh tư liệu",
        "Ảnh: Tuấn Tú. Các đại biểu dự hội nghị.",  # a sentence follows
        "Triển lãm ảnh đẹp quê hương",
        "Hội thi vẽ - ảnh đẹp quê hương",
        "Người dân lấy nước từ nguồn: suối Đáng",
        "Quang cảnh hội nghị. Ảnh:",
        "Ảnh 1: Các đại biểu",
        "",
    ],
)
def test_no_credit(caption: str) -> None:
    assert find_credit(caption) is None


@pytest.mark.parametrize(
    ("caption", "words", "shown", "name"),
    [
        ("Hội nghị. Ảnh: Tuấn Tú", "Hội nghị.", "Ảnh: Tuấn Tú", "Tuấn Tú"),
        ("Hội nghị. Ảnh: Tuấn Tú.", "Hội nghị.", "Ảnh: Tuấn Tú.", "Tuấn Tú"),
        ("Hội nghị (ảnh: Tuấn Tú)", "Hội nghị", "ảnh: Tuấn Tú", "Tuấn Tú"),
        ("Hội nghị. Ảnh: Tuấn Tú (TTXVN)", "Hội nghị.", "Ảnh: Tuấn Tú (TTXVN)", "Tuấn Tú (TTXVN)"),
        ("Hội nghị – Ảnh: Tuấn Tú", "Hội nghị", "Ảnh: Tuấn Tú", "Tuấn Tú"),
        ("Hội nghị - Ảnh Tuấn Tú", "Hội nghị", "Ảnh Tuấn Tú", "Tuấn Tú"),
        ("Hội nghị. Nguồn: Báo Tuyên Quang", "Hội nghị.", "Nguồn: Báo Tuyên Quang", "Báo Tuyên Quang"),
        ("Hội nghị. Nguồn ảnh: TTXVN", "Hội nghị.", "Nguồn ảnh: TTXVN", "TTXVN"),
        ("Hội nghị. Ảnh\u00a0:\u00a0Tuấn Tú", "Hội nghị.", "Ảnh\u00a0:\u00a0Tuấn Tú", "Tuấn Tú"),
        ("Hội nghị. Ảnh do nhà trường cung cấp", "Hội nghị.", "Ảnh do nhà trường cung cấp", "nhà trường"),
        ("Hội nghị (Ảnh do nhà trường cung cấp).", "Hội nghị", "Ảnh do nhà trường cung cấp", "nhà trường"),
        ("Chợ phiên. Ảnh tư liệu", "Chợ phiên.", "Ảnh tư liệu", "Ảnh tư liệu"),
        ("Chợ phiên (Ảnh minh hoạ)", "Chợ phiên", "Ảnh minh hoạ", "Ảnh minh hoạ"),
        ("Ảnh: TS. Nguyễn Văn A", "", "Ảnh: TS. Nguyễn Văn A", "TS. Nguyễn Văn A"),
        ("Hội nghị. Credit: John Smith", "Hội nghị.", "Credit: John Smith", "John Smith"),
    ],
)
def test_credit_is_set_apart(caption: str, words: str, shown: str, name: str) -> None:
    credit = find_credit(caption)

    assert credit is not None
    assert (caption[: credit.caption_end], caption[credit.start : credit.end], credit.name) == (words, shown, name)
