"""Bodies through the converter: what stays to the letter, what goes, and what is said about it."""

import re

import pytest
from bantin.front_matter.conversion import Body, BodyConverter
from bantin.newsroom.photo import slot
from bantin.newsroom.slots import SAME_CATEGORY_ELEMENT

from tests.demo.demo_pelicanconf import MARKDOWN

OPTIONS = {**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]}
CONVERTER = BodyConverter(OPTIONS)


def convert(text: str) -> Body:
    return CONVERTER.convert(text, "2024/a.md", 6, ())


def warnings(text: str) -> list[tuple[int, str]]:
    return [
        (found.line, found.message) for found in convert(text).diagnostics if found.rule.endswith("removed-markup")
    ]


@pytest.mark.parametrize(
    "text",
    [
        'Chữ **đậm**, *nghiêng*, `mã` & [nơi khác](https://a.vn/?a=1&b=2 "tên").',
        "[thư](mailto:a@b.vn), [gọi](tel:+84207), [tin]({filename}/2024/cam.md#muc), [trang]({index})",
        "## Mục {: #muc .rong }\n\n- một\n- hai\n\n> Lời nói\n",
        "| A | B |\n|---|--:|\n| 1 | 2 |\n",
        "Có chú thích.[^1]\n\n[^1]: Ở cuối.\n",
        '![Hội nghị](a.jpg){: focus="30% 20%" }\nChú thích **đậm**. Ảnh: Tuấn Tú\n',
        "![Một](a.jpg) ![Hai](b.jpg)\nHai ảnh.\n\nTin cùng chuyên mục\n\nHết.",
        '<figure class="rong"><img src="a.jpg" alt="Một"><figcaption>Dòng</figcaption></figure>',
        "HTX\n\n*[HTX]: Hợp tác xã\n",
        "{: .rong }\nchữ < 5 và > 3, \"ngoặc\" 'đơn' &copy; 2024",
        "[ngoại ngữ](https://a.vn){: lang=en }",
    ],
)
def test_what_editors_need_stays_without_a_word(text: str) -> None:
    assert warnings(text) == []


def test_a_link_to_the_file_of_a_story_means_its_page() -> None:
    html = convert(
        "[a](cam.md) [b](/2024/cam.md#muc) [c](https://a.vn/cam.md) [d](cam.md?x=1) [e](../cam.markdown)"
    ).html
    assert re.findall('href="([^"]*)"', html) == [
        "{filename}cam.md",
        "{filename}/2024/cam.md#muc",
        "https://a.vn/cam.md",
        "cam.md?x=1",
        "{filename}../cam.markdown",
    ]


def test_marks_of_other_plugins_survive_and_cannot_be_forged() -> None:
    assert slot(0) in convert("![Một](a.jpg)\nChú thích.").html
    assert SAME_CATEGORY_ELEMENT in convert("Đầu.\n\nTin cùng chuyên mục\n\nCuối.").html
    for forged in ("&#2;photo:7&#3;", "&#x2;photo:7&#x03;", "&#00002photo:7&#3", "<div>&#2;same-category&#3;</div>"):
        assert "\x02" not in convert(forged).html


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Một.\n\nHai <script>alert(1)</script> ba.", 8, "thẻ <script>"),
        ("<iframe src='https://a.vn'></iframe>", 6, "thẻ <iframe>"),
        ("Một.\n\n<p onclick='x()'>Hai</p>", 8, "phần “onclick=…” của thẻ <p>"),
        ("Một\n[x](javascript:alert(1))", 7, "địa chỉ “javascript:alert(1)”"),
        ("[x](data:text/html,a)", 6, "địa chỉ “data:text/html,a”"),
        ("[x](https://a.vn){: onclick='x()' }", 6, "phần “onclick=…” trong ngoặc"),
        ("[x](https://a.vn){: href='https://b.vn' title=t }", 6, "phần “href=…” trong ngoặc"),
        ("[x]({alert(1)}javascript:1)", 6, "địa chỉ “{alert(1)}javascript:1”"),
        ("[x]({filename}javascript:alert)", 6, "địa chỉ “{filename}javascript:alert”"),
        ("<form action=/x><input></form>", 6, "thẻ <form>"),
        ("<svg><a xlink:href='javascript:x'>a</a></svg>", 6, "thẻ <svg>"),
    ],
)
def test_what_can_act_goes_with_a_warning_at_its_line(text: str, line: int, words: str) -> None:
    found = warnings(text)
    assert any(at == line and message.startswith(words) for at, message in found), found
    html = convert(text).html
    assert not any(
        sign in html for sign in ("script", "onclick", "style=", "data:", "b.vn", "<iframe", "<form", "<svg")
    )


@pytest.mark.parametrize(
    "text",
    [
        "<p style='color:red' align=center data-x=1>Hai</p>",
        "<p class=MsoNormal>Hai<o:p></o:p></p>",
        "<center><font color=red face=Arial>Hai</font></center>",
        "Một <font color='red'>Hai</font> <span style='color:red'>ba</span>",
        "<a href='https://a.vn' target='_blank' rel='noopener'>Hai</a>",
        "<table width='100%' border='1' cellpadding='0'><tr><td valign='top' nowrap>Hai</td></tr></table>",
    ],
)
def test_what_only_said_how_it_looked_goes_without_a_word(text: str) -> None:
    found = convert(text)
    assert found.diagnostics == ()
    assert "Hai" in found.html
    assert not re.search("style|align|data-|Mso|o:p|center|font|color|target|rel=|width|border|nowrap", found.html)


@pytest.mark.parametrize("mark", ["{static}", "{attach}", "|static|", "{STATIC}"])
def test_pelican_never_gets_a_file_to_copy(mark: str) -> None:
    assert 'href="../../.env"' in convert(f"[x]({mark}../../.env)").html


@pytest.mark.parametrize(
    "text",
    [
        "[x]({static}{static}javascript:alert(1))",
        "[x]({static}javascript:alert(1))",
        "[x](|x|javascript:alert(1))",
        "[x]({tag}javascript:alert(1))",
        "[x]({filename}//a.vn/x)",
        "<a href='{a}&#106;avascript:alert(1)'>x</a>",
        "<a href='{static}java&Tab;script:alert(1)'>x</a>",
        "<a href=' {static}java&#9;script:alert(1)'>x</a>",
        "<a href='java&#1;script:alert(1)'>x</a>",
        "<a href='{static'>x</a>",
    ],
)
def test_a_mark_hides_no_scheme_and_no_host(text: str) -> None:
    assert "href" not in convert(text).html


def test_an_address_in_another_attribute_is_not_left_for_pelican_to_rewrite() -> None:
    assert "title" not in convert("""<a title="a href='{filename}x.md'" href="https://a.vn">x</a>""").html


def test_a_quote_in_a_marked_address_is_written_by_number() -> None:
    html = convert('<a href="{filename}a&amp;b.md?&quot; onclick=&quot;x">x</a>').html
    assert html.strip() == '<p><a href="{filename}a%26b.md?%22%20onclick=%22x">x</a></p>'


def test_captions_are_clean_too() -> None:
    [photo] = convert("![Một](a.jpg)\nChú thích <b onclick=x>đậm</b>.").photos
    assert photo.caption_html == "Chú thích <b>đậm</b>."
