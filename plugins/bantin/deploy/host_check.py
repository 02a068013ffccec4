"""What a host does wrong, without sending it anything: headers, kinds, compression, redirects, unknown addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bantin.deploy.asking import Answer, address_of, ask, follow
from bantin.deploy.health import unknown_address, wrong_kind, wrong_unknown
from bantin.deploy.redirect_check import check_old_addresses, check_pages
from bantin.newsroom.answer_headers import SECURITY
from bantin.newsroom.message import Message, say
from bantin.newsroom.split_address import join_address, path_of_address, server_of, split_address

_ASSET = re.compile(r"""(?:href|src)=["']([^"']*/(?:theme|anh)/[^"']+\.[0-9a-f]{8,}[.-][^"']+)["']""")
_FEED = re.compile(r"""<link[^>]*type=["']application/(?:atom|rss)\+xml["'][^>]*>""")
_PAGE = re.compile(r"""href=["']([^"':#?]+\.html)["']""")
_HREF = re.compile(r"""href=["']([^"']+)["']""")
_A_MONTH = 2_592_000


def check_host(address: str, folder: Path | None = None) -> Iterator[Message]:
    """Yield what is wrong with the host of the site at ``address``, each with its cure.

    ``folder`` holds the built site, whose old addresses are asked too.
    """
    front = follow(address_of(address, "index.html"))
    if front.status != 200:
        yield say("deploying/no-answer", address=front.address, words=front.said)
        return
    yield from wrong_kind(front, "index.html")
    yield from _headers(front)
    yield from wrong_unknown(address)
    yield from _strange_unknown(address)
    yield from _unpacked(address)
    yield from _unsafe(address)
    text = front.body.decode("utf-8", "replace")
    linked = [it for it in _linked(text) if server_of(join_address(f"{address}/", it)) == server_of(address)]
    yield from check_pages(address, [path for path in linked if path.endswith(".html")])
    if folder:
        yield from check_old_addresses(address, folder)
    for path in linked:
        answer = follow(join_address(f"{address}/", path))
        if answer.status != 200:
            yield say("deploying/no-answer", address=answer.address, words=answer.said)
            continue
        yield from wrong_kind(answer, path_of_address(path))
        if _ASSET.search(f'href="{path}"'):
            yield from _kept(answer)


def _linked(text: str) -> list[str]:
    """Return one address of each sort that a page names: a page, a style sheet, a script, a photo, a feed."""
    feeds = [found[1] for link in _FEED.findall(text) if (found := _HREF.search(link))]
    assets = {path.rpartition(".")[2]: path for path in reversed(_ASSET.findall(text))}
    pages = [path for path in _PAGE.findall(text) if not path.endswith("index.html")]
    return [*pages[:1], *assets.values(), *feeds[:1]]


def _headers(front: Answer) -> Iterator[Message]:
    names = ["Content-Security-Policy", *(name for name, _ in SECURITY)]
    missing = [name for name in names if not front.header(name)]
    if missing:
        yield say("deploying/no-headers", names=", ".join(missing))
    told = front.header("content-type").lower()
    if "text/html" in told and "charset" in told and "utf-8" not in told:
        yield say("deploying/wrong-kind", address=front.address, kind=told, wanted="text/html; charset=utf-8")
    age = re.search(r"max-age=(\d+)", front.header("cache-control"))
    if age and int(age[1]) > 3600:
        yield say("deploying/kept-long", address=front.address, seconds=int(age[1]))


def _strange_unknown(address: str) -> Iterator[Message]:
    """Ask for an address deep below where nothing can be: readers must find the site's own page there."""
    unknown = ask(unknown_address(f"{address}/khong/co"))
    own = ask(address_of(address, "404.html"))
    if unknown.status == 404 and own.status == 200 and unknown.body != own.body:
        yield say("deploying/strange-unknown", address=unknown.address)


def _unpacked(address: str) -> Iterator[Message]:
    front = follow(address_of(address, "index.html"), packed=True)
    if front.status == 200 and not front.header("content-encoding"):
        yield say("deploying/no-compression", address=front.address)


def _unsafe(address: str) -> Iterator[Message]:
    """Ask the plain address of a safe one: it must lead on, so that old links and typed names are safe too."""
    parts = split_address(address)
    if parts and parts.scheme == "https" and parts.port in (None, 443):
        plain = ask(address_of(f"http://{parts.hostname}{parts.path}", "index.html"))
        if plain.status == 200:
            yield say("deploying/no-redirect", address=plain.address)


def _kept(answer: Answer) -> Iterator[Message]:
    age = re.search(r"max-age=(\d+)", answer.header("cache-control"))
    if not age or int(age[1]) < _A_MONTH:
        yield say("deploying/kept-short", address=answer.address)
