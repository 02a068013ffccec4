"""What we write for nginx, Apache and Caddy, tried on them: redirects, what is gone or unknown, headers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from tests.addresses.servers import (
    HOSTILE,
    PAGE,
    QUERIES,
    SERVERS,
    TARGET,
    WITHDRAWN,
    WITHDRAWN_BEFORE,
    Answer,
    hosting,
    running,
    write_site,
)

pytestmark = [pytest.mark.long, pytest.mark.process]
ROOTS = ("", "/bantin")


@pytest.fixture(
    scope="module", params=[(name, root) for name in SERVERS for root in ROOTS], ids=lambda it: "".join(it)
)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, str]]:
    """The port of a server that hands out the site, and the folder in which the site lies."""
    name, root = request.param
    folder: Path = tmp_path_factory.mktemp(name)
    folder.chmod(0o755)
    write_site(folder / "www" / root.strip("/"))
    command, port = SERVERS[name](folder, hosting(root))
    with running(command, port, folder / "log"):
        yield port, root


@pytest.mark.parametrize("address", ["2024/01/08/cu.html", *HOSTILE, *QUERIES])
def test_each_old_address_leads_to_the_story_in_one_step(server: tuple[int, str], address: str) -> None:
    port, root = server
    answer = Answer(port, f"{root}/{address}")
    assert (answer.status, answer.location) == (301, f"{root}/{TARGET}")
    assert Answer(port, answer.location).status == 200


def test_links_in_the_other_normal_form_lead_on_too(server: tuple[int, str]) -> None:
    port, root = server
    address = quote(unicodedata.normalize("NFD", unquote(HOSTILE[0])))
    assert address != HOSTILE[0]
    assert Answer(port, f"{root}/{address}").location == f"{root}/{TARGET}"


@pytest.mark.parametrize("query", ["p=12&fbclid=x", "utm_source=zalo&p=12"])
def test_what_others_add_to_a_query_does_not_count(server: tuple[int, str], query: str) -> None:
    port, root = server
    assert Answer(port, f"{root}/?{query}").location == f"{root}/{TARGET}"


def test_the_order_of_a_query_does_not_count(server: tuple[int, str]) -> None:
    port, root = server
    assert Answer(port, f"{root}/index.php?id=7&option=com_content").location == f"{root}/{TARGET}"


@pytest.mark.parametrize("query", ["?p=1", "?p=123", "?xp=12", ""])
def test_the_front_page_stays_where_it_is(server: tuple[int, str], query: str) -> None:
    port, root = server
    answer = Answer(port, f"{root}/{query}")
    assert (answer.status, answer.text) == (200, PAGE)


def test_a_withdrawn_story_is_gone_and_its_page_says_why(server: tuple[int, str]) -> None:
    port, root = server
    answer = Answer(port, f"{root}/{WITHDRAWN}")
    assert (answer.status, answer.text) == (410, "Tin này đã được rút.")


@pytest.mark.parametrize("address", WITHDRAWN_BEFORE)
def test_old_addresses_of_a_withdrawn_story_lead_to_that_page_in_one_step(
    server: tuple[int, str], address: str
) -> None:
    port, root = server
    answer = Answer(port, f"{root}/{address}")
    assert (answer.status, answer.location) == (301, f"{root}/{WITHDRAWN}")
    assert Answer(port, answer.location).status == 410


@pytest.mark.parametrize("address", ["2024/01/08/quen.html", "?p=13"])
def test_what_was_given_up_is_gone(server: tuple[int, str], address: str) -> None:
    port, root = server
    answer = Answer(port, f"{root}/{address}")
    assert (answer.status, answer.text) == (410, "Không có trang này.")


@pytest.mark.parametrize(
    "address", ["khong-co.html", "2024/01/08/cu.html/x", "x2024/01/08/cu.html", "2024/01/08/cuxhtml"]
)
def test_unknown_addresses_are_unknown(server: tuple[int, str], address: str) -> None:
    port, root = server
    answer = Answer(port, f"{root}/{address}")
    assert (answer.status, answer.text) == (404, "Không có trang này.")


@pytest.mark.parametrize("address", [TARGET, "khong-co.html", WITHDRAWN, "theme/site.0123456789.css"])
def test_every_answer_has_the_security_headers_once(server: tuple[int, str], address: str) -> None:
    port, root = server
    headers = Answer(port, f"{root}/{address}").headers
    for name, value in hosting(root).security:
        assert headers.get_all(name) == [value]
    assert "default-src 'none'; img-src 'self'; frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["theme/site.0123456789.css", "anh/a.0123456789.avif"])
def test_files_with_a_digest_are_kept_for_a_year(server: tuple[int, str], address: str) -> None:
    port, root = server
    assert Answer(port, f"{root}/{address}").headers.get_all("Cache-Control") == [
        "public, max-age=31536000, immutable"
    ]


@pytest.mark.parametrize("address", [TARGET, "", "feeds/tin-moi.atom.xml", "site.webmanifest", "khong-co.html"])
def test_pages_and_feeds_are_asked_for_again(server: tuple[int, str], address: str) -> None:
    port, root = server
    assert Answer(port, f"{root}/{address}").headers.get_all("Cache-Control") == ["no-cache"]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (TARGET, "text/html; charset=utf-8"),
        ("feeds/tin-moi.atom.xml", "application/atom+xml; charset=utf-8"),
        ("site.webmanifest", "application/manifest+json"),
        ("anh/a.0123456789.avif", "image/avif"),
        ("theme/site.0123456789.css", "text/css; charset=utf-8"),
    ],
)
def test_kinds_of_files_are_named(server: tuple[int, str], address: str, kind: str) -> None:
    port, root = server
    assert Answer(port, f"{root}/{address}").headers["Content-Type"].replace("UTF-8", "utf-8") == kind


@pytest.mark.parametrize("address", [TARGET, "feeds/tin-moi.atom.xml", "theme/site.0123456789.css"])
def test_small_copies_are_handed_out_to_who_can_read_them(server: tuple[int, str], address: str) -> None:
    port, root = server
    small, plain = Answer(port, f"{root}/{address}", Accept_Encoding="gzip"), Answer(port, f"{root}/{address}")
    assert (small.headers.get("Content-Encoding"), plain.headers.get("Content-Encoding")) == ("gzip", None)
    assert small.text == plain.text
    assert small.headers["Content-Type"] == plain.headers["Content-Type"]
    assert "Accept-Encoding" in small.headers["Vary"]
