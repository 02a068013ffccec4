"""The one source of what hosts are told: redirects, headers by kind of file, how long copies may be kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote

from bantin.addresses.redirects import GONE, Redirect
from bantin.newsroom.answer_headers import HASHED_FOLDERS, SECURITY
from bantin.newsroom.message import Message, say
from bantin.vietnamese.marks import normal_form


@dataclass(frozen=True, slots=True)
class Hosting:
    """A site as its host has to know it.

    ``root`` is the path of the site's address, empty at the root of a host; ``policy`` what its pages may load;
    ``hashed`` folders whose files have a digest in their names; ``not_found`` the page for unknown addresses.
    """

    redirects: tuple[Redirect, ...] = ()
    root: str = ""
    policy: str = "default-src 'self'"
    hashed: tuple[str, ...] = HASHED_FOLDERS
    not_found: str = "404.html"

    @property
    def security(self) -> tuple[tuple[str, str], ...]:
        """The headers that every answer has."""
        return (("Content-Security-Policy", f"{self.policy.rstrip('; ')}; frame-ancestors 'none'"), *SECURITY)

    def whole(self, address: str) -> str:
        """Return ``address`` from the root of the host, in ASCII: no format reads any of its signs."""
        return f"{self.root}/{quote(address, safe='/%-._~')}"

    def body_of(self, redirect: Redirect) -> str:
        """Return the page that is shown at an address that is gone, from the root of the host."""
        return self.whole(redirect.target or self.not_found)

    def paths_of(self, redirect: Redirect) -> list[str]:
        """Return the path of ``redirect`` as servers compare it: decoded, in each normal form that links may have."""
        path = f"{unquote(self.root)}/{unquote(redirect.path)}"
        return list(dict.fromkeys([path, normal_form("NFD", path)]))

    @property
    def moved(self) -> list[Redirect]:
        """The redirects whose address has no query."""
        return [it for it in self.redirects if it.status != GONE and not it.query]

    @property
    def asked(self) -> list[Redirect]:
        """The redirects, and what is gone, at addresses with a query."""
        return [it for it in self.redirects if it.query]

    @property
    def gone(self) -> list[Redirect]:
        """What is gone at addresses without a query."""
        return [it for it in self.redirects if it.status == GONE and not it.query]


@dataclass(slots=True)
class HostFiles:
    """The files for one host by name, and what an owner should know: which addresses it cannot answer, and why."""

    files: dict[str, str] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)

    def note_left(self, host: str, *, signs: int = 0, queries: int = 0, gone: int = 0, over: int = 0) -> None:
        """Note how many addresses the host is not told of: for their signs, their query, 410, or its limit."""
        if signs:
            self.notes.append(say("hosts/signs", host=host, count=signs))
        if queries:
            self.notes.append(say("hosts/queries", host=host, count=queries))
        if gone:
            self.notes.append(say("hosts/gone", host=host, count=gone))
        if over:
            self.notes.append(say("hosts/over", host=host, count=over))


def pairs_of(query: str) -> list[tuple[str, str]]:
    """Return the names and values of a query, decoded."""
    return parse_qsl(query, keep_blank_values=True)


def by_names(redirects: Iterable[Redirect]) -> dict[tuple[str, ...], list[Redirect]]:
    """Return ``redirects`` with a query by the names in it: the order in which links have them does not count."""
    found: dict[tuple[str, ...], list[Redirect]] = {}
    for redirect in redirects:
        found.setdefault(tuple(sorted({name for name, _ in pairs_of(redirect.query)})), []).append(redirect)
    return found
