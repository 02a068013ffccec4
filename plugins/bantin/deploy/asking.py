"""A site asked for its addresses as a browser asks, one request at a time, within limits."""

from __future__ import annotations

import http.client
import os
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message as Headers
from typing import IO
from urllib.parse import quote

from bantin.deploy.compression import unpacked
from bantin.newsroom.split_address import join_address, server_of

AGENT = "ban-tin (deploy)"
_MOST = 64 << 20
_STEPS = 4
_SECONDS = 20
_LONGEST = 120  # seconds for one answer as a whole, however slowly it comes
_AT_ONCE = 1 << 16
_SHOWN = 200  # letters of an address that somebody else chose


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands at an address: ``status`` is 0 where nobody answered, ``words`` say why; ``body`` is unpacked."""

    address: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    words: str = ""

    def header(self, name: str) -> str:
        """Return the header ``name``, empty if it was not sent."""
        return self.headers.get(name.lower(), "")

    @property
    def said(self) -> str:
        """What was answered, in few words: the status, and where it leads to."""
        target = self.header("location") if 300 <= self.status < 400 else ""
        return self.words or (f"{self.status} → {target[:_SHOWN]}" if target else str(self.status))


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Headers, newurl: str
    ) -> None:
        """Follow nothing: whoever asks decides."""


def _opener_of_the_web() -> urllib.request.OpenerDirector:
    """Return what opens http and https alone: no page has us read files of this machine."""
    opener = urllib.request.OpenerDirector()
    handlers = urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler
    for handler in (*handlers, urllib.request.HTTPDefaultErrorHandler, urllib.request.HTTPErrorProcessor, _Stay):
        opener.add_handler(handler())
    return opener


_opener = _opener_of_the_web()


def ask(address: str, *, method: str = "GET", packed: bool = False, seconds: float = _SECONDS) -> Answer:
    """Return the answer at ``address`` itself; ``packed`` says that it may come compressed."""
    encoding = "gzip" if packed else "identity"
    sent = {"User-Agent": AGENT, "Accept-Encoding": encoding, "Cache-Control": "no-cache", "Accept": "*/*"}
    try:
        if not address.lower().startswith(("http://", "https://")):
            raise ValueError("not of the web")
        request = urllib.request.Request(quote(address, safe=":/?&=%#+,;@!$'()*~[]"), headers=sent, method=method)
        try:
            found = _opener.open(request, timeout=seconds)
        except urllib.error.HTTPError as error:
            found = error
        with found:
            told = {name.lower(): value for name, value in found.headers.items()}
            return Answer(address, found.status or 0, told, _unpacked(_body(found, _LONGEST), told))
    except (OSError, ValueError, http.client.HTTPException, ssl.SSLError) as error:
        return Answer(address, 0, words=str(getattr(error, "reason", error)) or type(error).__name__)


def follow(address: str, *, packed: bool = False) -> Answer:
    """Return the answer at ``address``, or where it leads on the same host; a host that stumbles is asked twice."""
    found = ask(address, packed=packed)
    if found.status >= 500:
        found = ask(address, packed=packed)
    for _ in range(_STEPS):
        there = join_address(found.address, found.header("location"))
        if not (300 <= found.status < 400 and found.header("location")):
            break
        if server_of(there) != server_of(address):
            break
        found = ask(there, packed=packed)
    return found


def address_of(site: str, path: str) -> str:
    """Return the address at which the ``site`` shows the file ``path``."""
    shown = path[: -len("index.html")] if path == "index.html" or path.endswith("/index.html") else path
    return f"{site}/{quote(os.fsencode(shown), safe='/~@!$&()*+,;=:')}"


def _body(found: http.client.HTTPResponse | urllib.error.HTTPError, seconds: float) -> bytes:
    """Return the body, as far as it is wanted; raise OSError for one that trickles on beyond ``seconds``."""
    end, parts, size = time.monotonic() + seconds, [], 0
    while size < _MOST and (part := found.read1(_AT_ONCE)):
        parts.append(part)
        size += len(part)
        if time.monotonic() > end:
            raise TimeoutError("timed out")
    return b"".join(parts)[:_MOST]


def _unpacked(body: bytes, headers: Mapping[str, str]) -> bytes:
    return (
        unpacked(body, _MOST)
        if headers.get("content-encoding", "").strip().lower() in ("gzip", "x-gzip") and body
        else body
    )
