"""A look at the site through its public address after a deploy: what readers get is what was sent."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bantin.deploy.asking import Answer, address_of, ask, follow
from bantin.deploy.built_site import BuiltSite
from bantin.deploy.manifest import digest_of
from bantin.deploy.plan import Plan
from bantin.newsroom.message import Message, say

_LOOKS = 20
_GONE = 410
_HEADERS = (
    *("content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy"),
    *("cross-origin-opener-policy", "strict-transport-security", "x-frame-options"),
)
# What a browser needs to take a file for what it is.
KINDS = {
    ".html": ("text/html",),
    ".css": ("text/css",),
    ".js": ("text/javascript", "application/javascript"),
    ".xml": ("xml",),
    ".svg": ("image/svg+xml",),
    ".avif": ("image/avif",),
    ".webp": ("image/webp",),
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What must be seen: ``paths`` as in ``site``, nothing at ``gone``, ``headers`` with the front page."""

    site: BuiltSite
    paths: Sequence[str]
    gone: Sequence[str] = ()
    headers: Sequence[str] = ()


def expected(site: BuiltSite, plan: Plan, gone: Sequence[str], headers: Sequence[str]) -> Expected:
    """Return what to look at: the front page, some of what was sent, some of what is gone."""
    sent = [path for path in plan.sent if path in site.files]
    pages = [path for path in reversed(sent) if path.endswith(".html") and path != "404.html"]
    others = [path for path in sent if not path.endswith(".html") and not _is_kept_back(path)]
    chosen = ["index.html", *pages[: _LOOKS // 2], *others[:: max(1, len(others) // (_LOOKS // 2))]]
    return Expected(
        site, list(dict.fromkeys(chosen))[:_LOOKS], [it for it in gone if it.endswith(".html")][:5], headers
    )


def headers_now(address: str) -> list[str]:
    """Return which headers of safety the front page has, so that it can be told if they are lost."""
    found = follow(address_of(address, "index.html"))
    return [name for name in _HEADERS if found.header(name)]


def faults(
    address: str, wanted: Expected, seconds: float, wait: Callable[[float], None] = time.sleep
) -> list[Message]:
    """Return what is wrong at ``address`` once all is right or ``seconds`` are over."""
    end, pause = time.monotonic() + seconds, 0.25
    while True:
        found = list(_faults(address, wanted))
        if not found or time.monotonic() + pause > end:
            return found
        wait(pause)
        pause = min(pause * 2, 15)


def _faults(address: str, wanted: Expected) -> Iterator[Message]:
    for path in wanted.paths:
        answer = follow(address_of(address, path), packed=path != "index.html")  # as browsers ask
        if answer.status != 200 and not is_notice(answer, wanted.site.files[path].digest):
            yield say("deploying/no-answer", address=answer.address, words=answer.said)
            return  # the others would say the same
        if digest_of(answer.body) != wanted.site.files[path].digest:
            yield say("deploying/other-bytes", address=answer.address)
        yield from wrong_kind(answer, path)
        if path == "index.html":
            lost = [name for name in wanted.headers if not answer.header(name)]
            if lost:
                yield say("deploying/lost-headers", address=answer.address, names=", ".join(lost))
    for path in wanted.gone:
        if ask(address_of(address, path)).status == 200:
            yield say("deploying/still-there", address=address_of(address, path))
    yield from wrong_unknown(address)


def is_notice(answer: Answer, digest: str) -> bool:
    """Say whether an answer is the page with ``digest`` of a withdrawn story: ``HOSTS`` have it sent as 410."""
    return answer.status == _GONE and digest_of(answer.body) == digest


def wrong_kind(answer: Answer, path: str) -> Iterator[Message]:
    """Yield what is wrong with the Content-Type of the file ``path``."""
    allowed = next((kinds for ending, kinds in KINDS.items() if path.endswith(ending)), ())
    told = answer.header("content-type").lower()
    if allowed and not any(kind in told for kind in allowed):
        yield say("deploying/wrong-kind", address=answer.address, kind=told or "–", wanted=allowed[0])


def wrong_unknown(address: str) -> Iterator[Message]:
    """Yield what is wrong with the answer at an address where nothing can be."""
    unknown = unknown_address(address)
    answer = ask(unknown)
    if answer.status != 404:
        yield say("deploying/wrong-unknown", address=unknown, words=answer.said)


def unknown_address(address: str) -> str:
    """Return an address below ``address`` at which nothing can be."""
    return f"{address}/khong-co-{secrets.token_hex(6)}.html"


def _is_kept_back(path: str) -> bool:
    """Say whether hosts read the file ``path`` themselves and show it to nobody."""
    return path.rpartition("/")[2].startswith((".", "_")) or path in ("CNAME",)
