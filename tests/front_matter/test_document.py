"""A story file read as an editor would write it, and as one should not."""

import datetime as dt
import unicodedata
from zoneinfo import ZoneInfo

import pytest
import yaml
from bantin.front_matter.document import Document, parse_document
from bantin.front_matter.schema import KEYS
from bantin.vietnamese.folding import same_name_key
from hypothesis import given
from hypothesis import strategies as st

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
REQUIRED = ("title", "date", "category")
GOOD = "Title: Hội nghị\nDate: 2024-01-14 17:30\nCategory: Kinh tế\n\nNội dung.\n"


def parse(text: str | bytes, required: tuple[str, ...] = REQUIRED) -> Document:
    return parse_document(text.encode() if isinstance(text, str) else text, "2024/a.md", ZONE, required)


def problems(text: str | bytes) -> list[tuple[int, str]]:
    return [(found.line, found.rule.removeprefix("front-matter/")) for found in parse(text).diagnostics]


def test_a_good_story_has_typed_values_and_no_problem() -> None:
    document = parse(GOOD)
    assert document.diagnostics == []
    assert document.values == {
        "title": "Hội nghị",
        "date": dt.datetime(2024, 1, 14, 17, 30, tzinfo=ZONE),
        "category": "Kinh tế",
    }
    assert (document.body, document.first_line) == ("Nội dung.\n", 5)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        unicodedata.normalize("NFD", GOOD),
        GOOD.replace("Title", "Tiêu đề").replace("Date", "Ngày đăng").replace("Category", "Chuyên mục"),
        unicodedata.normalize("NFD", GOOD.replace("Title", "TIÊU ĐỀ")),
        GOOD.replace("Hội nghị", "Hội   nghị"),
        GOOD.replace("2024-01-14 17:30", "14/01/2024 17:30"),
    ],
    ids=["bom", "crlf", "nfd", "vietnamese keys", "nfd capitals", "double spaces", "day first"],
)
def test_harmless_differences_read_the_same(text: str) -> None:
    assert parse(text).values == parse(GOOD).values
    assert parse(text).body == "Nội dung.\n"


def test_lists_of_names_and_tags_are_split_and_lose_repeats() -> None:
    document = parse(GOOD.replace("\n\n", "\nTác giả: Tuấn Tú; Thu Hà\nTags: cam, OCOP, , cam\n\n", 1))
    assert document.values["authors"] == ("Tuấn Tú", "Thu Hà")
    assert document.values["tags"] == ("cam", "OCOP")


def test_a_day_of_expiry_is_read() -> None:
    document = parse(GOOD.replace("\n\n", "\nHết hạn: 01/02/2024\n\n", 1))
    assert document.values["expires"] == dt.date(2024, 2, 1)


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("Title: Hội nghị\n", "", 1, "missing-title"),
        ("Date: 2024-01-14 17:30\n", "", 1, "missing-date"),
        ("Category: Kinh tế\n", "", 1, "missing-category"),
        ("2024-01-14 17:30", "31/02/2026", 2, "date"),
        ("2024-01-14 17:30", "2024", 2, "date"),
        ("Category:", "Catgory:", 3, "unknown-key"),
        ("Category:", "Save_as:", 3, "steering-key"),
        ("Kinh tế", "Kinh tế\nStatus: drafts", 4, "status"),
        ("Kinh tế", "Kinh tế\nSlug: ../../x", 4, "slug"),
        ("Kinh tế", "Kinh tế\nTitle: Hai", 4, "repeated-key"),
        ("Kinh tế", "Kinh tế\nmột dòng lạc", 4, "stray-line"),
    ],
)
def test_each_mistake_is_named_with_its_line(old: str, new: str, line: int, rule: str) -> None:
    found = problems(GOOD.replace(old, new, 1))
    assert (line, rule) in found
    assert parse(GOOD.replace(old, new, 1)).refused


def test_all_mistakes_are_named_at_once() -> None:
    assert problems("Titel: A\nDate: 31/02/2026\n\n") == [
        (1, "unknown-key"),
        (2, "date"),
        (1, "missing-title"),
        (1, "missing-category"),
    ]


def test_an_unknown_key_is_answered_with_the_nearest_one() -> None:
    [found, *_] = parse(GOOD.replace("Category:", "Catgory:")).diagnostics
    assert "“Category”" in found.message


def test_a_mistyped_status_is_answered_with_the_nearest_one() -> None:
    [found] = parse(GOOD.replace("Kinh tế", "Kinh tế\nStatus: drafts")).diagnostics
    assert "“draft”" in found.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (GOOD.encode("utf-16"), "UTF-16"),
        (GOOD.encode("utf-16-le"), "UTF-16"),
        ("Title: §ång chÝ Hoµng ThÞ XuyÕn, ñy viªn\n\nBÝ th\xad HuyÖn ñy".encode("latin-1"), "TCVN3"),
        ("Title: Ñoàng chí Hoaøng Thò Xuyeán, uûy vieân\n\nHoaøng Thò".encode("cp1252"), "VNI"),
        ("Title: Đô\u0300ng chi\u0301 Hoa\u0300ng Thi\u0323 Xuyê\u0301n".encode("cp1258"), "Windows-1258"),
    ],
)
def test_an_old_encoding_is_named_with_the_command_that_converts(data: bytes, words: str) -> None:
    document = parse_document(data, "2024/a.md", ZONE, REQUIRED, "content/2024/a.md")
    assert [found.rule for found in document.diagnostics] == ["front-matter/encoding"]
    [found] = document.diagnostics
    assert words in found.message
    assert "make convert-text FILE=content/2024/a.md" in found.message


def test_a_wrong_byte_is_named_with_its_line_and_column() -> None:
    [found] = parse(GOOD.encode() + "Ở quán ".encode() + b"caf\xe9").diagnostics
    assert (found.line, found.column, found.rule) == (6, 11, "front-matter/encoding")


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x0c", "\x1f", "\x7f", "\ufffe", "\u202e", "\u2066"])
def test_a_character_that_no_page_may_hold_is_taken_out_with_its_place(character: str) -> None:
    document = parse(GOOD.replace("dung", f"du{character}ng"))
    [found] = document.diagnostics
    assert (found.line, found.column, found.rule) == (5, 7, "front-matter/control-character")
    assert found.severity == "warning"
    assert (document.body, document.refused) == ("Nội dung.\n", False)


def test_tabs_emoji_and_joiners_stay() -> None:
    text = GOOD.replace("dung", "dung\t👩‍🌾\u00a0x")
    assert parse(text).diagnostics == []
    assert "👩‍🌾\u00a0x" in parse(text).body


@pytest.mark.parametrize("key", ["SAVE_AS", "Save As", "url", "template", "Translation", "override_url", "content"])
def test_keys_that_steer_are_refused_with_a_reason(key: str) -> None:
    [found] = parse(GOOD.replace("Kinh tế", f"Kinh tế\n{key}: x")).diagnostics
    assert (found.line, found.rule) == (4, "front-matter/steering-key")
    assert "không được dùng trong bài: " in found.message


def test_a_repeated_key_names_both_lines_whatever_it_is_called() -> None:
    [found] = parse(GOOD.replace("Kinh tế", "Kinh tế\nchuyên mục: Y tế")).diagnostics
    assert (found.line, "dòng 3" in found.message) == (4, True)


@pytest.mark.parametrize(
    "key", ["Từ khóa", "Từ khoá", "TỪ KHÓA", "từ  khóa", unicodedata.normalize("NFD", "Từ khoá")]
)
def test_a_key_is_known_in_any_case_tone_style_and_form(key: str) -> None:
    assert parse(GOOD.replace("Kinh tế", f"Kinh tế\n{key}: cam, bưởi")).values["tags"] == ("cam", "bưởi")


def test_every_key_has_its_vietnamese_names_from_the_schema() -> None:
    names = {same_name_key(name) for key in KEYS for name in (key.name, *key.aliases)}
    wanted = (
        "Tiêu đề, Ngày, Ngày đăng, Cập nhật, Chuyên mục, Tác giả, Tóm tắt, Sapo, Thẻ, Từ khóa, Trạng thái, "
        "Ảnh đại diện, Nguồn, Nổi bật, Hết hạn, Tin liên quan, Đính chính, Ngôn ngữ, Địa bàn"
    )
    assert {same_name_key(name) for name in wanted.split(",")} - names == set()


@pytest.mark.parametrize(
    ("typed", "lang"), [("tiếng Anh", "en"), ("en", "en"), ("TIẾNG TÀY", "tyz"), ("en-US", "en-US")]
)
def test_a_language_is_named_in_words_or_by_its_code(typed: str, lang: str) -> None:
    assert parse(GOOD.replace("Kinh tế", f"Kinh tế\nNgôn ngữ: {typed}")).values["lang"] == lang


def test_an_unknown_language_is_an_error_with_the_nearest() -> None:
    [found] = parse(GOOD.replace("Kinh tế", "Kinh tế\nNgôn ngữ: tiếng Ang")).diagnostics
    assert (found.rule, "“tiếng anh”" in found.message) == ("front-matter/lang", True)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2024-01-02", (2024, 1, 2, 0, 0)),
        ("2024-01-02 08:30", (2024, 1, 2, 8, 30)),
        ("2024-01-02T08:30:00+07:00", (2024, 1, 2, 8, 30)),
        ("02/01/2024", (2024, 1, 2, 0, 0)),
        ("14-1-2024 08:30", (2024, 1, 14, 8, 30)),
        ("14.1.2024 8h30", (2024, 1, 14, 8, 30)),
        ("ngày 14 tháng 01 năm 2024", (2024, 1, 14, 0, 0)),
        ("Chủ nhật, 14/01/2024 | 17:30", (2024, 1, 14, 17, 30)),
    ],
)
def test_dates_are_iso_or_day_first(typed: str, moment: tuple[int, ...]) -> None:
    value = parse(GOOD.replace("2024-01-14 17:30", typed)).values["date"]
    assert value == dt.datetime(*moment, tzinfo=ZONE)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    "typed", ["31/02/2026", "01/14/2024", "2024", "1/2024", "14/1", "14/1/24", "hôm qua", "1024-01-14", "2024-13-01"]
)
def test_a_date_that_cannot_be_meant_is_an_error(typed: str) -> None:
    assert [found.rule for found in parse(GOOD.replace("2024-01-14 17:30", typed)).diagnostics] == [
        "front-matter/date"
    ]


def test_a_change_before_the_day_of_posting_is_a_warning() -> None:
    [found] = parse(GOOD.replace("Kinh tế", "Kinh tế\nModified: 2023-12-01")).diagnostics
    assert (found.line, found.rule, found.severity) == (4, "front-matter/modified", "warning")


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise(data: bytes) -> None:
    parse(data)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_text_whatever_raises_and_a_refusal_has_a_reason(text: str) -> None:
    for header in (text, f"---\n{text}\n---\nB", f"---\nTags: [a]\n{text}\n---\nB"):
        document = parse(header)
        assert document.refused or {"title", "date", "category"} <= set(document.values)


_WORDS = st.text(alphabet="aăâđ éảồự:#'\"-[]{}&*!|>%@`,0", min_size=1, max_size=30).map(str.strip).filter(bool)


@given(_WORDS)
def test_a_title_on_a_plain_line_is_kept_to_the_letter(title: str) -> None:
    assert parse(GOOD.replace("Hội nghị", title, 1)).values["title"] == " ".join(title.split())


@given(_WORDS)
def test_yaml_written_by_a_program_is_read_as_it_was_meant(title: str) -> None:
    header = yaml.safe_dump(
        {"Title": title, "Date": "2024-01-14", "Category": "Kinh tế", "Tags": ["a"]}, allow_unicode=True
    )
    assert parse(f"---\n{header}---\nB").values["title"] == " ".join(title.split())


def test_a_page_needs_a_title_only() -> None:
    assert parse("Title: Giới thiệu\n\nXã Bằng Cốc.", required=("title",)).diagnostics == []
