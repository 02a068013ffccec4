"""Nothing that an author writes brings a forbidden character or a forged mark through the cleaning of bodies."""

import unicodedata

import pytest
from bantin.front_matter.cleaning import clean
from bantin.front_matter.conversion import Body, BodyConverter
from bantin.front_matter.slot_filling import Settling
from bantin.newsroom.photo import slot
from bantin.newsroom.slots import mark
from bantin.vietnamese.forbidden import FORBIDDEN
from hypothesis import example, given
from hypothesis import strategies as st

from tests.demo.demo_pelicanconf import MARKDOWN
from tests.front_matter.boundary import PLACES, SMUGGLED, assert_is_clean

OPTIONS = {**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]}
CONVERTER = BodyConverter(OPTIONS)


def convert(text: str) -> Body:
    return CONVERTER.convert(text, "2024/a.md", 6, ())


@pytest.mark.parametrize("place", PLACES)
def test_no_shape_brings_anything_through_any_place(place: str) -> None:
    for smuggled in SMUGGLED:
        assert_is_clean(convert(place.replace("@", f"a{smuggled}b")))


@given(
    st.lists(
        st.tuples(st.sampled_from(PLACES), st.lists(st.sampled_from([*SMUGGLED, "a", " "]), max_size=3)), max_size=6
    )
)
def test_no_mixture_of_shapes_brings_anything_through(parts: list[tuple[str, list[str]]]) -> None:
    assert_is_clean(convert("\n\n".join(place.replace("@", "".join(inner)) for place, inner in parts)))


PIECES = (
    "<p>,</p>,<b>,</b>,<a href=x>,<a name=q>,</a>,<table>,<tr>,<td>,</table>,<ul>,<li>,<pre>,</pre>,<code>,<h2>,"
    "<div>,</div>,<figure>,<figcaption>,<ol>,<dl><dt>,<svg>,<math>,</svg>,<style>,</style>,<title>,</title>,<select>,<?x,"
    "<template>,<![CDATA[,]]>,<!--,-->,<button>,<p title='&#2;>'>,<form>,<iframe>,<noscript>,<body>,<textarea>,<xmp>,"
    "<plaintext>,x,e,&#2;,&#x202e;,&NoBreak;,&amp;#2;,&#&#2;2;,&#x301;,&#x338;,&lt;,&quot;,&nbsp;,\n,\n\n, ,"
    "<a href='{static}/x.md'>,<a href='{static}{filename}x'>,<a href='java&#x202e;script:x'>"
)
# Without halves of characters: bodies are decoded from UTF-8, which has none, and "&#xD800;" means U+FFFD.
SIGNS = st.characters(exclude_categories=["Cs"])
DOCUMENTS = st.lists(st.one_of(st.sampled_from(PIECES.split(",")), SIGNS), max_size=20)


@given(DOCUMENTS)
@example(["<table>", "0"])
@example(["<table>", "<b>", "0"])
@example(["x", "<table>", "0", "<table>", "e"])
def test_cleaning_twice_is_cleaning_once(pieces: list[str]) -> None:
    once = clean("".join(pieces))
    assert clean(once) == once
    assert not FORBIDDEN.search(once)


def test_a_character_taken_out_makes_no_new_address_and_no_new_reference() -> None:
    assert "href" not in clean("<a href='java&#x202e;script:alert(1)'>x</a>")
    assert clean("&#&#2;2;") == "&amp;#2;"
    assert clean("&amp;#x202E;") == "&amp;#x202E;"


def test_text_is_in_nfc_and_no_tag_is_composed_with_a_mark() -> None:
    assert clean("<b>a&#x300;</b>&#x338;") == "<b>à</b>\u0338"
    assert unicodedata.normalize("NFC", "<b>\u0338") != "<b>\u0338"  # what must not happen to a tag


def test_preformatted_text_keeps_an_empty_first_line() -> None:
    assert clean("<pre>\n\nx</pre>") == "<pre>\n\nx</pre>"


def test_code_shows_a_reference_as_it_is_written() -> None:
    found = convert("`&#x202E;` và &amp;#x202E;\n\n```\n&#2;\n```\n")
    assert "<code>&amp;#x202E;</code> và &amp;#x202E;" in found.html
    assert "<pre><code>&amp;#2;" in found.html
    assert found.diagnostics == ()


def test_each_line_with_such_a_reference_is_named_once() -> None:
    found = convert("Một &#x202E;hai&#x202E;.\n\nBa &NoBreak;bốn.\n\n<p title='&#&#2;2;'>x</p>\n\n`&#2;` năm")
    said = [(it.line, it.column, it.severity, it.message.split(",")[0]) for it in found.diagnostics]
    assert said == [
        (6, 5, "warning", "có ký tự không nhìn thấy (U+202E)"),
        (8, 4, "warning", "có ký tự không nhìn thấy (U+2060)"),
        (10, 13, "warning", "có ký tự không nhìn thấy (U+0002)"),
    ]


def test_a_body_is_the_same_to_the_byte_whatever_its_nonce() -> None:
    text = "## Mục\n\n![x](a.jpg)\nCó[^1].\n\nTin cùng chuyên mục\n\n[^1]: x"
    assert convert(text) == BodyConverter(OPTIONS).convert(text, "2024/a.md", 6, ())


NONCE = "0123456789abcdef" * 2


def test_a_mark_becomes_a_slot_in_text_and_vanishes_in_a_value() -> None:
    marked = clean(f'<p title="{slot(0, NONCE)}">{slot(0, NONCE)}2</p><div>{mark("same-category", NONCE)}</div>')
    assert Settling(NONCE).body(marked) == f'<p title="">{slot(0)}2</p><div>\x02same-category\x03</div>'
    assert Settling(NONCE).caption(clean(f"<b>a{slot(0, NONCE)}</b>{NONCE}")) == "<b>a</b>"
    assert Settling(NONCE).body(clean(slot(0, NONCE[::-1]))) == f"{NONCE[::-1]}photo:0{NONCE[::-1]}"


def test_a_photo_that_stands_in_a_value_leaves_no_mark_there() -> None:
    found = convert(
        "<p title='<img src=\"a.jpg\">' \"<img src='b.jpg'>\">x</p>\n\n<div><img src='c.jpg' alt='x'></div>"
    )
    assert_is_clean(found)
    assert "\x02photo:" in found.html
