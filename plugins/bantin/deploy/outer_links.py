"""Links to other sites, asked politely: one at a time, a host not twice within a second, what is known not again.

A host that asks for less, or at which nobody answers twice in a row, is left alone until the next look.
"""

from __future__ import annotations

import ipaddress
import json
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bantin.deploy.asking import Answer, ask
from bantin.deploy.records import reading
from bantin.newsroom.regular_file import write_in_one_step
from bantin.newsroom.split_address import host_of

CACHE = Path(".cache/doctor/links.json")
_KNOWN = 7 * 86_400  # seconds for which an answer counts; a dead link is asked again the next day
_DEAD_KNOWN = 86_400
_PAUSE = 1.0
_SECONDS = 15
_NO_HEAD = {403, 405, 501, 400, 404}
_DEAD = {404, 410}
_ENOUGH = {429, 503}
_SILENT = 2  # times in a row that nobody answers
_MOST_OF_HOST = 100  # questions in one look; the next one asks on, since what was answered is kept
_MOST = 2_000
_KEPT = 60  # seconds after which what was answered is written, lest a long look be lost


@dataclass(slots=True)
class OuterLinks:
    """The list of links of the ``site``, kept in a file from one look to the next."""

    site: str
    cache: Path = CACHE
    ask: Callable[..., Answer] = ask
    wait: Callable[[float], None] = time.sleep
    asked: dict[str, float] = field(default_factory=dict)
    silent: dict[str, int] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)  # hosts not to be asked, and why
    questions: dict[str, int] = field(default_factory=dict)
    put_off: int = 0

    def dead(self, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each of ``addresses`` at which nobody is, and what was answered."""
        known, kept = self._read(), time.monotonic()
        try:
            for address in addresses:
                told = known.get(address)
                if told is None or abs(time.time() - told[0]) > (_DEAD_KNOWN if told[1] else _KNOWN):
                    if self._has_asked_enough(host_of(address)):
                        self.put_off += 1
                        continue
                    told = time.time(), self._verdict(address)
                    if host_of(address) not in self.left:
                        known[address] = told
                    if time.monotonic() - kept > _KEPT:
                        self._write(known)
                        kept = time.monotonic()
                if told[1]:
                    yield address, told[1]
        finally:
            self._write(known)

    def _has_asked_enough(self, host: str) -> bool:
        """Say whether the rest must wait for the next look: neither a host nor whoever waits is asked for hours."""
        if host in self.left:
            return False  # that one is asked nothing anyway
        return self.questions.get(host, 0) >= _MOST_OF_HOST or sum(self.questions.values()) >= _MOST

    def _verdict(self, address: str) -> str:
        """Return why ``address`` is dead; empty if it is not, or may not be asked."""
        host = host_of(address)
        if host in self.left:
            return self.left[host]
        if not self._may_ask(host):
            return ""
        self.questions[host] = self.questions.get(host, 0) + 1
        answer = self._ask(address, host, "HEAD")
        if answer.status in _NO_HEAD:  # many answer HEAD with what they would not answer a reader
            answer = self._ask(address, host, "GET")
        self.silent[host] = 0 if answer.status else self.silent.get(host, 0) + 1
        if answer.status in _ENOUGH:
            self.left[host] = ""
        if self.silent[host] >= _SILENT:
            self.left[host] = answer.words
        if answer.status == 0:
            return answer.words
        return str(answer.status) if answer.status in _DEAD else ""

    def _ask(self, address: str, host: str, method: str) -> Answer:
        pause = self.asked.get(host, 0) + _PAUSE - time.monotonic()
        if pause > 0:
            self.wait(pause)
        answer = self.ask(address, method=method, seconds=_SECONDS)
        self.asked[host] = time.monotonic()
        return answer

    def _may_ask(self, host: str) -> bool:
        """Say whether ``host`` is one of the open net: no link has us knock at the doors of our own house."""
        return _is_public(host) or not _is_public(host_of(self.site))

    def _read(self) -> dict[str, tuple[float, str]]:
        with suppress(OSError, ValueError), reading("answers"):
            told: Any = json.loads(self.cache.read_bytes())
            return {str(address): (float(at), str(words)) for address, (at, words) in told.items()}
        return {}

    def _write(self, known: dict[str, tuple[float, str]]) -> None:
        with suppress(OSError):
            self.cache.parent.mkdir(parents=True, exist_ok=True)
            write_in_one_step(self.cache, json.dumps(known, ensure_ascii=False, indent=0).encode())


def _is_public(host: str) -> bool:
    try:
        found = {it[4][0] for it in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return True  # nobody there: asking says so
    return all(_is_open(ipaddress.ip_address(str(it).partition("%")[0])) for it in found)


def _is_open(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Say whether an address is one of the open net, whichever of the two nets it is written for."""
    inner = address.ipv4_mapped or address.sixtofour if isinstance(address, ipaddress.IPv6Address) else None
    return (inner or address).is_global and not address.is_multicast
