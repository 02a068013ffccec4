from bantin.theming.name_order import by_given_name, by_letter, by_name


def test_names_stand_in_the_order_of_the_alphabet_and_its_tones() -> None:
    names = ["Đông Thọ", "Zalo", "Ăn Đông", "bạ", "bà", "An", "Dân chủ", "ba"]

    assert [name for name, _ in by_name([(name, []) for name in names])] == [
        "An", "Ăn Đông", "ba", "bà", "bạ", "Dân chủ", "Đông Thọ", "Zalo",
    ]  # fmt: skip


def test_people_are_listed_by_given_name() -> None:
    names = ["Hoàng Thị Xuyến", "Trần Đức Anh", "Lê Văn Đông", "Nguyễn Văn Ánh"]

    assert [name for name, _ in by_given_name([(name, []) for name in names])] == [
        "Trần Đức Anh", "Nguyễn Văn Ánh", "Lê Văn Đông", "Hoàng Thị Xuyến",
    ]  # fmt: skip


def test_names_stand_under_the_letter_they_begin_with() -> None:
    names = ["đê điều", "Ấp Bắc", "ăn ở", "dân chủ", "âm nhạc", "5 không", "an ninh", "Ống nước", "ở rừng"]

    assert [(letter, [name for name, _ in own]) for letter, own in by_letter([(name, []) for name in names])] == [
        ("#", ["5 không"]),
        ("A", ["an ninh"]),
        ("Ă", ["ăn ở"]),
        ("Â", ["âm nhạc", "Ấp Bắc"]),
        ("D", ["dân chủ"]),
        ("Đ", ["đê điều"]),
        ("Ô", ["Ống nước"]),
        ("Ơ", ["ở rừng"]),
    ]
