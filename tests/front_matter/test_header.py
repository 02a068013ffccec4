"""Where a header ends and a body begins."""

from plugins.front_matter.header import Field, split_header


def test_a_header_ends_at_the_first_empty_line() -> None:
    parts = split_header("Title: Hội nghị\nDate: 2024-01-14\n\nNội dung.\n")
    assert parts.fields == (Field("Title", "Hội nghị", 1), Field("Date", "2024-01-14", 2))
    assert (parts.body, parts.first_line) == ("Nội dung.\n", 4)


def test_fences_are_accepted_around_a_header() -> None:
    parts = split_header("---\nTitle: Hội nghị\n---\nNội dung.")
    assert parts.fields == (Field("Title", "Hội nghị", 2),)
    assert (parts.body, parts.first_line) == ("Nội dung.", 4)


def test_vietnamese_keys_with_spaces_are_keys() -> None:
    parts = split_header("Tiêu đề: Hội nghị\nNgày đăng: 14/01/2024\n\n")
    assert [field.key for field in parts.fields] == ["Tiêu đề", "Ngày đăng"]


def test_a_value_may_hold_colons_and_dashes() -> None:
    assert split_header("Title: Cam Hàm Yên: mùa vàng - 2024").fields[0].value == "Cam Hàm Yên: mùa vàng - 2024"


def test_an_indented_line_continues_the_value_above() -> None:
    parts = split_header("Summary: Chiều ngày 14-1,\n    tại xã Bằng Cốc.\n\n")
    assert parts.fields == (Field("Summary", "Chiều ngày 14-1, tại xã Bằng Cốc.", 1),)


def test_a_line_without_a_key_is_kept_as_stray() -> None:
    assert split_header("Title: A\nChiều ngày 14-1 tại xã\n\nB").stray_lines == (2,)


def test_a_file_without_a_body_has_an_empty_one() -> None:
    assert split_header("Title: A").body == ""


def test_colons_in_the_body_are_not_keys() -> None:
    assert split_header("Title: A\n\nLưu ý: mang theo thẻ.").body == "Lưu ý: mang theo thẻ."
