"""Host names as networks know them, whoever typed them."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from bantin.front_matter.cleaning import clean, removed
from bantin.newsroom.host_names import ascii_address, ascii_hosts, ascii_mailboxes, ascii_site, name_hosts

# Worked out by hand with RFC 3492 from "hàmyên" and checked against the browsers' own table.
HOST = "xn--hmyn-0na6d.vn"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://hàmyên.vn", f"https://{HOST}"),
        ("https://HÀMYÊN.vn/Tin?x=đ#y", f"https://{HOST}/Tin?x=đ#y"),
        ("//hàmyên.vn:8080/a", f"//{HOST}:8080/a"),
        (unicodedata.normalize("NFD", "https://hàmyên.vn/"), f"https://{HOST}/"),
        ("https://www.hàmyên.vn/", f"https://www.{HOST}/"),
        ("https://a:b@hàmyên.vn/", f"https://a:b@{HOST}/"),
        ("mailto:văn.thư@hàmyên.vn?subject=đ@hà.vn", f"mailto:văn.thư@{HOST}?subject=đ@hà.vn"),
        ("https://xa.vn/đường", "https://xa.vn/đường"),
        ("/đường/hàmyên.vn", "/đường/hàmyên.vn"),
        ("đường//hàmyên.vn", "đường//hàmyên.vn"),
        ("tel:0912", "tel:0912"),
        ("https://👩.vn/", "https://👩.vn/"),
    ],
)
def test_the_host_of_an_address_is_ascii_and_nothing_else_changes(typed: str, address: str) -> None:
    assert ascii_address(typed) == address
    assert ascii_address(address) == address


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("https://hàmyên.vn", f"https://{HOST}"),
        ("https://hàmyên.vn/bản tin", f"https://{HOST}/b%E1%BA%A3n%20tin"),
        ("https://xa.vn/bản-tin", "https://xa.vn/b%E1%BA%A3n-tin"),
        ("https://xa.vn", "https://xa.vn"),
        ("https://hà yên.vn", "https://hà yên.vn"),
        ("bảntin.vn", "bảntin.vn"),
    ],
)
def test_the_address_of_a_site_is_ascii_as_a_whole(typed: str, site: str) -> None:
    assert ascii_site(typed) == site


def test_settings_name_hosts_to_machines_in_ascii() -> None:
    settings: dict[str, Any] = {
        "SITEURL": "https://hàmyên.vn",
        "FEED_DOMAIN": "https://hàmyên.vn",
        "FEED_HUB": "https://hàmyên.vn/hub",
        "FEED_ID_DOMAIN": "hàmyên.vn",
        "CONTENT_POLICY": "default-src 'self' https://*.hàmyên.vn; img-src hàmyên.vn *.hàmyên.vn",
        "SITENAME": "Hàm Yên: https://hàmyên.vn",
    }
    name_hosts(settings)
    assert settings == {
        "SITEURL": f"https://{HOST}",
        "FEED_DOMAIN": f"https://{HOST}",
        "FEED_HUB": f"https://{HOST}/hub",
        "FEED_ID_DOMAIN": HOST,
        "CONTENT_POLICY": f"default-src 'self' https://*.{HOST}; img-src {HOST} *.{HOST}",
        "SITENAME": "Hàm Yên: https://hàmyên.vn",
    }


def test_mail_addresses_have_their_host_in_ascii() -> None:
    assert ascii_mailboxes("vp@hàmyên.vn, ubnd@xa.vn") == f"vp@{HOST}, ubnd@xa.vn"
    assert ascii_hosts("default-src 'self'") == "default-src 'self'"


def test_links_of_a_body_lead_there_in_ascii_and_read_as_typed() -> None:
    typed = '<p><a href="https://hàmyên.vn/đ">hàmyên.vn</a> <a href="mailto:vp@hàmyên.vn">vp@hàmyên.vn</a></p>'
    cleaned = clean(typed)
    assert cleaned == (f'<p><a href="https://{HOST}/đ">hàmyên.vn</a> <a href="mailto:vp@{HOST}">vp@hàmyên.vn</a></p>')
    assert removed(typed, cleaned) == {}
    assert clean(cleaned) == cleaned


def test_a_megabyte_that_is_no_address_is_looked_at_once() -> None:
    long = "mailto:" + "đ" * 1_000_000
    assert ascii_address(long) == long
