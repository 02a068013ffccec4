"""Where a header ends and a body begins."""

from bantin.front_matter.fields import Field
from bantin.front_matter.header import split_header


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


def problems(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.rule) for problem in split_header(text).problems]


def test_a_line_without_a_key_is_a_problem() -> None:
    assert problems("Title: A\nChiều ngày 14-1 tại xã\n\nB") == [(2, "stray-line")]


def test_a_fence_that_nothing_closes_is_one_problem_and_the_body_is_kept() -> None:
    text = "---\nTitle: A\n\nĐoạn một.\n\nĐoạn hai.\n"
    assert problems(text) == [(1, "unclosed")]
    assert split_header(text).body == "Đoạn một.\n\nĐoạn hai.\n"


def test_plain_lines_between_fences_keep_their_colons_and_signs() -> None:
    parts = split_header('---\nTitle: Cam: mùa vàng # 1\nSummary: "Xuân" đến với bản\n---\nB')
    assert [field.value for field in parts.fields] == ["Cam: mùa vàng # 1", '"Xuân" đến với bản']


def test_a_file_without_a_body_has_an_empty_one() -> None:
    assert split_header("Title: A").body == ""


def test_colons_in_the_body_are_not_keys() -> None:
    assert split_header("Title: A\n\nLưu ý: mang theo thẻ.").body == "Lưu ý: mang theo thẻ."
