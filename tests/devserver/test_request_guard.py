"""Who may ask the editor's server, and for what."""

from __future__ import annotations

import pytest
from bantin.devserver.request_guard import LOCAL, is_at_home, is_hidden, is_own_page, wanted


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "LocalHost:3", "127.0.0.1:65535", "127.0.0.1", "[::1]:8000", "[::1]"]
)
def test_this_machine_is_at_home_at_any_port(host: str) -> None:
    assert is_at_home(LOCAL, [host])


@pytest.mark.parametrize(
    "given",
    [
        [],
        [""],
        ["evil.example"],
        ["evil.example:8000"],
        ["localhost.evil.example"],
        ["evil.example/localhost"],
        ["localhost@evil.example"],
        ["localhost:8000:1"],
        ["localhost:80a"],
        [" localhost"],
        ["localhost\n"],
        ["127.0.0.2"],
        ["[::2]"],
        ["::1"],
        ["localhost", "evil.example"],
        ["localhost", "localhost"],
    ],
)
def test_every_other_name_and_no_name_is_a_strangers(given: list[str]) -> None:
    assert not is_at_home(LOCAL, given)


def test_a_name_of_the_sites_own_is_at_home_too() -> None:
    assert is_at_home(LOCAL | {"Bantin.local"}, ["bantin.LOCAL:8000"])


@pytest.mark.parametrize(
    ("origins", "own"),
    [
        ([], True),
        (["http://localhost:8000"], True),
        (["https://LOCALHOST:8000"], True),
        (["http://localhost:3000"], False),
        (["http://evil.example"], False),
        (["null"], False),
        (["http://[bad"], False),
        (["http://localhost:8000", "http://evil.example"], False),
    ],
)
def test_only_a_page_of_the_site_itself_hears_its_news(origins: list[str], own: bool) -> None:
    assert is_own_page(origins, "localhost:8000") is own


def test_the_path_of_an_address_is_read_as_its_author_means_it() -> None:
    assert wanted("/2024/t%E1%BB%95ng%20k%E1%BA%BFt.html?x=%00#y") == "/2024/tổng kết.html"


@pytest.mark.parametrize(
    "address",
    [
        "/a%00.html",
        "/a\x00.html",
        "/a%0d%0ab.html",
        "/a%7f",
        "/a%ff.html",
        "/a%c3",
        "/..%2fsecret.html",
        "/..%2Fsecret.html",
        "/a%5c..%5cb.html",
        "/a\\b.html",
        "/" + "a" * 5000 + ".html",
        "http://evil.example/",
        "*",
        "",
    ],
)
def test_what_no_file_of_a_site_can_be_called_is_none(address: str) -> None:
    assert wanted(address) is None


@pytest.mark.parametrize(
    ("path", "hidden"),
    [
        (".ban-tin.files", True),
        ("tin/.ban-tin.a", True),
        (".git/config", True),
        (".well-known/security.txt", False),
        ("tin/a.b.html", False),
    ],
)
def test_what_a_build_keeps_for_itself_is_hidden(path: str, hidden: bool) -> None:
    assert is_hidden(path.split("/")) is hidden
