"""Bodies of plain paragraphs that are written at once are the same as those that go through all steps."""

from __future__ import annotations

import re
import string
from itertools import product
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest
from bantin.front_matter import block_signs, inline
from bantin.front_matter.conversion import Body, BodyConverter
from bantin.front_matter.effort import MOST_CHARACTERS
from bantin.front_matter.plain_body import CHARACTERS, MOST, MOST_SIGNS, PlainBodies
from bantin.image_captions import hooks as image_captions
from markdown.extensions.footnotes import FootnoteExtension

from tests.building import DEMO
from tests.demo.demo_pelicanconf import MARKDOWN
from tests.dialect.innocent import PARAGRAPHS

CAPTIONS = image_captions.EXTENSION  # as a build adds it to a site's own
OURS = {**MARKDOWN, "extensions": [*MARKDOWN["extensions"], CAPTIONS]}
STOCK = {  # what Pelican has by itself
    "extensions": [CAPTIONS],
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight"},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
    },
    "output_format": "html5",
}
CONVERTERS = [BodyConverter(OURS), BodyConverter(STOCK)]
AUTHORS = ("Tuấn Tú", "Hoàng Thị  Xuyến")


def pieces(text: str) -> list[str]:
    return text.split("¤")


PLAIN_WORDS = pieces(
    "xã¤Hội¤nghị¤tổng¤kết¤năm¤2016¤a¤đ¤1.5¤14-1¤9/19¤100%¤VietGAP.¤(VGP)¤“cam”¤\"x\"¤'y'¤-¤–¤…¤;¤,¤!¤7h30:¤m²¤12°C¤Ủy"
    "¤**Đậm**¤*nghiêng*¤**Địa điểm:**¤(*a*)¤“**b**”¤**1. Mục tiêu.**¤*5*¤*a*, *b*; **c**: *d*!¤*a* **b** *c* **d**"
    "¤[tin](https://a.vn)¤[Nghị quyết số 19](https://vanban.example.vn/nq/19)¤[a b](http://a.gov.vn/a-b/C)"
    "¤[a](http://a.b/)?!¤[a](https://a.vn) [a](https://a.vn)¤[a](https://b.vn),"
)
ODD_WORDS = pieces(
    "I.¤1.¤12)¤a)¤ẞ¤İ¤ſ¤½¤³¤×¤ế¤Ⅻ¤ﬁ¤ﷺ¤www.a.vn¤WwW.a.vn¤:cuoi:¤!!!¤___¤5*5¤Tin, ảnh:¤Bài:¤ảnh do X cung cấp"
    "¤tin cùng chuyên mục¤Tin  cùng Chuyên mục:¤chuyên đề¤Tuấn Tú¤hoàng thị xuyến¤(Tuấn  Tú).¤**Tuấn Tú**"
    "¤*Tin, ảnh: Tuấn Tú*¤0912 345 678¤1800 1234¤import a from 'b'¤*101#¤[a](https://htt.vn//)¤[a](http://localhost.vn)"
    "¤[a](http://localhost)¤[a](http://http.vn)¤[ a](https://a.vn)¤[a ](https://a.vn)¤![a](https://a.vn)"
    "¤![a](https://a.vn/b.jpg)¤[a]¤(a¤b)¤*a¤a*¤**"
)
SIGNS = [
    *string.punctuation,
    *"\t \n\r\f\v\0\x1b\x7f\x85\u00a0\u00ad\u0300\u0323\u034f\u1680\u200b\u200d\u2002\u2010\u2028\u2029\u202e\u202f",
    *"\u2060\u3000\ufdd0\ufdd1\ufddf\ufeff\uffff\x02\x03•●–—―‗“”‘’«»…№₫😀あ̂。：",
    *pieces(
        "**¤***¤__¤~~¤==¤::¤:::¤--¤---¤===¤{{¤{%¤[[¤![¤](¤] (¤]:¤[^1]¤[x]¤&amp;¤<b>¤</p>¤<!--¤-->¤```¤~~~¤://"
        "¤http://a.vn¤a@b.vn¤$$¤%%¤- ¤* ¤+ ¤> ¤# ¤#a¤1. ¤1) ¤10.¤a) ¤đ) ¤I. ¤a|b¤: ¤  \n¤\\\n¤\n: ¤\n---¤\n===¤\n    "
        "¤\n\t¤\n \n¤*[a]: b¤[a]: b¤[^1]: b¤(*)¤4*5¤**a*¤*a**¤*a *¤* a*¤a**b**¤**a**b¤\x02wzxhzdk:0\x03¤[a](b.md)"
        '¤[a](https://a.vn "b")¤![a](b.jpg)¤[a](https://youtu.be/abcdefg)¤[](https://a.vn)¤[a]()¤[a](https://a.vn/b.html)'
        "¤[a](https://a.vn)[b](https://b.vn)¤[a [b](https://a.vn)¤! ¤._.¤Ảnh:¤[*a*](https://a.vn)¤**[a](https://a.vn)**"
        "¤**a *b* c**¤[a](ftp://a.vn)¤[a](https://A.vn)¤[a](https://a.vn:80)"
    ),
]
SEPARATORS = ["\n\n"] * 50 + ["\n\n\n", "\n\n\n\n\n", "\n", "\n \n", "\n\t\n", "\r\n\r\n", "\n\n "]


def draw(random: Random) -> str:
    """Return a body of which nearly all is plain."""
    parts = [_paragraph(random) for _ in range(random.choice((1, 1, 2, 3, 5)))]
    body = parts[0] + "".join(random.choice(SEPARATORS) + it for it in parts[1:])
    before, behind = random.choice(("", "", "", "", "\n", "\n\n")), random.choice(("\n", "\n", "", "\n\n\n", " \n"))
    body = f"{before}{body}{behind}"
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        place = random.choice(_edges(body)) if random.random() < 0.6 else random.randrange(len(body) + 1)
        body = body[:place] + random.choice(SIGNS) + body[place:]
    return body


def _paragraph(random: Random) -> str:
    words = random.choice(PARAGRAPHS).split(" ") if random.random() < 0.1 else [random.choice(PLAIN_WORDS[:9])]
    words += random.choices(PLAIN_WORDS, k=random.randrange(12))
    if random.random() < 0.08:
        words.insert(random.randrange(len(words) + 1), random.choice(ODD_WORDS))
    if random.random() < 0.04:
        words = [random.choice(ODD_WORDS)]
    if random.random() < 0.1:
        random.shuffle(words)
    return (" " if random.random() < 0.97 else "  ").join(words)


def _edges(body: str) -> list[int]:
    """Return the places where a line or a word begins or ends."""
    return [0, len(body), *(at + more for at, sign in enumerate(body) if sign in "\n *[]()" for more in (0, 1))]


def by_steps(converter: BodyConverter, text: str) -> Body:
    with patch.object(PlainBodies, "read", lambda *_: None):
        return converter.convert(text, "a.md", 6, AUTHORS)


def assert_the_same(text: str) -> int:
    """Compare both ways for both kinds of sites; return in how many the body was written at once."""
    written = 0
    for converter in CONVERTERS:
        with patch.object(converter, "_convert_by_steps", lambda *_: None):
            at_once = converter.convert(text, "a.md", 6, AUTHORS)
        if at_once is not None:
            written += 1
            assert at_once == by_steps(converter, text), repr(text)
    return written


@pytest.mark.parametrize("number", [300, pytest.param(100_000, marks=pytest.mark.long)])
def test_a_body_written_at_once_is_what_all_steps_make_of_it(number: int) -> None:
    random = Random(number)
    assert sum(assert_the_same(draw(random)) for _ in range(number)) > number / 4


# Where a word or a sign may stand in a body that is plain but for it.
EDGES = pieces(
    "@¤@Một.¤Một.@¤Một @ hai¤Một@hai¤Một.\n\n@¤Một.@\n\nHai.¤Một.\n\n@Hai.¤Một.\n@\nHai.¤*a*@¤@*a*¤*a@*¤*@a* b"
    "¤[a](https://a.vn)@¤Một [@](https://a.vn) hai¤Một @[a](https://a.vn)¤Một.\n\n(@)¤Một.\n\n**@**"
)


@pytest.mark.parametrize("edge", EDGES)
def test_each_word_and_sign_is_the_same_at_each_edge(edge: str) -> None:
    for odd in (*ODD_WORDS, *SIGNS, " ", "  ", "a"):
        assert_the_same(edge.replace("@", odd))


# Where a sign may stand in a plain paragraph.
PLACES = [
    *("@", "a@", "@a", "a @", "@ a", "a@a", "a @ a", "(@a)", "“@a", "a@.", "1@", "1@ a", "a: @a", "a@: a"),
    *("*a@*", "a *a@a* a", "*a*@ a", "a @*a*", "**a**@", "*1@*", "*a*@*a*"),
    *("[a@a](https://a.vn)", "a [a](https://a.vn)@", "a@ [a](https://a.vn)", "a @[a](https://a.vn)"),
]


@pytest.mark.parametrize("converter", CONVERTERS, ids=["ours", "stock"])
def test_each_character_is_the_same_at_each_place(converter: BodyConverter) -> None:
    known = [chr(code) for code in range(0x3000) if re.fullmatch(f"[{CHARACTERS}]", chr(code))]
    assert len(known) > 700
    tried = [sign for number, sign in enumerate(known) if number % 10 == 0 or not sign.isalpha()]
    for place in PLACES:
        assert_paragraphs_are_the_same(converter, [place.replace("@", sign) for sign in tried])


@pytest.mark.parametrize("length", [2, pytest.param(3, marks=pytest.mark.long)])
@pytest.mark.parametrize("converter", CONVERTERS, ids=["ours", "stock"])
def test_signs_in_a_row_are_the_same(converter: BodyConverter, length: int) -> None:
    signs = [sign for sign in string.printable if re.fullmatch(f"[{CHARACTERS}]", sign) and not sign.isalnum()]
    rows = list(map("".join, product([*signs, *"“…–a1"], repeat=length)))
    for place in ("a@", "a@a", "@ a", "a *a@* a", "a[a](https://a.vn)@a"):
        assert_paragraphs_are_the_same(converter, [place.replace("@", row) for row in rows])


def assert_paragraphs_are_the_same(converter: BodyConverter, paragraphs: list[str]) -> None:
    """Compare both ways for those of ``paragraphs`` that are plain, many in a body."""
    plain = [it for it in paragraphs if converter._plain.read(it) is not None]
    for start in range(0, len(plain), 40):
        text = "\n\n".join(plain[start : start + 40])
        assert converter._plain.read(text) is not None
        if converter.convert(text, "a.md", 6, AUTHORS) == by_steps(converter, text):
            continue
        for one in plain[start : start + 40]:  # name the one that is not the same
            assert converter.convert(one, "a.md", 6, AUTHORS) == by_steps(converter, one)
        raise AssertionError(text)


def test_no_character_is_a_sign_by_itself() -> None:
    signs = {sign for table in (inline.SIGNS, block_signs.SIGNS) for them in table.values() for sign in them}
    # A dash begins a line across the page, and a plain line begins with words.
    assert [it for it in signs if it != "-" and re.fullmatch(f"[{CHARACTERS}]", it)] == []


DENSE = ["*a* ", "**a** ", "[a](http://a.b) ", "*a* [a](http://a.b) ", "*a*\n\n", "a\n\n", "a"]


@pytest.mark.parametrize("piece", DENSE)
@pytest.mark.parametrize("converter", CONVERTERS, ids=["ours", "stock"])
def test_none_makes_more_than_half_of_the_work_that_a_text_may_make(converter: BodyConverter, piece: str) -> None:
    signs = piece.count("*") + piece.count("[")
    dense = piece * (MOST_SIGNS // signs if signs else 0)
    text = f"{dense}a{piece * ((MOST - 1) // len(piece)) if not signs else 'a' * (MOST - 1 - len(dense))}".rstrip()
    assert converter._plain.read(f"a {text}"[:MOST].rstrip()) is not None
    assert converter._plain.read(f"{text}{'a' * MOST}") is None
    assert converter._plain.read(f"a {piece * (MOST_SIGNS + 1)}".rstrip()) is None or not signs
    assert not by_steps(converter, text).refused
    assert converter._effort.spent < MOST_CHARACTERS / 2


@pytest.mark.parametrize(
    "options",
    [
        {"extensions": ["markdown.extensions.smarty"]},
        {"extensions": ["pymdownx.smartsymbols"]},
        {"extensions": ["abbr"], "extension_configs": {"abbr": {"glossary": {"UBND": "Ủy ban nhân dân"}}}},
        {"extensions": [FootnoteExtension()]},
        {"extensions": ["meta"]},  # which takes "UBND nói: …" for a line of a header
    ],
)
def test_what_other_extensions_do_is_left_to_them(options: dict[str, Any]) -> None:
    converter = BodyConverter(options)
    assert converter._plain.read("UBND nói: “xã” -- (c)...") is None


def test_each_known_extension_is_left_out_of_nothing() -> None:
    assert all(plain.read("Một **hai**.") for plain in (it._plain for it in CONVERTERS))
    by_module = BodyConverter({"extensions": ["bantin.image_captions", "bantin.dialect.extension"]})
    assert by_module._plain.read("Một **hai**.") is not None


@pytest.mark.slow
@pytest.mark.parametrize("folder", sorted({path.parent for path in DEMO.rglob("*.md")}), ids=lambda path: path.name)
def test_the_demonstration_is_the_same(folder: Path) -> None:
    for path in sorted(folder.glob("*.md")):
        assert_the_same(path.read_text("utf-8").partition("\n\n")[2])
