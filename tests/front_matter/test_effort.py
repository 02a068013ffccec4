"""A text of a megabyte is converted, or refused with its line, for work that grows with its length at most."""

from __future__ import annotations

import time
from typing import Any

import pytest
from bantin.front_matter.conversion import BodyConverter
from bantin.front_matter.effort import DEEPEST, MOST_CHARACTERS, Effort, Refused
from bantin.front_matter.effort_meters import Brackets, _table_cost
from bantin.front_matter.html_signs import count_attributes, count_openers, refuse_deep_elements
from bantin.image_captions.extension import CaptionExtension

OPTIONS: dict[str, Any] = {
    "extensions": [
        *(f"markdown.extensions.{name}" for name in ("abbr", "attr_list", "footnotes", "sane_lists", "tables")),
        CaptionExtension(),
    ],
    "output_format": "html",
}
# Each took a time that grew with the square of its length, or no end of stack.
SHAPES = [
    "[", "![", "![a](", "[x](<", "<a ", "<b ", "<![CDATA[", "<!--", "<?", "[^1]", "[^", "*[A1]: x\n", "*[a]: \n",
    "*[a\n", "a\n=\n", "a\n-\n", "# a\n", "---\n", "* * *\n", '<img src="a.jpg" ', "<http://a", "<a@b", "<a href=",
    "<a b='", "*a*", "*a **b", "_a ", "- ", "1. ", "> ", "<b>", "<div>\n", "<figure><figcaption>", "&", "`a` ",
    "[a](b) ", "![a](b.jpg)\n\n", "a\n\n", "# a\n\n",
]  # fmt: skip


WORDS = "Hội nghị tổng kết công tác năm của xã "
PARAGRAPH = f"{WORDS * 5}[{WORDS}](https://bao.vn/tin) {WORDS * 5}"
TABLE = "| Thôn | Hộ | Diện tích |\n|---|--:|--:|\n" + "| Đông Đô | 120 | 10 ha |\n" * 30
SECTION = f"## Mục\n\n{PARAGRAPH}\n\n{TABLE}\n\n- {WORDS}\n- {WORDS}\n\n"
ORDINARY = SECTION * 4


@pytest.fixture(scope="module")
def converter() -> BodyConverter:
    return BodyConverter(OPTIONS)


def pace(converter: BodyConverter, text: str) -> float:
    """Return the time that a conversion takes for each character that it counts."""
    began = time.process_time()
    converter.convert(text, "tin.md", 1, ())
    return (time.process_time() - began) / (converter._effort.spent + 20_000)


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_takes_more_time_than_it_counts(converter: BodyConverter, shape: str) -> None:
    """What is counted is bounded, so that only what is not counted could take long."""
    text = shape * (1_200 // len(shape))

    def ratio() -> float:
        return pace(converter, text) / min(pace(converter, SECTION) for _ in range(2))

    assert any(ratio() < 6 for _ in range(3))


@pytest.mark.parametrize("shape", ["[", "a\n=\n", "<a ", "*[A1]: x\n", "# a\n\n"])
def test_a_text_too_dense_is_refused_with_its_line(converter: BodyConverter, shape: str) -> None:
    before = "Đoạn mở đầu.\n\n"
    small = BodyConverter(OPTIONS)
    small._effort._most = MOST_CHARACTERS // 100
    body = small.convert(before + shape * 20_000, "tin.md", 7, ())

    (found,) = body.diagnostics
    assert body.refused and body.html == "" and body.photos == ()
    assert (found.path, found.rule, found.severity) == ("tin.md", "front-matter/too-dense", "error")
    # The number of paragraphs is a matter of the whole text; these two are read, and counted, one after the other.
    assert found.line == 9 or shape == "# a\n\n" or (shape in ("a\n=\n", "*[A1]: x\n") and 9 <= found.line < 40_000)


@pytest.mark.parametrize(
    "text",
    [
        "- " * 60 + "a",
        "> " * 60 + "a",
        "1. " * 60 + "a",
        "<div>" * 60 + "a",
        "<b><i>" * 30 + "a",
        "\n\n".join("    " * level + "- a" for level in range(60)),
        "\n".join("    " * level + "- a" for level in range(60)),
    ],
)
def test_nesting_beyond_all_sense_is_refused_with_its_line(converter: BodyConverter, text: str) -> None:
    body = converter.convert(f"Đoạn một.\n\n{text}", "tin.md", 5, ())

    (found,) = body.diagnostics
    assert (body.refused, found.rule) == (True, "front-matter/too-deep")
    assert found.line >= 7 or "    " in text  # in a ladder of items each looks like the first


@pytest.mark.parametrize("sign", ["- ", "> "])
def test_nesting_of_ordinary_depth_is_published(converter: BodyConverter, sign: str) -> None:
    body = converter.convert(sign * 20 + "a", "tin.md", 1, ())
    assert not body.refused
    assert body.html.count("<li>" if sign == "- " else "<blockquote>") == 20


def test_a_converter_goes_on_after_a_refusal(converter: BodyConverter) -> None:
    assert converter.convert("- " * 60 + "a", "tin.md", 1, ()).refused
    assert converter.convert("- một\n- hai", "tin.md", 1, ()).html == "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>"


def test_old_pages_that_close_no_paragraph_are_not_deep() -> None:
    refuse_deep_elements("<p>một\n<br>" * 200 + "<ul>" + "<li>hai" * 200 + "</ul>" + "<a>x</a>" * 200)
    refuse_deep_elements("<https://a.vn> <a@b.vn> 3 <5 " * 200)


def test_elements_count_while_they_are_open() -> None:
    refuse_deep_elements("<div>" * DEEPEST + "</div>" * DEEPEST + "<div>" * DEEPEST)
    with pytest.raises(Refused):
        refuse_deep_elements("<div>" * DEEPEST + "</b>" + "<div>")


def test_a_sign_costs_what_is_read_until_it_closes() -> None:
    def cost(text: str) -> int:
        effort = Effort()
        count_openers(text, effort)
        return effort.spent

    assert cost("a > b") == 0
    assert cost("<a" + "x" * 1_000 + ">") - cost("<a>") == 1_000
    assert 1_000 <= cost("<!--" + ">" * 1_000 + "-->") - cost("<!---->") < 1_010
    assert 1_000 <= cost("<![CDATA[" + ">" * 1_000 + "]]>") - cost("<![CDATA[]]>") < 1_010


@pytest.mark.parametrize(("sign", "times"), [("</p>", 100), ("<!-- -->", 100), ("</b>", 0)])
def test_the_end_of_a_block_costs_what_is_copied_behind_it(sign: str, times: int) -> None:
    def cost(text: str) -> int:
        effort = Effort()
        count_openers(text, effort)
        return effort.spent

    assert cost(sign + "x" * 80_000) - cost(sign) == times


@pytest.mark.parametrize(
    ("data", "index", "expected"),
    [
        ("[a]", 1, ("a", 3, True)),
        ("[a[b]c] d]", 1, ("a[b]c", 7, True)),
        ("[[a]", 1, ("", 4, False)),
        ("[[a]", 2, ("a", 4, True)),
        ("[" + "[]" * 30 + "]", 1, ("[]" * 30, 62, True)),
        ("[" + "[" * 30, 1, ("", 31, False)),
    ],
)
def test_brackets_are_paired_as_markdown_pairs_them(data: str, index: int, expected: tuple[str, int, bool]) -> None:
    assert Brackets(Effort()).read(data, index) == expected


def test_an_ordinary_long_text_spends_a_part_of_what_is_allowed() -> None:
    ordinary = BodyConverter(OPTIONS)
    assert not ordinary.convert(ORDINARY, "tin.md", 1, ()).refused
    assert ordinary._effort.spent * 1_000_000 / len(ORDINARY.encode()) < 0.75 * MOST_CHARACTERS


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "|\n" * 4000,
        "Chữ <b " + " ".join(f"a{number}=b" for number in range(20_000)) + "> chữ",
        "<p " + "a " * 20_000 + ">a</p>",
        "<div>\n" + "<img src=a.jpg>" * 6_000 + "</div>",
        "<<" * 300_000,
        "<p>a" * 90_000,
        "|a|\n|-|\n" + "`a`|" * 20_000,
    ],
)
def test_what_would_take_long_is_refused_at_once(converter: BodyConverter, text: str) -> None:
    began = time.process_time()
    (found,) = converter.convert(text, "tin.md", 1, ()).diagnostics
    assert found.rule == "front-matter/too-dense"
    assert time.process_time() - began < 2


def test_cells_that_nobody_wrote_cost_more_than_those_of_an_ordinary_table() -> None:
    header = "| a | b | c |\n|---|---|---|\n"
    assert _table_cost("một | hai\nba") == 0
    assert _table_cost(header + "| 1 | 2 | 3 |\n" * 10) == _table_cost(header + "| 1 | 2 | 3 |\n" * 9) + 150
    assert _table_cost(header + "|\n" * 1_000) > 2 * _table_cost(header + "| 1 | 2 | 3 |\n" * 1_000)


@pytest.mark.slow
@pytest.mark.parametrize(
    "tag", ["<b {}>", "<b x='>' {}>", '<b x = ">" {}>', "<b =' {}>", '<b y==" {}>', "<b x='a {}'>"]
)
def test_attributes_cost_by_the_square_of_their_number(tag: str) -> None:
    def cost(number: int) -> int:
        effort = Effort()
        count_attributes(tag.format("a=b c " * number), effort)
        return effort.spent

    assert 2_000 * 2_000 // 10 <= cost(1_000) < 2 * (2_000 * 2_000 // 10)
    assert cost(3) < 300


def test_findings_of_a_kind_end_somewhere(converter: BodyConverter) -> None:
    found = converter.convert("<div>\n" + "<img src=a.jpg>\n" * 300 + "</div>", "tin.md", 1, ()).diagnostics
    assert sum(it.rule == "caption/missing-alt" for it in found) == 200


def test_html_pasted_from_an_office_is_published() -> None:
    office = BodyConverter(OPTIONS)
    row = f'<p class="MsoNormal" style="text-align: justify"><span style="color: red">{WORDS * 4}</span></p>\n'
    assert not office.convert(row * 100, "tin.md", 1, ()).refused
    assert office._effort.spent * 1_000_000 / len(row.encode() * 100) < 0.75 * MOST_CHARACTERS


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [f"{WORDS * 8}\n\n" * 60, f"- {WORDS}\n" * 400, "| Thôn | Hộ |\n|---|--:|\n" + "| Đông Đô | 120 |\n" * 400],
)
def test_paragraphs_lists_and_tables_of_a_megabyte_are_published(text: str) -> None:
    ordinary = BodyConverter(OPTIONS)
    assert not ordinary.convert(text, "tin.md", 1, ()).refused
    assert ordinary._effort.spent * 1_000_000 / len(text.encode()) < MOST_CHARACTERS


@pytest.mark.slow
@pytest.mark.parametrize("part", [5, pytest.param(1, marks=pytest.mark.long)])
def test_a_megabyte_of_the_shortest_items_is_refused_before_any_list_is_made(part: int) -> None:
    """Or a part of it, of which that part of a megabyte's effort is too much."""
    converter = BodyConverter(OPTIONS)
    converter._effort._most = MOST_CHARACTERS // part
    text = "o\tx\n§\ty\n·\tz\n" * (70_000 // part)
    began = time.process_time()
    (found,) = converter.convert(text, "tin.md", 1, ()).diagnostics
    assert found.rule == "front-matter/too-dense"
    assert time.process_time() - began < 4 / part
