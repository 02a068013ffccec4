"""Each finding tells the line and the column where its cause was typed, whatever else holds the same letters."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from bantin.front_matter.conversion import Body
from bantin.front_matter.document import Document, parse_document
from bantin.front_matter.empty import empty_body
from bantin.newsroom.diagnostic import Diagnostic

from tests.cures.desk import _converter

FIRST = 6  # line of the body


def body(text: str) -> Body:
    return _converter().convert(text, "tin.md", FIRST, ())


def places(found: list[Diagnostic] | tuple[Diagnostic, ...], rule: str) -> list[tuple[int, int]]:
    return [(it.line, it.column) for it in found if it.rule == rule]


# What is wrong stands at «; the same letters stand elsewhere, where nothing is wrong.
REMOVED = "front-matter/removed-markup"
NAME = "front-matter/name"
SLIP = "link/slip"
CASES = [
    (REMOVED, "Một `<form>`.\n\nHai «<form id=x>ba</form>."),
    (REMOVED, "<div>\n<p>x</p>\n«<p onclick='x()'>onclick=</p>\n</div>"),
    (REMOVED, "Chữ onclick= gì.\n\n- một\n- hai «<b onclick='x()'>ba</b>"),
    (REMOVED, "`[x](javascript:alert(1))`\n\n> một\n> hai [x](«javascript:alert(1))"),
    (REMOVED, "href=\n\n[x](https://a.vn)«{: href='b' }"),
    (NAME, "Chữ la và `{: .la }`.\n\nMột\n«{: .la }"),
    (NAME, "## Mục la «{: .la }"),
    (NAME, "la\n\n| a | b |\n|---|---|\n| x | y «{: .la } |"),
    (NAME, "Chữ «<span class='la'>la</span>"),
    (NAME, "Một {: #a }\n\n«<p id='noi-dung'>noi-dung</p>"),
    (NAME, "![a](a.jpg)\n\n![b](b.jpg)«{: .la }\nChú thích. Ảnh: T"),
    (NAME, "![a](a.jpg)\nChú «<b class='la'>thích</b>. Ảnh: T"),
    (SLIP, "www.x.vn/a và `[y](www.x.vn/a)`\n\nMột [y](«www.x.vn/a)."),
    (SLIP, "một\nhai\n  \tba [y](«www.x.vn/a)"),
    (SLIP, "- một\n  - hai [y](«www.x.vn/a)"),
    (SLIP, "> - một\n>   [y](«www.x.vn/a)"),
    (SLIP, "| a | b |\n|---|---|\n| c | [y](«www.x.vn/a) |"),
    (SLIP, "Một[^1].\n\n[^1]: xem [y](«www.x.vn/a)"),
    (SLIP, "Một[^1].\n\n[^1]: xem\n    rồi [y](«www.x.vn/a)"),
    (SLIP, "[y][1] và [z][1]\n\nHai.\n\n[1]: «www.x.vn/a"),
    (SLIP, "<div>\n<p>một</p>\n<p>\n«<a href='www.x.vn/a'>y</a></p>\n</div>"),
    (SLIP, "một «<a\n href='www.x.vn/a'>y</a>"),
    (SLIP, "![a](a.jpg)\nChú thích [y](«www.x.vn/a). Ảnh: T"),
    (SLIP, "Một <!-- www.x.vn/a\n\n[y](www.x.vn/a) -->\nhai\n<!-- x -->\nba [y](«www.x.vn/a)"),
    (SLIP, "Một  \nhai\\\nba [y](«www.x.vn/a)"),
    (SLIP, "```\n[y](www.x.vn/a)\n```\n\n**[y](«www.x.vn/a)**"),
    (SLIP, "Thứ\tSáng\nHai\thọp\n\n[y](«www.x.vn/a)"),
    (SLIP, "[comment]: # ( [y](www.x.vn/a) )\n\n😀 tin [y](«www.x.vn/a)"),
    ("link/empty", "[y](a.html) [y](«)"),
    ("caption/missing-alt", "a.jpg\n\n`![](a.jpg)`\n\n«![](a.jpg)\nMột. Ảnh: T"),
    ("caption/missing-alt", "- một\n\n  «![](a.jpg)\n  Một. Ảnh: T"),
    ("caption/missing-alt", "| a | «![](a.jpg) |\n|---|---|\n| b | c |"),
    ("caption/missing-alt", "<p>\nmột «<img src='a.jpg'> hai</p>"),
    ("caption/same-line", "Quang cảnh họp.\n\n«![a](a.jpg) Quang cảnh họp."),
    ("caption/in-html", "<div>\n\n<p>x\n«![a](a.jpg)</p></div>"),
    ("caption/byline", "Tuấn Tú\n\n![a](a.jpg)\nQuang cảnh.\n«Tuấn Tú\n\nHết."),
    ("caption/second-marker", "Một.\n\nTin cùng chuyên mục\n\nHai.\n\n«Tin cùng chuyên mục\n\nBa."),
    ("dialect/photo-signs", "Một ![a](a.jpg) hai.\n\nBa «![a](b.jpg"),
]


@pytest.mark.parametrize(("rule", "typed"), CASES, ids=lambda value: str(value)[:40])
def test_a_finding_stands_where_its_cause_was_typed(rule: str, typed: str) -> None:
    before, _, behind = typed.partition("«")
    authors = ("Tuấn Tú",)
    found = _converter().convert(before + behind, "tin.md", FIRST, authors).diagnostics
    wanted = FIRST + before.count("\n"), len(before) - before.rfind("\n")
    assert places(found, rule) == [wanted]


@pytest.mark.parametrize(
    "text", ["www.x.vn/a `[y](www.x.vn/a)`", "[y](https://x.vn)", "[y](tel:0912345678)", "[y](#a)"]
)
def test_innocent_text_has_no_finding_of_links(text: str) -> None:
    assert [it for it in body(text).diagnostics if it.rule.startswith("link/")] == []


def test_a_mistake_that_is_made_twice_is_told_at_its_first_place() -> None:
    found = body(
        "Một [a](www.x.vn) hai [b](www.x.vn)\n\n<form>x</form> <form>y</form>\n\nA\n{: .la }\n\nB\n{: .la }"
    ).diagnostics
    assert [(it.rule, it.line, it.column) for it in found] == [
        (REMOVED, 8, 1),
        (NAME, 11, 1),
        (SLIP, 6, 9),
    ]


def test_nothing_of_places_is_published() -> None:
    photo = "![a](a.jpg)\n*Chú* <b class='la'>thích</b> [x](y.md)\n\n"
    made = body(f"{photo}<p data-place='9:9'>a</p>\n\nHTX.\n\n*[HTX]: Hợp tác xã\n")
    html = made.html + "".join(photo.caption_html for photo in made.photos)
    assert "data-" not in html
    assert not [letter for letter in html if "\ufdd0" <= letter <= "\ufdef"]


def parse(data: bytes) -> Document:
    return parse_document(data, "tin.md", ZoneInfo("Asia/Ho_Chi_Minh"), ())


PLAIN = "Title: Họp\nDate: 2024-01-14\nTags: cam, OCOP\nRelated: a.md, b.md\n\nMột [x](www.x.vn)\n"


@pytest.mark.parametrize(
    "data",
    [PLAIN.encode(), PLAIN.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + PLAIN.encode()],
    ids=["LF", "CRLF", "BOM"],
)
def test_places_do_not_depend_on_line_ends_and_marks_of_order(data: bytes) -> None:
    document = parse(data)
    found = _converter().convert(*document.body_arguments).diagnostics
    assert places(found, SLIP) == [(6, 9)]
    assert (document.place_of("tags", "OCOP"), document.place_of("related", "b.md")) == ((3, 12), (4, 16))


def test_items_of_a_list_in_yaml_stand_on_their_own_lines() -> None:
    document = parse(
        b'---\ntitle: "Hop"\ndate: 2024-01-14\nrelated:\n  - a.md\n  - "b.md"\nsummary: >-\n  Mot\n---\nChu.\n'
    )
    assert (document.place_of("related", "a.md"), document.place_of("related", "b.md")) == ((5, 5), (6, 6))
    assert (document.place_of("title"), document.place_of("summary")) == ((2, 9), (8, 3))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "<!-- viết sau -->",
        "[comment]: # (viết sau)",
        "\u200b\u2060",
        "&nbsp;\u00a0",
        "&#8203;",
        "<p></p>",
        "---",
        "Tin cùng chuyên mục",
    ],
)
def test_a_story_that_shows_nothing_is_an_error(text: str) -> None:
    document = parse(f"Title: Họp\nDate: 2024-01-14\n\n{text}".encode())
    made = _converter().convert(*document.body_arguments)
    assert [(it.rule, it.severity) for it in empty_body(document, made)] == [("front-matter/empty-body", "error")]


@pytest.mark.parametrize(
    "text",
    [
        "Chữ",
        "![a](a.jpg)",
        "[Kế hoạch](kh.pdf)",
        "https://youtu.be/abcdef12345",
        "![nghe](a.mp3)",
        "| a |\n|---|\n| b |",
        "5",
        "[^1]\n\n[^1]: x",
    ],
)
def test_a_story_that_shows_a_word_a_photo_a_clip_or_a_file_is_none(text: str) -> None:
    document = parse(f"Title: Họp\nDate: 2024-01-14\n\n{text}\n".encode())
    assert list(empty_body(document, _converter().convert(*document.body_arguments))) == []


def test_a_draft_may_be_empty_yet() -> None:
    document = parse("Title: Họp\nStatus: nháp\n\n".encode())
    assert list(empty_body(document, _converter().convert(*document.body_arguments))) == []
