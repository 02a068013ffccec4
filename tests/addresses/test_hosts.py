"""Files for hosts that nobody can start here: what they say, their limits, and what no sign in an address can do."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from bantin.addresses.hosts.apache import apache_files
from bantin.addresses.hosts.caddy import caddy_files
from bantin.addresses.hosts.hosting import Hosting
from bantin.addresses.hosts.nginx import nginx_files
from bantin.addresses.hosts.redirect_page import files_that_lead, redirect_page
from bantin.addresses.hosts.s3 import s3_files
from bantin.addresses.hosts.underscore_files import CLOUDFLARE, GITLAB, NETLIFY, underscore_files
from bantin.addresses.old_addresses import canonical, page_of
from bantin.addresses.redirects import GONE, Redirect
from hypothesis import given
from hypothesis import strategies as st

# A line of a map of nginx: two words between quotes, the second without a variable.
ENTRY = re.compile(r'    (?:default|"(?:[^"\\\x00-\x1f]|\\.)*") "[^"\\$\x00-\x1f]*";')
TARGET = "2024/01/08/moi.html"
MOVED, PHP = Redirect("2023/cu.html", TARGET), Redirect("tin.php", TARGET)
ASKED, QUIT, ENDED = (
    Redirect("?p=12", TARGET),
    Redirect("quen.html", "", GONE),
    Redirect("rut.html", "rut.html", GONE),
)
SITE = Hosting((MOVED, PHP, ASKED, QUIT, ENDED))


def notes(found: object) -> list[tuple[str, int]]:
    return [(it.key, dict(it.fields)["count"]) for it in found.notes]  # type: ignore[attr-defined]


def test_netlify_is_told_all_before_any_file() -> None:
    found = underscore_files(SITE, NETLIFY)
    assert found.files["_redirects"].splitlines() == [
        f"/ p=12 /{TARGET} 301!",
        f"/tin.php /{TARGET} 301!",
        f"/2023/cu.html /{TARGET} 301!",
        "/quen.html /404.html 410!",
        "/rut.html /rut.html 410!",
    ]
    assert found.notes == []


def test_cloudflare_is_told_what_it_understands() -> None:
    found = underscore_files(SITE, CLOUDFLARE)
    assert found.files["_redirects"].splitlines() == [f"/tin.php /{TARGET} 301", f"/2023/cu.html /{TARGET} 301"]
    assert notes(found) == [("hosts/queries", 1), ("hosts/gone", 2)]


def test_gitlab_is_told_what_no_page_can_answer() -> None:
    found = underscore_files(Hosting(SITE.redirects, "/bantin"), GITLAB)
    assert found.files == {"_redirects": f"/bantin/tin.php /bantin/{TARGET} 301\n"}


@pytest.mark.parametrize(("dialect", "most"), [(CLOUDFLARE, 2_000), (GITLAB, 1_000)])
def test_limits_of_rules_leave_out_what_pages_lead_on_anyway(dialect: object, most: int) -> None:
    many = [Redirect(f"tin-{number}.php", TARGET) for number in range(most - 1)]
    pages = [Redirect(f"tin-{number}.html", TARGET) for number in range(5)]
    found = underscore_files(Hosting((*pages, *many, Redirect("z.php", TARGET))), dialect)  # type: ignore[arg-type]
    lines = found.files["_redirects"].splitlines()
    assert len(lines) == most
    assert all(".php" in line for line in lines)
    assert notes(found) == ([("hosts/over", 5)] if dialect is CLOUDFLARE else [])


def test_the_size_of_the_file_is_a_limit() -> None:
    found = underscore_files(
        Hosting(tuple(Redirect(f"{number}{'a' * 400}.php", TARGET) for number in range(200))), GITLAB
    )
    assert 60_000 < len(found.files["_redirects"]) <= 64_000
    assert notes(found)[0][0] == "hosts/over"


@pytest.mark.parametrize("address", ["a*", ":ten/b", "a b", "a#b", "a\nb", "a\t/ 200", "a:b", "ă"])
def test_signs_that_these_hosts_read_are_left_out_and_told(address: str) -> None:
    for dialect in (NETLIFY, CLOUDFLARE, GITLAB):
        found = underscore_files(Hosting((Redirect(address, TARGET),)), dialect)
        assert "_redirects" not in found.files  # the check of the built site takes an empty file for a damaged one
        assert notes(found) == [("hosts/signs", 1)]


def test_headers_are_one_block_for_each_kind() -> None:
    blocks = underscore_files(Hosting(root="/b"), CLOUDFLARE).files["_headers"].strip().split("\n/")
    assert blocks[0].startswith("/b/*\n  Content-Security-Policy: default-src 'self'; frame-ancestors 'none'\n")
    assert "b/anh/*\n  Cache-Control: public, max-age=31536000, immutable" in blocks
    assert sum("Cache-Control" in block for block in blocks) == 2


def test_s3_leads_on_by_metadata() -> None:
    found = s3_files(SITE)
    assert json.loads(found.files["s3-redirects.json"]) == {"2023/cu.html": f"/{TARGET}", "tin.php": f"/{TARGET}"}
    assert notes(found) == [("hosts/queries", 1), ("hosts/gone", 2)]


class Page(HTMLParser):
    """The tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_a_page_leads_on_where_no_host_does() -> None:
    assert [*files_that_lead(SITE.redirects)] == [("2023/cu.html", TARGET)]
    html = redirect_page("/bantin/", TARGET, "https://xa.vn/bantin/", "vi", 'Tin đã chuyển <"&')
    tags = Page(html).tags
    assert ("meta", {"http-equiv": "refresh", "content": f"0; url=/bantin/{TARGET}"}) in tags
    assert ("link", {"rel": "canonical", "href": f"https://xa.vn/bantin/{TARGET}"}) in tags
    assert ("a", {"href": f"/bantin/{TARGET}"}) in tags
    assert ("meta", {"name": "robots", "content": "noindex"}) in tags
    assert html.count("<") - html.count("</") == len(tags) + 1


def test_a_site_that_is_read_from_disk_leads_on_by_the_way_from_one_file_to_the_other() -> None:
    html = redirect_page("../", TARGET, "", "vi", "Tin")
    assert ("a", {"href": f"../{TARGET}"}) in Page(html).tags
    assert "canonical" not in html


@pytest.mark.slow
@given(st.text(min_size=1), st.text(min_size=1))
def test_no_target_can_leave_its_attribute(target: str, words: str) -> None:
    plain = redirect_page("/", TARGET, "https://x.vn", "vi", "x")
    html = redirect_page("/", target, "https://x.vn", "vi", words)
    assert [tag for tag, _ in Page(html).tags] == [tag for tag, _ in Page(plain).tags]


@given(st.lists(st.text(min_size=1), max_size=4), st.text(min_size=1))
def test_no_address_opens_a_line_a_block_or_a_rule_of_its_own(addresses: list[str], target: str) -> None:
    told = [it for it in map(canonical, addresses) if it]
    site = Hosting(tuple(Redirect(it, target) for it in dict.fromkeys(told)))
    for text in apache_files(site).files.values():
        assert (
            sum(line.startswith("RewriteRule") for line in text.splitlines())
            == sum(len(site.paths_of(it)) for it in site.redirects) + 3
        )
    for text in caddy_files(site).files.values():
        assert "{$" not in text and "`" not in text
    lines = nginx_files(site).files["bantin-http.conf"].split("\n")
    assert [line for line in lines if line.startswith("    ") and not ENTRY.fullmatch(line)] == []
    for dialect in (NETLIFY, CLOUDFLARE, GITLAB):
        lines = underscore_files(site, dialect).files.get("_redirects", "").splitlines()
        assert len(lines) <= len(told)
        assert all(line.isascii() and "*" not in line and ":" not in line for line in lines)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("https://cu.vn/2010/01/tin.html#x", "2010/01/tin.html"),
        ("/tin-tức/hội-nghị/", "tin-t%E1%BB%A9c/h%E1%BB%99i-ngh%E1%BB%8B/"),
        ("/tin-tu%CC%9B%CC%81c/", "tin-t%E1%BB%A9c/"),
        ("/?p=12", "?p=12"),
        ("?b=2&a=h%e1%bb%8dp", "?b=2&a=h%E1%BB%8Dp"),
        ("/a%2db.html", "a-b.html"),
        ("", None),
        ("/", None),
        ("https://cu.vn", None),
        ("javascript:alert(1)", None),
        ("/a/../b", None),
        ("/a//b", None),
        ("/a%0ab", None),
        ("/a%ff", None),
        ("/a%00", None),
        ("/a\\b", None),
        ("/?a=%0d", None),
        ("//[", None),
        ("/" + "a" * 501, None),
    ],
)
def test_old_addresses_have_one_form(typed: str, found: str | None) -> None:
    assert canonical(typed) == found
    if found:
        assert canonical(found) == found


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("2010/tin.html", "2010/tin.html"),
        ("2010/Tin.HTM", "2010/Tin.HTM"),
        ("tin/12/", "tin/12/index.html"),
        ("tin/12", "tin/12/index.html"),
        ("tin-so.12", "tin-so.12/index.html"),
        ("tin.php", None),
        ("?p=12", None),
        ("t%E1%BB%A9c/", None),
        (".htaccess", None),
        ("a/../b", None),
        ("a/.b", None),
    ],
)
def test_a_page_stands_where_every_host_would_look_for_it(address: str, file: str | None) -> None:
    assert page_of(address) == file
