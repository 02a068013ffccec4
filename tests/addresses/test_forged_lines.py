"""A ledger and old addresses that lead elsewhere, or lie where another file of the site is."""

from __future__ import annotations

import pytest
from bantin.addresses.hosts.hosting import Hosting
from bantin.addresses.hosts.redirect_page import files_that_lead
from bantin.addresses.hosts.underscore_files import NETLIFY, underscore_files
from bantin.addresses.ledger_row import HEADING, LIVE, OLD, WITHDRAWN, Row
from bantin.addresses.old_addresses import page_of
from bantin.addresses.reading import read_ledger
from bantin.addresses.redirects import Redirect
from bantin.newsroom.output_paths import unsafe_paths

FAIR = Row("2024/01/08/hoi.html", "2024-01-08", LIVE, "tag:a,2024:1", "2024/hoi.md", "2024-01-08", "Hội", "ab")


@pytest.mark.parametrize(
    "address",
    [
        *("../../thoat.html", "/evil.example/x", "//evil.example/x", "https://evil.example/", "javascript:alert(1)"),
        *("a/../b.html", "./a.html", ".", "..", "a//b.html", "a%0Ab.html", "a%00.html", "%2e%2e/x.html", "?"),
        *("a%5Cb.html", "a?x=%0A", "a" * 501 + ".html?x=1"),
    ],
)
@pytest.mark.parametrize("word", [LIVE, OLD])
def test_an_address_that_we_never_write_is_a_damaged_line(address: str, word: str) -> None:
    forged = FAIR._replace(address=address, state=word)
    for rows in ([forged], [FAIR, forged]):  # as we write it, and line by line
        text = "\n".join([HEADING, *map("\t".join, sorted(rows)), ""])
        ledger, found = read_ledger(text.encode())
        assert forged not in ledger.rows
        assert [it.line for it in found] == [2 + sorted(rows).index(forged)]


@pytest.mark.parametrize(
    "address",
    [
        "2024/01/08/hoi.html",
        "tin/",
        "tin",
        "?p=12",
        "index.php?a=1&b=",
        "tin/h%E1%BB%99i.html",
        "a%20b.html",
        "a.b/c",
    ],
)
def test_an_address_of_another_system_is_sound(address: str) -> None:
    old = FAIR._replace(address=address, state=OLD)
    assert read_ledger("\n".join([HEADING, "\t".join(old), ""]).encode())[0].rows == [old]


@pytest.mark.parametrize("address", ["sw.js", "theme/css/site.css", "feeds/all.rss.xml", "a?x=1", "sw.js/a", "a%20b"])
def test_no_story_stands_where_no_page_can(address: str) -> None:
    for word in (LIVE, f"{WITHDRAWN} 2024-02-01"):
        forged = FAIR._replace(address=address, state=word)
        ledger, found = read_ledger("\n".join([HEADING, "\t".join(forged), ""]).encode())
        assert (ledger.rows, [it.line for it in found]) == ([], [2])
    for sound in ("tin/le-hoi", "tin/", "tin.html", "tin.htm", "v1.2/tin.html"):
        row = FAIR._replace(address=sound)
        assert read_ledger("\n".join([HEADING, "\t".join(row), ""]).encode())[0].rows == [row]


def test_no_page_leads_on_from_below_a_file_of_the_site() -> None:
    for address in ("sw.js/a", "robots.txt/", "feeds/tin.rss.xml/a.html", "bantin.caddy/z", "theme/x.css/a"):
        assert page_of(address) is None
    assert page_of("index.php/tin/12-bai") == "index.php/tin/12-bai/index.html"
    assert page_of("tin.cu/bai.html") == "tin.cu/bai.html"


def test_of_two_old_addresses_one_below_the_other_the_upper_has_a_page() -> None:
    told = [Redirect("cu.html", "moi.html"), Redirect("cu.html/sau", "moi.html"), Redirect("cu/sau", "moi.html")]
    assert [file for file, _ in files_that_lead(told)] == ["cu.html", "cu/sau/index.html"]


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_a_page_below_a_page_is_told_of_before_anything_is_written(order: slice) -> None:
    pages = [
        ("a.md", "tin/a.html"),
        ("b.md", "tin/a.html/b.html"),
        ("c.md", "404.html/c.html"),
        ("d.md", "tin/d.html"),
    ]
    assert {it.path for it in unsafe_paths(pages[order], ["404.html"])} == {"b.md", "c.md"}


def test_a_site_without_redirects_has_no_empty_file() -> None:
    assert "_redirects" not in underscore_files(Hosting(), NETLIFY).files
    assert "_headers" in underscore_files(Hosting(), NETLIFY).files
    moved = Hosting((Redirect("cu/a", "moi.html"),))
    assert underscore_files(moved, NETLIFY).files["_redirects"].startswith("/cu/a /moi.html 301")
