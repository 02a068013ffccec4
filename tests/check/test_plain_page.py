"""A page read line by line says what the scans say that know every quoting of HTML."""

from itertools import product
from pathlib import Path

import pytest
from bantin.check.page import PageLinks, read_any, read_page
from bantin.check.plain_page import read_plain
from bantin.check.soundness import fault_in_page

PIECES = (
    '<p class="a">',
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "</br>",
    '<img src="a.jpg" srcset="a.jpg 1x, b.jpg 2x" alt="x > y">',
    '<a href="b.html?x=1&amp;y=2" id="A"></a>',
    '<A HREF="c.html"></A>',
    "<a href=d.html></a>",
    "<a href='e.html'></a>",
    '<a title=" href=" lang="vi"></a>',
    '<i title="<b>"></i>',
    '<svg><use href="#i"/></svg>',
    '<script src="a.js">if (a < b) "</p>"</script>',
    '<style id="s">a{}</style>',
    "<title>a <b> c</title>",
    '<!-- <p> href="f.html" -->',
    "<!doctype html>",
    '<p\nid="x"\n></p>',
    "<x-y>",
    ' href="g.html" ',
    "3 < 4",
    "\n",
    "chữ",
    "\n<body>",
    "\n<main>",
    "\n</main>",
    "\n</body>",
)


def test_it_says_what_the_other_scans_say() -> None:
    pages = ["".join(pieces) for pieces in product(PIECES, repeat=2)]
    plain = {html: found for html in pages if (found := read_plain(html))}
    assert len(plain) > len(pages) // 4
    for html, found in plain.items():
        assert PageLinks(*found) == read_any(html), html
        assert fault_in_page(html) is None, html


@pytest.mark.parametrize(
    "html",
    [
        '<!doctype html>\n<title>a</title>\n<p id="a"><a href="b.html">c\n</a></p>\n<br>\n<svg><g/></svg>',
        '<p\n  class="a"\n  id="b">\n<img\n src="c.jpg"></p>',
        "",
    ],
)
def test_sound_pages_without_odd_quotes_are_plain(html: str) -> None:
    assert read_plain(html) is not None


@pytest.mark.parametrize(
    "html", ["<p>", "<p>\n<b>\n</p>\n</b>", "</p>", "a < b", "<a href=b.html></a>", "<b c='c'></b>"]
)
def test_a_page_that_is_not_sound_or_oddly_quoted_is_left_to_others(html: str) -> None:
    assert read_plain(html) is None


def test_pages_that_share_masthead_and_foot_say_what_is_their_own() -> None:
    head = '<html>\n<head>\n<link href="s.css">\n</head>\n<body>\n<p id="m">\n<a href="m.html"></a>\n</p>'
    foot = '</main>\n<p id="f"></p>\n</body>\n</html>'
    for name in ("a", "b"):
        main = f'<main>\n<i id="{name}"></i>\n<a href="{name}.html">\n</a>'
        assert read_plain("\n".join((head, main, foot))) == (["s.css", "m.html", f"{name}.html"], {"m", name, "f"})
        for wrong in ((head, main, "<p>", foot), (head, "<i>", main, foot), (head, main, "</main>", foot)):
            assert read_plain("\n".join(wrong)) is None


def test_an_empty_page_is_at_fault(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("")
    assert read_page(tmp_path / "a.html").fault
