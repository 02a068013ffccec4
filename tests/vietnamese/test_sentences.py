import pytest
from bantin.vietnamese.sentences import sentences, words


def test_titles_and_town_names_end_no_sentence_but_the_office_end_mark_does() -> None:
    text = "Đạt 19/19 tiêu chí./. Tại hội nghị, TS. Nguyễn Văn A, TP. Hồ Chí Minh phát biểu."
    assert sentences(text) == [
        "Đạt 19/19 tiêu chí./.",
        "Tại hội nghị, TS. Nguyễn Văn A, TP. Hồ Chí Minh phát biểu.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dự hội nghị có đ/c. Bí thư Đảng ủy.",
        "PGS.TS. Trần Thị B trình bày.",
        "Hội nghị tại H. Hàm Yên bàn về cam sành.",
        "Trồng cam, chè... và rau màu.",
        "Diện tích 1.234,5 ha đạt 102,3 % kế hoạch.",
        "1. Tình hình chung",
        "Ông hỏi: “Bao giờ xong?” rồi ghi chép.",
    ],
)
def test_a_full_stop_within_a_sentence_breaks_nothing(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Họp ngày 14-1.", "Đồng chí Bí thư chủ trì."),
        ("Còn nhiều khó khăn...", "Xã đã khắc phục."),
        ("Ông nói: “Được mùa.”", "Bà con phấn khởi."),
        ("Có được không?", "Được!"),
        ("Ban hành tại TP./.", "Sau đó hội nghị bế mạc."),
        ("Đại diện là ông Nguyễn Văn A.", "Ở xã có 5 thôn."),
        ("Đã xong năm 2024.", "“Năm nay khác”, ông nói."),
        ("Không có dấu chấm", "Đoạn sau"),
    ],
)
def test_two_sentences_are_two(first: str, second: str) -> None:
    gap = " " if first[-1] in ".?”" else "\n\n"
    assert sentences(first + gap + second) == [first, second]


def test_no_text_has_no_sentence() -> None:
    assert sentences(" \n\n ") == []


def test_words_are_syllables_and_figures_but_no_bare_signs() -> None:
    assert words("kinh tế - xã hội đạt 19/19 tiêu chí, 24,5 % ./.") == 9
    assert words("") == 0
