"""Words that a browser shows apart are apart on the page, in the opening and in ids, whatever stands between them."""

from __future__ import annotations

import re

import pytest
from bantin.front_matter.conversion import Body, BodyConverter
from bantin.newsroom.photo import fill_slots
from hypothesis import example, given
from hypothesis import strategies as st

from tests.demo.demo_pelicanconf import MARKDOWN
from tests.dialect.boxes import APART, soups

CONVERTER = BodyConverter({**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]})
WORD = re.compile(r"từ\d+q")
GLUED = re.compile(r"(từ\d+q)(?=(từ\d+q))")
# What parts words on a page that holds allowed elements only; what is not named here is taken for a part of a line.
PARTS = re.compile(
    r"</?(?:p|div|section|blockquote|h[1-6]|ul|ol|li|dl|dt|dd|details|summary|figure|figcaption|address|br|hr|pre"
    r"|table|caption|thead|tbody|tfoot|tr|td|th)\b[^>]*>"
)
TAG = re.compile(r"<[^>]*>")


def convert(text: str) -> Body:
    return CONVERTER.convert(text, "tin.md", 1, ())


def seen(body: Body) -> str:
    """Return the text of ``body`` as a browser parts it."""
    html = fill_slots(body.html, body.photos, lambda _: " ")
    return TAG.sub("", PARTS.sub("\n", html))


def shown(text: str) -> list[str]:
    return seen(convert(text)).split()


def glued(source: str, text: str) -> list[tuple[str, str]]:
    """Return the words that are one in ``text``, though ``source`` has between them what parts words."""

    def between(first: str, second: str) -> str:
        return re.sub("<!--.*?-->", "", source.split(first)[1].split(second)[0])

    def parts(html: str) -> bool:
        names = set(re.findall(r"</?([a-z][\w:-]*)", html))
        return bool(names & APART or re.search(r"\s", TAG.sub("", html)))

    return [pair for pair in GLUED.findall(text) if parts(between(*pair))]


@given(soups(), st.sampled_from([("", ""), ("> ", "> "), ("- ", "  "), ("Đầu.\n\n", "")]))
@example("<div><table>từ1q<form>từ2q", ("", ""))
@example("<div>từ1qtừ2q<textarea>từ3qtừ4q<thead>từ5q", ("", ""))
@example("<div>từ1q<table>từ2q<textarea><thead>từ3q", ("", ""))
@example("<div>từ1q<table>từ2q<textarea><tr><p>từ3q</textarea>từ4q", ("> ", "> "))
@example("<div><x-the></div>từ1q</x-the>từ2q", ("", ""))
@example("<div><nav></div>từ1q</nav>từ2q", ("", ""))
def test_no_word_is_glued_lost_or_moved(html: str, around: tuple[str, str]) -> None:
    source = around[0] + html.replace("\n", "\n" + around[1])
    text = seen(convert(source))
    assert glued(source, text) == []
    assert WORD.findall(text) == WORD.findall(source)


def test_a_box_of_its_own_touches_no_word() -> None:
    for between in [
        "<form>giữa</form>",
        "<fieldset>giữa</fieldset>",
        "<dialog open>giữa</dialog>",
        "<nav>giữa</nav>",
        "<header>giữa</header>",
        "<footer>giữa</footer>",
        "<center>giữa</center>",
        "<marquee>giữa</marquee>",
        "<button>giữa</button>",
        "<textarea>giữa</textarea>",
        "<legend>giữa</legend>",
        "<x-thẻ>giữa</x-thẻ>",
        "<select><option>giữa</select>",
        "<object>giữa</object>",
        "<canvas>giữa</canvas>",
        "<BUTTON >giữa</BUTTON>",
        "<svg><text>giữa</text></svg>",
        "<math><mtext>giữa</mtext></math>",
        "<iframe>giữa</iframe>",
        "<table>giữa</table>",
        "<w:p>giữa</w:p>",
        "<v:textbox>giữa</v:textbox>",
        "<ruby><rt>giữa</rt></ruby>",
    ]:
        for where in ["@", "<p>@</p>", "<div>@</div>", "<td>@</td>", "- @", "> @", "<li>@</li>", "## @"]:
            assert shown(where.replace("@", f"Một{between}hai")) == ["Một", "giữa", "hai"], (where, between)


@pytest.mark.parametrize(
    "between", ["<input>", "<input value='x'>", "<embed src='x'>", "<hr>", "<br>", "</br>", "</p>"]
)
def test_a_box_without_words_parts_them_too(between: str) -> None:
    assert shown(f"Một{between}hai") == shown(f"<p>Một{between}hai</p>") == ["Một", "hai"]


def test_the_end_of_what_was_not_pasted_ends_a_text() -> None:
    for where in ["@", "<p>@</p>", "<div>@</div>", "<ul><li>@</li></ul>", "- @", "<h3>@</h3>"]:
        for end in ["</td>", "</div>", "</li>", "</form>", "</tr>", "</h2>", "</caption>"]:
            if end not in where:
                assert shown(where.replace("@", f"Một{end}hai")) == ["Một", "hai"], (where, end)


def test_a_word_goes_on_through_what_stands_within_a_line() -> None:
    for where in ["@", "<p>@</p>", "<td>@</td>"]:
        for tag in ["font", "big", "nobr", "tt", "span", "o:p", "st1:place", "b", "u", "wbr", "strike"]:
            assert shown(where.replace("@", f"Hà<{tag}>m</{tag}> Yên")) == ["Hàm", "Yên"], (where, tag)
            assert convert(f"Hà<{tag}>m</{tag}> Yên").opening == "Hàm Yên", (where, tag)


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("lạc<tr><td>ô</td><td>bên</td></tr>lạc hai", ["<td colspan='2'>lạc", "ô|bên", "<td colspan='2'>lạc hai"]),
        ("<tbody>lạc<tr>giữa<td>ô</td>sau</tr></tbody>", ["<td colspan='3'>lạc", "giữa|ô|sau"]),
        ("<tr>một</tr><tr>hai</tr>", ["một", "hai"]),
        ("<td>một<td>hai", ["một|hai"]),
        ("<form><tr><td>một</td></tr></form>hai", ["một", "hai"]),
        ("một<form>hai</form>ba", ["một<p>hai</p>ba"]),
        ("một<form></form>hai", ["một<br>hai"]),
        ("<form>một<tr><td>ô</td></tr>hai</form>ba", ["<p>một</p>", "ô", "<p>hai</p>ba"]),
        ("<tr>một<form>hai<td>ô</td></form></tr>", ["một<p>hai</p>|ô"]),
        ("<form><td>ô</td></form>bên", ["ô|bên"]),
        ("<b>đậm</b><tr><td>một</td></tr><u>hai</u>", ["<b>đậm</b>", "một", "<u>hai</u>"]),
    ],
)
def test_words_beside_rows_and_cells_keep_their_place(html: str, rows: list[str]) -> None:
    body = convert(f"<table>{html}</table>")
    table = re.sub(r"\n|</t[dr]>|</?tbody>", "", body.html.replace('"', "'")).partition("<table>")[2]
    made = [
        re.sub("^<td>", "", row).replace("<td>", "|")
        for row in table.removesuffix("</table></section>").split("<tr>")
    ]
    assert made[1:] == rows
    assert body.diagnostics == ()


def test_words_under_the_row_of_a_photo_are_its_caption() -> None:
    [photo] = convert('<table><tr><td><img src="a.jpg" alt="x"></td></tr>Hội nghị xã</table>').photos
    assert photo.caption_text == "Hội nghị xã"


def test_parts_of_a_table_without_one_part_words_in_what_stays_raw() -> None:
    for where in ["textarea", "svg", "object", "iframe"]:
        for tag in ["td", "th", "tr", "thead", "tbody", "tfoot", "caption"]:
            assert shown(f"<div><{where}>một<{tag}>hai</{tag}>ba</{where}></div>") == ["một", "hai", "ba"], (
                where,
                tag,
            )


def test_a_table_in_what_stays_raw_keeps_words_apart() -> None:
    assert shown("<svg><table>một<tr><td>ô</td></tr>hai</table></svg>") == ["một", "ô", "hai"]
    assert sorted(shown("<select><table>một<tr><td>ô</td></tr>hai</table></select>")) == ["hai", "một", "ô"]


def test_an_item_keeps_the_words_around_a_block() -> None:
    for item in ["- a@c\n- d", "1. a@c\n2. d", "- a@c\n\n- d", "> - a@c\n> - d"]:
        for block in ["<div>b</div>", "<nav>b</nav>", "<table><tr><td>b</td></tr></table>", "<p>b</p>"]:
            assert shown(item.replace("@", block)) == ["a", "b", "c", "d"], (item, block)


@pytest.mark.parametrize("between", ["<br>", "<button>", "<input>", "<x-y>", '<img src="a.jpg" alt="x">'])
def test_the_opening_and_ids_part_words_as_the_page_does(between: str) -> None:
    assert convert(f"Một{between}hai").opening == convert(f"<p>Một{between}hai</p>").opening == "Một hai"
    assert '<h2 id="mot-hai">' in convert(f"## Một{between}hai").html


@pytest.mark.parametrize("tag", ["form", "nav", "footer", "fieldset", "dialog"])
def test_a_block_that_is_dropped_leaves_a_block(tag: str) -> None:
    html = convert(f"Một<{tag}>giữa</{tag}>hai").html
    assert html.replace("\n", "") == "<p>Một</p><div><p>giữa</p></div><p>hai</p>"


@pytest.mark.parametrize("tag", ["textarea", "title", "iframe", "noframes", "xmp"])
def test_elements_within_a_dropped_text_are_read(tag: str) -> None:
    body = convert(f"Đầu.\n\n<div>a <{tag}>b <b>c</b></{tag}>d</div>")
    assert shown(f"Đầu.\n\n<div>a <{tag}>b <b>c</b></{tag}>d</div>") == ["Đầu.", "a", "b", "c", "d"]
    assert "data-place" not in body.html
    assert [it.message.split("<")[1].split(">")[0] for it in body.diagnostics] == [tag]


def test_what_is_dropped_is_told_once_at_its_place_and_nothing_else() -> None:
    source = (
        'Một\n\n<p>a<button>b</button><button>c</button>d</p>\n\n<div>a<iframe src="https://x.vn">x</iframe>b</div>'
    )
    assert [(it.line, it.column, it.message.split("<")[1].split(">")[0]) for it in convert(source).diagnostics] == [
        (3, 5, "button"),
        (5, 7, "iframe"),
    ]
