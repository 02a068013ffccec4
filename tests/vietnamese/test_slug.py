import re
import unicodedata

import pytest
from bantin.vietnamese.slug import heading_id, resolve_clashes, slugify
from hypothesis import given
from hypothesis import strategies as st

TITLE = "Bằng Cốc triển khai nhiệm vụ, giao chỉ tiêu\u00a0 kế hoạch nhà nước năm 2024."
TITLE_SLUG = "bang-coc-trien-khai-nhiem-vu-giao-chi-tieu-ke-hoach-nha-nuoc-nam-2024"


@pytest.mark.parametrize(
    "title", [TITLE, unicodedata.normalize("NFD", TITLE), TITLE.replace("\u00a0", " "), TITLE.replace(" ", "\u00a0")]
)
def test_a_title_has_one_slug_in_every_form(title: str) -> None:
    assert slugify(title) == TITLE_SLUG


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("UBND/HĐND", "ubnd-hdnd"),
        ("19/19 tiêu chí", "19-19-tieu-chi"),
        ("Đ/c Nguyễn Văn Đạt", "d-c-nguyen-van-dat"),
        ("Ðức", "duc"),
        ("ði", "di"),
        ("Văn hóa - Xã hội", "van-hoa-xa-hoi"),
        ("24,5 ha; 10 m²", "24-5-ha-10-m2"),
        ("“Ngày 14-1” …", "ngay-14-1"),
        ("H'Mông", "h-mong"),
        ("Bằng\u00adCốc\u200b", "bangcoc"),
        ("Ｏｃｏｐ Straße ﬁ", "ocop-strasse-fi"),
        ("🍊🍊", ""),
        ("", ""),
        ("./.", ""),
        ("Москва", ""),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_words_part_at_all_that_is_no_letter_or_digit(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_a_long_title_is_cut_after_a_whole_word() -> None:
    assert slugify("hội nghị " * 50) == "-".join(["hoi-nghi"] * 9)  # 80 bytes
    assert slugify("giao chỉ tiêu", limit=8) == "giao-chi"
    assert slugify("giao chỉ tiêu", limit=11) == "giao-chi"


def test_one_endless_word_is_cut_at_the_limit() -> None:
    assert slugify("a" * 400) == "a" * 80


@pytest.mark.parametrize(
    ("device", "slug"),
    [("Côn", "con-tin"), ("PRN", "prn-tin"), ("aux.", "aux-tin"), ("Com1", "com1-tin"), ("LPT⁹", "lpt9-tin")],
)
def test_the_name_of_a_windows_device_is_avoided(device: str, slug: str) -> None:
    assert slugify(device) == slug


@given(st.text(max_size=40), st.integers(8, 80))
def test_a_slug_is_short_ascii_and_stays_itself(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= limit
    assert slugify(slug, limit) == slug


@given(st.text(alphabet="Đđaăâeêioôơuưạẳốừýỹ -/", max_size=20))
def test_a_slug_depends_on_no_normal_form(text: str) -> None:
    assert slugify(unicodedata.normalize("NFD", text)) == slugify(unicodedata.normalize("NFC", text))


def test_a_heading_keeps_its_d() -> None:
    assert heading_id("Đường đi Đông Đô", set()) == "duong-di-dong-do"


def test_equal_headings_get_different_ids() -> None:
    seen = {"noi-dung"}
    headings = ["Kết quả", "Kết quả", "Kết quả 2", "Nội dung", "🍊", "🍊"]
    assert [heading_id(heading, seen) for heading in headings] == [
        "ket-qua", "ket-qua-2", "ket-qua-2-2", "noi-dung-2", "muc", "muc-2",
    ]  # fmt: skip


def test_addresses_that_differ_stay() -> None:
    assert resolve_clashes([("a.md", "hop"), ("b.md", "hop-bao")]) == {"a.md": "hop", "b.md": "hop-bao"}


def test_the_later_of_equal_addresses_get_numbers() -> None:
    wanted = [("a.md", "2024/01/14/hop.html"), ("b.md", "2024/01/14/hop.html"), ("c.md", "2024/01/14/Hop.html")]
    assert resolve_clashes(wanted) == {
        "a.md": "2024/01/14/hop.html",
        "b.md": "2024/01/14/hop-2.html",
        "c.md": "2024/01/14/Hop-3.html",
    }


def test_a_number_never_takes_the_address_that_another_story_wants() -> None:
    wanted = [("a.md", "hop"), ("b.md", "hop"), ("c.md", "hop-2")]
    assert resolve_clashes(wanted) == {"a.md": "hop", "b.md": "hop-3", "c.md": "hop-2"}


@pytest.mark.parametrize(
    ("address", "second"),
    [("tin/hop/", "tin/hop-2/"), ("tin/hop/index.html", "tin/hop-2/index.html"), ("index.html", "index-2.html")],
)
def test_the_number_stands_before_the_ending(address: str, second: str) -> None:
    assert resolve_clashes([("a.md", address), ("b.md", address)])["b.md"] == second


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "A", "b.html"]), max_size=8))
def test_no_two_sources_share_an_address(addresses: list[str]) -> None:
    given_addresses = resolve_clashes([(f"{index}.md", address) for index, address in enumerate(addresses)])
    assert len({address.casefold() for address in given_addresses.values()}) == len(addresses)
