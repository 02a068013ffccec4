"""Links that lead nowhere, found in a small site given as data."""

from html import escape

import pytest
from bantin.check.links import BrokenLink, broken_links
from bantin.check.page import PageLinks, read_links
from hypothesis import given
from hypothesis import strategies as st

FILES = {"index.html", "2024/01/a.html", "2024/01/b.html", "anh/hoi-nghi-480.jpg", "chuyen-muc/index.html"}


def broken(page: str, *targets: str, site_url: str = "", anchors: set[str] | None = None) -> list[str]:
    pages = {page: PageLinks(list(targets)), "2024/01/b.html": PageLinks([], anchors or set())}
    return [found.target for found in broken_links(pages, FILES, site_url)]


def test_links_that_resolve_are_not_named() -> None:
    targets = [
        "b.html",
        "../../index.html",
        "../../anh/hoi-nghi-480.jpg",
        "/2024/01/b.html",
        "../../chuyen-muc/",
        "/",
    ]
    assert broken("2024/01/a.html", *targets) == []


def test_links_out_of_the_site_are_not_checked() -> None:
    targets = ["https://example.org/x", "//example.org/y", "mailto:a@example.vn", "tel:02070000000", "data:,x"]
    assert broken("2024/01/a.html", *targets) == []


def test_missing_files_are_named_once_each() -> None:
    assert broken("2024/01/a.html", "c.html", "c.html", "../anh/x.jpg") == ["c.html", "../anh/x.jpg"]


def test_an_absolute_link_to_the_site_itself_is_checked() -> None:
    site = "https://example.org/ban-tin"
    targets = [f"{site}/index.html", f"{site}/khong-co.html", "/ban-tin/index.html", site, f"{site}/"]
    assert broken("2024/01/a.html", *targets, site_url=site) == [f"{site}/khong-co.html"]


def test_a_link_outside_the_sites_own_folder_on_its_host_is_broken() -> None:
    assert broken("2024/01/a.html", "/index.html", site_url="https://example.org/ban-tin") == ["/index.html"]


def test_an_unreplaced_filename_link_is_broken() -> None:
    assert broken("2024/01/a.html", "{filename}khong-co.md") == ["{filename}khong-co.md"]


def test_percent_encoding_and_queries_do_not_hide_a_file() -> None:
    assert broken("2024/01/a.html", "%62.html?x=1") == []


def test_an_anchor_must_exist_in_the_page_it_names() -> None:
    assert broken("2024/01/a.html", "b.html#muc-1", anchors={"muc-1"}) == []
    pages = {"2024/01/b.html": PageLinks(["#muc-2"], {"muc-1"})}
    assert list(broken_links(pages, FILES)) == [BrokenLink("2024/01/b.html", "#muc-2", missing_anchor=True)]


def test_addresses_are_read_from_links_images_sources_and_srcset() -> None:
    html = (
        '<link href="a.css"><a href="b.html" id="x">B</a><a>no address</a>'
        '<picture><source srcset="c-480.avif 480w, c-800.avif 800w"><img src="c.jpg" alt=""></picture>'
        '<video poster="d.jpg" src="d.mp4"></video>'
    )
    found = read_links(html)
    assert found.targets == ["a.css", "b.html", "c-480.avif", "c-800.avif", "c.jpg", "d.jpg", "d.mp4"]
    assert found.anchors == {"x"}


@pytest.mark.parametrize(
    "html",
    [
        '<A HREF="x.html" ID="i">',
        '<a Href="x.html" id="i">',
        "<a href='x.html' id=i>",
        '<a\nhref = "x.html"\tid = "i">',
    ],
)
def test_letters_quotes_and_spaces_make_no_difference(html: str) -> None:
    assert read_links(f"<!-- c --> 1 < 2 {html}x</a>") == PageLinks(["x.html"], {"i"})


def test_what_only_looks_like_a_link_is_none() -> None:
    html = (
        '<!-- <a href="1.html"> --><script>x = \'<a href="2.html">\'</script>'
        '<p title=" href=3.html">href="4.html"</p>'
        '<textarea><a href="5.html"></textarea><a data-href="6.html" href=\'that.html\'>x</a>'
    )
    assert read_links(html).targets == ["that.html"]


def test_a_value_may_hold_any_sign_and_is_read_as_a_browser_reads_it() -> None:
    html = '<img alt="a > b" src="x.jpg?a=1&amp;b=2"><a href=bare.html ID="một">x</a><script src="s.js"></script>'
    assert read_links(html) == PageLinks(["x.jpg?a=1&b=2", "bare.html", "s.js"], {"một"})


@pytest.mark.parametrize("target", ["../../../index.html", "../../../../2024/01/b.html"])
def test_a_link_that_climbs_out_of_the_site_stays_at_its_root_as_in_a_browser(target: str) -> None:
    assert broken("2024/01/a.html", target) == []


@given(st.text(alphabet="<>=\"' abhrefsidc!-/&;", max_size=80))
def test_the_scanner_reads_what_a_parser_reads_in_whole_pages(text: str) -> None:
    page = f'<p id="{escape(text)}">{escape(text, quote=False)}</p><a href="{escape(text)}">x</a>'
    assert read_links(page) == PageLinks([text], {text})


def test_who_asks_hears_which_files_are_meant_there_or_not() -> None:
    named: set[str] = set()
    targets = ["../c.html#x", "/c.html", "https://a.vn/d/", "https://b.vn/e.html", "thieu.png", "#y"]
    list(broken_links({"a/b.html": PageLinks(targets)}, {"c.html"}, "https://a.vn", named=named))
    assert named == {"c.html#x", "c.html", "d/index.html", "a/thieu.png", "a/b.html"}


def test_the_same_words_mean_another_file_on_a_page_of_another_folder() -> None:
    pages = {"a/x.html": PageLinks(["y%2Ehtml", "/y.html"]), "b/x.html": PageLinks(["y%2Ehtml", "/y.html"])}
    found = [(it.page, it.target) for it in broken_links(pages, {"a/y.html", "y.html"})]
    assert found == [("b/x.html", "y%2Ehtml")]
