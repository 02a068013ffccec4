"""The bytes behind an address: each redirect is checked again, and no more is read than a photo may have."""

from __future__ import annotations

import base64
import binascii
import ssl
from dataclasses import dataclass, field
from http.client import HTTPResponse, IncompleteRead
from urllib.parse import unquote_to_bytes

from bantin.newsroom.content_files import MEGABYTE
from bantin.newsroom.message import say
from bantin.newsroom.split_address import join_address
from bantin.photos.fetching.connection import TIMEOUT, asking
from bantin.photos.fetching.refusal import NotFetched
from bantin.photos.fetching.target import Permit, Resolve, is_public, resolve, target_of

_REDIRECTS = {301, 302, 303, 307, 308}
_MOST_REDIRECTS = 5
_LONGEST = 120.0  # seconds for one answer, however slowly it trickles
_AT_ONCE = 1 << 16


@dataclass(frozen=True, slots=True)
class Network:
    """How photos are fetched: who looks names up, which machines may be asked, whom TLS trusts, how long to wait."""

    resolve: Resolve = resolve
    permit: Permit = is_public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    timeout: float = TIMEOUT
    longest: float = _LONGEST


def download(address: str, network: Network, most: int) -> bytes:
    """Return what is behind ``address``, at most ``most`` megabytes; raise :class:`NotFetched`."""
    for _ in range(_MOST_REDIRECTS + 1):
        target = target_of(address, network.resolve, network.permit)
        with asking(target, network.context, network.timeout, network.longest) as answer:
            if answer.status not in _REDIRECTS:
                return _body(answer, target.host, most)
            address = join_address(_absolute(address), answer.headers.get("Location") or "")
    raise NotFetched(say("fetch/redirects", most=_MOST_REDIRECTS))


def decode_data(source: str, most: int) -> bytes:
    """Return the bytes of a ``data:`` address; raise :class:`NotFetched` if it holds none."""
    head, comma, data = source.partition(",")
    if not comma or len(data) > most * MEGABYTE * 2:
        raise NotFetched(say("fetch/pasted-cut"))
    plain = unquote_to_bytes("".join(data.split()))
    if not head.lower().endswith(";base64"):
        return plain
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
    except binascii.Error:
        raise NotFetched(say("fetch/pasted-broken")) from None


def _absolute(address: str) -> str:
    return f"https:{address}" if address.startswith("//") else address


def _body(answer: HTTPResponse, host: str, most: int) -> bytes:
    if answer.status != 200:
        raise NotFetched(say("fetch/gone", host=host, status=answer.status))
    parts, room = [], most * MEGABYTE
    while part := answer.read1(_AT_ONCE):
        parts.append(part)
        room -= len(part)
        if room < 0:
            raise NotFetched(say("fetch/heavy", most=most))
    if answer.length:
        raise IncompleteRead(b"", answer.length)
    return b"".join(parts)
