"""Which characters are forbidden, as characters and as references, and what resolving leaves."""

import html
import sys
import unicodedata
from html.entities import html5

import pytest
from bantin.vietnamese.forbidden import (
    FORBIDDEN,
    allowed_text,
    forbidden_references,
    resolve,
    strip_forbidden,
)

EVERYTHING = "".join(map(chr, range(sys.maxunicode + 1)))
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def of_kind(kind: str) -> set[str]:
    return {char for char, its in zip(EVERYTHING, map(unicodedata.category, EVERYTHING), strict=True) if its == kind}


@pytest.mark.slow
def test_the_list_is_what_unicode_says_over_all_code_points() -> None:
    turning = {char for char in of_kind("Cf") if unicodedata.bidirectional(char) in TURNING}
    no_characters = {*EVERYTHING[0xFDD0:0xFDF0], *EVERYTHING[0xFFFE::0x10000], *EVERYTHING[0xFFFF::0x10000]}
    forbidden = of_kind("Cc") - {"\t", "\n"} | of_kind("Cs") | turning | no_characters
    assert len(forbidden) == 65 - 2 + 2048 + 9 + 66
    assert set(FORBIDDEN.findall(EVERYTHING)) == forbidden | {"\u2060"}


def test_of_all_names_of_html_one_alone_means_a_forbidden_character() -> None:
    named = {name for name, characters in html5.items() if FORBIDDEN.search(characters)}
    assert named == {"NoBreak;"}
    for name, characters in html5.items():
        assert resolve(f"&{name}") == unicodedata.normalize("NFC", strip_forbidden(characters))
        assert [found for _, found in forbidden_references(f"&{name}")] == (["\u2060"] if name in named else [])


@pytest.mark.parametrize(
    "reference",
    [
        *(
            "&#2;",
            "&#x2;",
            "&#X02",
            "&#0000002;",
            "&#x202E;",
            "&#8238",
            "&#xFFFE;",
            "&#x1FFFF;",
            "&#xFDD0;",
            "&#129;",
        ),
        *("&NoBreak;", "&#x2060;", "&#127;", "&#xb;"),
    ],
)
def test_a_reference_to_a_forbidden_character_is_found_and_resolves_to_nothing(reference: str) -> None:
    assert [place for place, _ in forbidden_references(f"ab{reference} c")] == [2]
    assert resolve(f"ab{reference} c") == "ab c"


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        *[
            ("&#9;", "\t"),
            ("&#xa;", "\n"),
            ("&#128;", "€"),
            ("&#x85;", "…"),
            ("&lt;", "<"),
            ("&ZeroWidthSpace;", "\u200b"),
        ],
        *[("&amp;#x202E;", "&#x202E;"), ("&#0;", "\ufffd"), ("&#xD800;", "\ufffd"), ("&#x110000;", "\ufffd")],
        ("&#" + "9" * 5000 + ";", "\ufffd"),
    ],
)
def test_an_innocent_reference_is_resolved_once(reference: str, meant: str) -> None:
    assert list(forbidden_references(reference)) == []
    assert len(reference) > 100 or resolve(reference) == html.unescape(reference) == meant


def test_text_is_in_nfc_behind_its_references() -> None:
    assert resolve("Ha&#x300; No&#x323;&#x302;i") == "Hà Nội"
    assert allowed_text("e\u202e\u0301") == "é"
