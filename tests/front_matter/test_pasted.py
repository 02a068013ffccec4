"""Pasted HTML through the site's own converter: words, photos and anchors stay, nobody gives a name of ours."""

from __future__ import annotations

import html as references
import re
import time
from collections import Counter
from urllib.parse import quote

import pytest
from bantin.front_matter.anchors import settle_anchors
from bantin.front_matter.cleaning import clean
from bantin.front_matter.conversion import Body, BodyConverter
from hypothesis import example, given
from hypothesis import strategies as st

from tests.demo.demo_pelicanconf import MARKDOWN

OPTIONS = {**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]}
CONVERTER = BodyConverter(OPTIONS)


def convert(text: str) -> Body:
    return CONVERTER.convert(text, "2024/a.md", 6, ("Thu Hà",))


def links(text: str) -> list[str]:
    return re.findall(' href="([^"]*)"', convert(text).html)


# ---- words

_WORD = re.compile(r"từ\d+q")
_BLOCKS = "p div center figure figcaption blockquote section details summary h2 h3 article x-card noscript"
_PARTS = "table tbody tr td th caption ul ol li dl dt dd b i em strong span font a o:p st1:place sup picture"
_TAGS = f"{_BLOCKS} {_PARTS}".split()
_ATTRIBUTES = ("", ' class="wp-caption"', " align=center", " style='text-align:center'", ' class="gallery"', " id=x")
_BETWEEN = ("", " ", "\n", "\n\n", "<br>", "<br/>", "&nbsp;", "<hr>")


@st.composite
def pasted(draw: st.DrawFn, depth: int = 4) -> str:
    """Draw HTML nested at will, some of it never closed, with words and photos that each stand once."""
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.integers(0, 4 if depth else 2))
        if kind <= 1:
            parts.append("¤ ¤")
        elif kind == 2:
            parts.append(draw(st.sampled_from(['<img src="¤.jpg" alt="¤">', "<IMG SRC=¤.jpg>", "![¤](¤.jpg)"])))
        else:
            tag = draw(st.sampled_from(_TAGS))
            end = draw(st.sampled_from([f"</{tag}>", f"</{tag.upper()}>", f"</{tag}>", ""]))
            parts.append(f"<{tag}{draw(st.sampled_from(_ATTRIBUTES))}>{draw(pasted(depth - 1))}{end}")
        parts.append(draw(st.sampled_from(_BETWEEN)))
    return "".join(parts)


def numbered(template: str) -> str:
    numbers = iter(range(1, 10_000))
    return re.sub("¤", lambda _: f"từ{next(numbers)}q", template)


@pytest.mark.slow
@given(st.lists(pasted(), min_size=1, max_size=3).map("\n\n".join).map(numbered))
@example(numbered('<figure><figure>¤ ¤<img src="¤.jpg" alt="¤"><figcaption>¤</figcaption></figure></figure>'))
@example(
    numbered('<figure><div><img src="¤.jpg"><figcaption>¤</figcaption></div><figcaption>¤</figcaption></figure>')
)
@example(numbered('<table><caption><img src="¤.jpg" alt="¤"></caption>¤ ¤<img src="¤.jpg" alt="¤"></table>'))
@example(
    numbered('<table><caption>¤</caption><tr><td><img src="¤.jpg" alt="¤"></td></tr><caption>¤</caption></table>')
)
def test_random_html_keeps_every_word_once(text: str) -> None:
    body = convert(text)
    of_photos = " ".join(f"{photo.source} {photo.alt}" for photo in body.photos)
    assert Counter(_WORD.findall(body.html + of_photos)) == Counter(_WORD.findall(text))


@given(st.lists(pasted(), min_size=1, max_size=3).map("\n\n".join).map(numbered))
def test_random_html_comes_out_clean_and_settled(text: str) -> None:
    html = convert(text).html
    assert clean(html.replace("\x02", "").replace("\x03", "")) == html.replace("\x02", "").replace("\x03", "")
    assert settle_anchors(html) == html
    assert "data-p" not in html
    ids = re.findall(' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.slow
@pytest.mark.parametrize(
    "shape",
    ["<li><td>", "<p><b>", "<div>", "<td>", "<tr><td>", "<dl><dt>", "</div>", "<p>x</p>", "<a name=x>", "<noscript>"],
)
def test_tags_without_end_cost_a_time_that_is_bounded(shape: str) -> None:
    began = time.process_time()
    convert(shape * 1_200)
    convert("> Một " + shape * 600)
    assert time.process_time() - began < 1.4


# ---- references


@pytest.mark.parametrize("typed", ["tr&ocirc;&#768;ng", "tr&ocirc;\u0300ng", "tro&#x302;&#x300;ng", "tr&#7891;ng"])
@pytest.mark.parametrize(
    "place", ["@", "<p>@</p>", "<td>@</td>", "## @", "- @", "<figure><p>@</p></figure>", "**@**"]
)
def test_marks_are_put_together_once_references_are_read(place: str, typed: str) -> None:
    assert ">trồng<" in re.sub(r"\s*\n\s*", "", f">{convert(place.replace('@', typed)).html}<").replace(">\n", ">")


def test_an_opening_and_a_heading_keep_the_letters_that_were_typed_as_references() -> None:
    body = convert("H&#7897;i ngh&#x1ECB; &lt;b&gt;\n\n## M&#7909;c")
    assert body.opening == "Hội nghị <b>"
    assert '<h2 id="muc">' in body.html


def test_a_story_that_is_all_html_has_an_opening() -> None:
    assert convert("<div><p>Một <b>hai</b>.</p><p>Ba.</p></div>").opening == "Một hai."


# ---- places and links to them


def test_a_place_of_old_is_found_and_stands_on_no_line_of_its_own() -> None:
    html = convert('[x](#phan2)\n\n<a name="phan2"></a>\n\n## Phần thứ hai').html
    assert html == '<p><a href="#phan2">x</a></p>\n<h2 id="phan-thu-hai"><a id="phan2"></a>Phần thứ hai</h2>'


@pytest.mark.parametrize(
    "place",
    [
        '<a name="neo-có-dấu"></a>', "<a id='neo-có-dấu'></a>", '<A NAME="neo-có-dấu"/>', '<p id="neo-có-dấu">x</p>',
        '<p><a name="neo-co&#769;-dấu">x</a></p>', "Chữ\n{: #neo-có-dấu }", '<div id="neo-có-dấu"><p>x</p></div>',
        '<table id="neo-có-dấu"><tr><td>x</td></tr></table>', '<h2 id="neo-có-dấu">x</h2>',
        '<figure id="neo-có-dấu"><img src="a.jpg" alt="x"></figure>', '<span id="neo-có-dấu">x</span>',
        '<details id="neo-có-dấu"><summary>x</summary></details>', '<td><a name="neo-có-dấu"></a></td>',
    ],
)  # fmt: skip
def test_an_anchor_with_marks_is_found_however_the_link_is_written(place: str) -> None:
    for written in ("neo-có-dấu", quote("neo-có-dấu"), "neo-co\u0301-dấu", "Neo-Có-Dấu", "neo-co-dau"):
        html = convert(f"[x](#{written})\n\n{place}").html
        [target] = re.findall(' href="#([^"]*)"', html)
        assert references.unescape(target) in re.findall(' id="([^"]*)"', html) == ["neo-có-dấu"], written


@pytest.mark.parametrize(
    ("heading", "written", "found"),
    [
        ("Định nghĩa", "định-nghĩa", "dinh-nghia"),
        ("Định nghĩa", "%C4%91%E1%BB%8Bnh-ngh%C4%A9a", "dinh-nghia"),
        ("`__init__`.py files", "initpy-files", "init-py-files"),
        ("1. Mục đích, yêu cầu", "1-mục-đích-yêu-cầu", "1-muc-dich-yeu-cau"),
        ("Kết quả\n\n## Kết quả", "kết-quả-1", "ket-qua-2"),
        ("Kết quả\n\n## Kết quả", "ket-qua_1", "ket-qua-2"),
        ("Kết quả\n\n## Kết quả", "ket-qua", "ket-qua"),
        ("Kết quả", "khong-co", "khong-co"),
        ("Kết quả", "!", "!"),
    ],
)
def test_a_heading_is_found_by_the_names_that_other_systems_make(heading: str, written: str, found: str) -> None:
    assert links(f"[x](#{written})\n\n## {heading}") == [f"#{found}"]


def test_an_anchor_that_the_page_has_is_told_and_a_link_to_another_place_stays() -> None:
    body = convert('<a name="noi-dung"></a>\n\n[x](b.md#định-nghĩa)\n\n## Định nghĩa')
    assert [it.line for it in body.diagnostics] == [6]
    assert "{filename}b.md#định-nghĩa" in body.html


# ---- what is ours alone

FORGED = [
    '<sup class="footnote-ref" id="fnref-1">1</sup>',
    '<p class="footnote">x</p>',
    "<div class='photo' data-pasted-class='photo' data-pasted-id='noi-dung'><p>x</p></div>",
    "<p data-place='1:1' data-pasted='1' id='fn-1'>x</p>",
    "<p>&#xFDD0;&#xFDD2;&#xFDDC;&#xFDD2;&#xFDD1;x &#2;wzxhzdk:0&#3; &#2;photo:0&#3;</p>",
    "<div>&#2;same-category&#3;</div>",
    "<img src=a.jpg class='photo__link' alt='x'>",
    "<figure class='photo'><img src=a.jpg alt=x><figcaption class='photo__credit'>y</figcaption></figure>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<p title='\"><script>alert(1)</script>'>x</p>",
    "<o:p onclick=x><v:imagedata src='javascript:x' onload=x></o:p>",
    "<a href='java&#9;script:x'><div><img src=a.jpg alt=x></div></a>",
    "<details ontoggle=x open><summary onclick=x>y</summary></details>",
]  # fmt: skip


@pytest.mark.parametrize("text", FORGED)
def test_nothing_of_ours_and_nothing_that_acts_can_be_given(text: str) -> None:
    html = convert(text).html
    assert not re.search("footnote|photo__link|photo__credit|<script|onclick|onload|ontoggle|javascript|data-p", html)
    assert "same-category" not in re.findall("\x02([^\x03]*)\x03", html)
    assert 'class="photo"' not in html or "<figure" in html
    assert all(identity not in ("fn-1", "fnref-1", "noi-dung") for identity in re.findall(' id="([^"]*)"', html)) or (
        "fn" in text and "[^" not in text
    )


def test_a_missing_description_is_told_on_the_photos_own_line() -> None:
    body = convert(
        'Một.\n\n<div class="wp-caption">\n<p>\n<img src="a.jpg">\n</p><p class="wp-caption-text">x</p></div>'
    )
    assert [(it.line, it.rule) for it in body.diagnostics] == [(10, "caption/missing-alt")]
    assert [photo.line for photo in body.photos] == [10]
