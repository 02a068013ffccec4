"""Classes and ids of authors: which stay, which go, what is said; those of this program stay in any case."""

import re

import pytest
from bantin.front_matter.conversion import Body, BodyConverter
from bantin.newsroom.classes import NAMES
from bantin.newsroom.page_ids import OF_THE_PAGE, THEME_PREFIX
from bantin.newsroom.slots import SAME_CATEGORY_ELEMENT

from tests.demo.demo_pelicanconf import MARKDOWN

OPTIONS = {**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]}
CONVERTER = BodyConverter(OPTIONS)


def convert(text: str) -> Body:
    return CONVERTER.convert(text, "2024/a.md", 6, ("Thu Hà",))


def findings(text: str) -> list[tuple[int, str]]:
    return [(it.line, it.message) for it in convert(text).diagnostics if it.rule == "front-matter/name"]


def ids(text: str) -> list[str]:
    return re.findall(' id="([^"]*)"', convert(text).html)


def classes(text: str) -> set[str]:
    return {name for value in re.findall(' class="([^"]*)"', convert(text).html) for name in value.split()}


WAYS = [
    "[x](https://a.vn){: .@ }",
    "[x](https://a.vn){: class='@' }",
    "Một.\n{: .@ }",
    "## Mục {: .@ }",
    "- một\n{: .@ }",
    "| a |\n|---|\n| b {: .@ } |",
    "<p class='@'>x</p>",
    "<span class=@>x</span>",
    "<div><b class='x @ x'>y</b></div>",
    "<P CLASS='@'>x</P>",
    "<p/class=@>x",
    "<p class='&#64;@'>x</p>",
    "![x](a.jpg)\n*Chú <b class='@'>thích</b>*",
    "<figure class='@'><img src='a.jpg' alt='x'><figcaption class='@'>y</figcaption></figure>",
]
# What the theme styles or a plugin gives: an author may use none of them.
OURS = ("card__link", "photo", "photo__link", "photo__credit", "byline", "masthead", "skip-link", "table-scroll")


@pytest.mark.parametrize("way", WAYS)
def test_no_way_gives_a_class_of_the_theme(way: str) -> None:
    plain = classes(way.replace("@", "rong")) - {"rong"}
    for name in OURS:
        assert classes(way.replace("@", name)) <= plain, name
        said = [message for _, message in findings(way.replace("@", name))]
        assert any(f"{name}” không có nên đã được bỏ" in message for message in said)
        assert all(allowed in message for message in said for allowed in NAMES)


def test_each_way_gives_each_class_of_the_table_without_a_word() -> None:
    for way in WAYS[:5] + WAYS[6:8]:
        for name in NAMES:
            assert name in classes(way.replace("@", name)), (way, name)
            assert findings(way.replace("@", name)) == [], (way, name)


def test_classes_on_photos_stay_only_if_they_are_of_the_table() -> None:
    lists = ("![x](a.jpg){: .rong .card__link }\nCó.", "![x](a.jpg)\n{: .rong .card__link }")
    for way in (*lists, "<img class='rong card' src=a.jpg>"):
        found = convert(way)
        assert "card" not in found.html
        assert found.photos[0].classes == ("rong",)


def test_what_this_program_gives_stays() -> None:
    text = "![x](a.jpg)\nMột. Ảnh: Tú\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\nCó[^1].\n\nThu Hà\n\n[^1]: x"
    assert classes(text) == {
        *("photo", "photo__caption", "photo__credit", "table-scroll", "canh-giua", "canh-phai", "byline"),
        *("footnote", "footnote-ref", "footnote-backref"),
    }
    assert findings(text) == []


def test_an_authors_scrolling_box_is_no_stop_for_the_tab_key() -> None:
    assert convert("<section aria-label='Bảng' tabindex='0'>x</section>").html == "<section>x</section>"
    assert 'tabindex="0"' in convert("| a |\n|---|\n| b |").html


def test_a_class_is_said_with_its_line() -> None:
    said = findings("Một card.\n\n[x](https://a.vn){: .card }\n\n<p class='hop'>x</p>")
    assert [(line, message.split("”")[0]) for line, message in said] == [(8, "lớp “card"), (10, "lớp “hop")]


PLACES = ("Một\n{: #@ }", "<p id='@'>x</p>", "<a name=@>x</a>", "![x](a.jpg){: #@ }", "## A {: id=@ }")


def test_an_id_of_the_page_is_refused() -> None:
    for way in PLACES:
        for name in [*sorted(OF_THE_PAGE), f"{THEME_PREFIX}cung-chuyen-muc"]:
            assert name not in ids(way.replace("@", name)), (way, name)
            [(line, message)] = findings(f"Một.\n\n{way}".replace("@", name))
            assert line >= 8 and message.startswith(f"tên chỗ “#{name}” đã có trên trang"), (way, name)


def test_an_id_is_once_on_a_page_and_the_first_keeps_it() -> None:
    text = "Một\n{: #a }\n\n<p id='a'>hai</p>\n\n<div id='b'>x</div>\n\nBa\n{: #b }"
    assert ids(text) == ["a", "b"]
    assert [line for line, _ in findings(text)] == [9, 14]


def test_headings_and_footnotes_keep_their_ids_whatever_comes_before() -> None:
    text = "<p id='fn-1'>x</p>\n\n<p id='muc-hai'>y</p>\n\n## Mục hai\n\nCó[^1].\n\n[^1]: x"
    assert ids(text) == ["muc-hai", "fnref-1", "fn-1"]
    html = convert(text).html
    assert all(part in html for part in ('<h2 id="muc-hai">', '<li id="fn-1">', 'href="#fn-1"', 'href="#fnref-1"'))


def test_ids_of_headings_are_what_they_were() -> None:
    assert ids("## Kết quả\n\n## Kết quả\n\n## Nội dung\n\n## !!!\n\n## Tin liên quan\n\n## Có tên {: #rieng }") == [
        *("ket-qua", "ket-qua-2", "noi-dung-2", "muc", "tin-lien-quan", "rieng"),
    ]


def test_links_lead_where_they_led() -> None:
    html = convert("<a name='cho-a'></a>Một\n\n[x](#cho-a) [y]({filename}b.md#muc-1) [z](c.md#fn-1)").html
    assert '<a id="cho-a"></a>' in html
    assert re.findall('href="([^"]*)"', html) == ["#cho-a", "{filename}b.md#muc-1", "{filename}c.md#fn-1"]


def test_a_caption_is_shown_again_elsewhere_and_has_no_ids() -> None:
    [photo] = convert("![x](a.jpg)\nCó <b id='a' class='photo__link rong'>chữ</b>.").photos
    assert photo.caption_html == 'Có <b class="rong">chữ</b>.'


ATTRIBUTES = """
    style tabindex role aria-label aria-hidden slot part contenteditable hidden popover popovertarget accesskey
    itemprop itemscope target rel download ping name is data-photo data-act inert draggable autofocus align width
    bgcolor background open form onclick onfocus usemap srcdoc
"""
TAGS = """
    dialog form input button label select iframe object embed nav header main aside style link meta
    base svg math template slot bdo marquee audio video canvas map area menu output progress search x-card
"""


def test_no_attribute_that_acts_or_places_passes() -> None:
    for name in ATTRIBUTES.split():
        html = convert(f"<p {name}='x'>a</p>\n\n<section {name}='Bảng'>b</section>\n\n<b {name}=0>c</b>").html
        assert f"{name}=" not in html, name


def test_no_element_that_acts_or_covers_passes() -> None:
    for tag in TAGS.split():
        found = convert(f"Một.\n\n<{tag} name=x open popover id=y>chữ</{tag}>")
        assert f"<{tag}" not in found.html, tag
        assert any(f"<{tag}>" in it.message for it in found.diagnostics), tag


@pytest.mark.parametrize("opened", ["<b>", "<a href='x'>", "<em><u>"])
def test_a_block_of_the_page_never_stands_in_an_element_of_an_author(opened: str) -> None:
    found = convert(f"Một {opened} hai.\n\nTin cùng chuyên mục\n\nHai.")
    assert "\x02" not in found.html
    [said] = [it for it in found.diagnostics if "khối tin được đặt ở cuối bài" in it.message]
    assert said.line == 8
    assert SAME_CATEGORY_ELEMENT in convert("Một<br>.\n\n<div>x</div>\n\nTin cùng chuyên mục\n\nHai.").html
