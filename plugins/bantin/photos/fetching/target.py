"""Which machines may be asked for a photo: those of the public network, judged by the very address that is used."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote

from bantin.newsroom.message import say
from bantin.newsroom.split_address import split_address
from bantin.photos.fetching.refusal import NotFetched

Ip = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
Permit = Callable[[Ip], bool]

_PORTS = {"http": 80, "https": 443}
_UNICAST = IPv6Network("2000::/3")  # what is given out; what lies beyond was local once, or may be
_PATH = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Target:
    """What to ask for and whom: ``path`` with its query, ASCII; ``ips`` were all looked at and found fit."""

    scheme: str
    host: str
    port: int
    path: str
    ips: tuple[str, ...]

    @property
    def host_header(self) -> str:
        """The host as a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses of ``host`` as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(ip: Ip) -> bool:
    """Say whether ``ip`` is a machine of the public network, under no disguise."""
    if isinstance(ip, IPv6Address) and (ip.ipv4_mapped or ip.sixtofour or ip.teredo or ip not in _UNICAST):
        return False
    local = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_unspecified
    return ip.is_global and not (local or ip.is_reserved or ip.is_multicast)


def target_of(address: str, resolve: Resolve, permit: Permit) -> Target:
    """Return whom to ask for ``address``; raise :class:`NotFetched` unless each of its machines may be asked."""
    parts = split_address(f"https:{address}" if address.startswith("//") else address)
    if parts is None or parts.scheme.lower() not in _PORTS or not parts.hostname:
        raise NotFetched(say("fetch/not-web"))
    if parts.username is not None or parts.password is not None:
        raise NotFetched(say("fetch/password"))
    scheme = parts.scheme.lower()
    host, port = _ascii(parts.hostname), parts.port or _PORTS[scheme]
    query = f"?{quote(parts.query, safe=_PATH + '?')}" if parts.query else ""
    path = quote(parts.path or "/", safe=_PATH) + query
    return Target(scheme, host, port, path, _checked(host, port, resolve, permit))


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise NotFetched(say("fetch/no-host", host=host)) from None


def _checked(host: str, port: int, resolve: Resolve, permit: Permit) -> tuple[str, ...]:
    try:
        found = tuple(dict.fromkeys(resolve(host, port)))
    except (OSError, UnicodeError):
        found = ()
    if not found:
        raise NotFetched(say("fetch/unknown-host", host=host))
    if not all(permit(ip_address(ip.partition("%")[0])) and "%" not in ip for ip in found):
        raise NotFetched(say("fetch/local", host=host))
    return found
