"""Where a host leads readers: pages answer at their own addresses, old ones lead to their stories in one step."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from bantin.deploy.asking import Answer, address_of, ask
from bantin.newsroom.message import Message, say
from bantin.newsroom.split_address import join_address

_LEADS_ON = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"]+)">')
_MOST_BYTES = 2048  # of a page that does no more than lead on
_LOOKS = 5
Old = tuple[str, str]


def check_pages(address: str, links: list[str]) -> Iterator[Message]:
    """Yield a sentence if the host leads from the address of a page to another: each link costs a question more."""
    for link in links:
        answer = ask(join_address(f"{address}/", link))
        if 300 <= answer.status < 400:
            yield say("deploying/leads-on", address=answer.address, target=answer.header("location"))


def check_old_addresses(address: str, folder: Path) -> Iterator[Message]:
    """Yield which old addresses of the site in ``folder`` do not lead to their stories; some of them are asked."""
    known = list(old_addresses(folder))
    for path, target in known[:: max(1, len(known) // _LOOKS)][:_LOOKS]:
        answer = ask(address_of(address, path))
        wanted = join_address(address_of(address, path), target)
        if _where(answer) != wanted or (answer.status != 200 and ask(wanted).status != 200):
            yield say("deploying/old-lost", address=answer.address, target=wanted)


def old_addresses(folder: Path) -> Iterator[Old]:
    """Yield each page of ``folder`` that does no more than lead on, by its path, and the link that it holds."""
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            file = Path(place, name)
            if name.endswith(".html") and file.stat().st_size <= _MOST_BYTES:
                found = _LEADS_ON.search(file.read_bytes())
                if found:
                    yield file.relative_to(folder).as_posix(), unescape(found[1].decode("utf-8", "replace"))


def _where(answer: Answer) -> str:
    """Return where ``answer`` leads: by its header, or as the page that the site has there."""
    if 300 <= answer.status < 400:
        return join_address(answer.address, answer.header("location"))
    found = _LEADS_ON.search(answer.body) if answer.status == 200 else None
    return join_address(answer.address, unescape(found[1].decode("utf-8", "replace"))) if found else ""
