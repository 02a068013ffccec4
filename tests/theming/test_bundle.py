import re

import pytest
from bantin.theming.bundle import join_styles, minify, read_listing

from tests.theming.theme import CSS, styles


def test_a_listing_keeps_its_order_and_drops_comments_and_blank_lines() -> None:
    assert read_listing("# first the base\nb.css\n\na.css  # wins\n") == ("b.css", "a.css")


def test_parts_are_joined_in_the_order_given() -> None:
    assert join_styles(["b { c: d }", "a { c: e }"]) == "b{c:d}a{c:e}\n"


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a{b:c}", "a{b:c}"),
        ("a {\n  b: c;\n  d: e;\n}\n", "a{b:c;d:e}"),
        ("/* why */ a { b: c } /* and */", "a{b:c}"),
        ("a /* one */ b { c: d }", "a b{c:d}"),
        ("a,\nb > c { d: e }", "a,b>c{d:e}"),
        # A blank before a colon is the descendant combinator; blanks in calc() are part of its grammar.
        ("a :hover { b: calc(1px + 2px) }", "a :hover{b:calc(1px + 2px)}"),
        ("a { b: 0.5em -0.25em 10.5em 0 0.1s, 0.2s }", "a{b:.5em -0.25em 10.5em 0 .1s,.2s}"),
        ("@media (min-width: 40em) { a { b: c } }", "@media (min-width:40em){a{b:c}}"),
        # Strings are left alone, even where they hold what a comment or a rule would.
        ('a::after { content: " ;  /* x */ "; }', 'a::after{content:" ;  /* x */ "}'),
    ],
)
def test_blanks_and_comments_go_and_meaning_stays(css: str, expected: str) -> None:
    assert minify(css) == expected


def test_the_listing_names_every_style_sheet_once() -> None:
    listing = read_listing((CSS / "site.txt").read_text(encoding="utf-8"))

    on_disk = {file.relative_to(CSS).as_posix() for file in styles()}

    assert sorted(listing) == sorted(on_disk)
    assert listing[0] == "tokens.css"
    assert listing[-1] == "print.css"


def test_the_style_sheet_of_the_site_keeps_every_brace_and_loses_every_comment() -> None:
    listing = read_listing((CSS / "site.txt").read_text(encoding="utf-8"))
    sources = [(CSS / name).read_text(encoding="utf-8") for name in listing]

    site = join_styles(sources)

    assert site.count("{") == sum(re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL).count("{") for source in sources)
    assert site.count("{") == site.count("}")
    assert "/*" not in site
