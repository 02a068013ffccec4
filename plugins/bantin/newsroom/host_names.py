"""Host names in the letters that networks know: ``hàmyên.vn`` is ``xn--hmyn-0na6d.vn`` wherever a machine reads it.

The library ``idna`` maps as browsers do (UTS 46); the standard library's codec is that of 2003, which names others.
What people read stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

# A word that begins with a scheme, or two slashes, and the host behind it.
_HOST = re.compile(
    r"(?P<before>(?:[a-z][a-z0-9+.\-]*:)?//(?:[^/?#@\s]*@)?(?:\*\.)?)(?P<host>[^/?#:@;,'\"\s\[\]]+)", re.IGNORECASE
)
_BEHIND_HOST = ("", "/", ":")
_WORD = re.compile(r"(?:(?<=\s)|^)(?P<before>(?:\*\.)?)(?P<host>[^\s/'\";:]+\.[^\s/'\";:]+)")
_MAILBOX = re.compile(r"(?<![^@\s,;?])(?P<before>[^@\s,;?]++@)(?P<host>[^@\s,;?/]+)")


def ascii_host(host: str) -> str:
    """Return ``host`` in ASCII; as it is if it cannot be a host."""
    if host.isascii():
        return host
    import idna  # its tables are large, and few sites have such a name

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host


def ascii_address(address: str) -> str:
    """Return ``address`` (http, mailto, or without a scheme) with its host in ASCII, and nothing else changed."""
    if address.isascii():
        return address
    if address.lstrip().lower().startswith("mailto:"):
        path, sign, query = address.partition("?")
        return ascii_mailboxes(path) + sign + query
    return _HOST.sub(_in_ascii, address, count=1) if _HOST.match(address.lstrip()) else address


def ascii_site(address: str) -> str:
    """Return the address of a site in ASCII: its host as networks, its folder as addresses write it."""
    found = _HOST.match(ascii_address(address))
    rest = found.string[found.end() :] if found else ""
    if address.isascii() or found is None or not found[0].isascii() or rest[:1] not in _BEHIND_HOST:
        return address
    return found[0] + quote(rest, safe="/%~:@!$&'()*+,;=?#")


def ascii_mailboxes(text: str) -> str:
    """Return ``text`` with the hosts of its mail addresses in ASCII."""
    return text if text.isascii() else _MAILBOX.sub(_in_ascii, text)


def ascii_hosts(text: str) -> str:
    """Return ``text``, words as in a content security policy, with its hosts in ASCII."""
    return text if text.isascii() else _WORD.sub(_in_ascii, _HOST.sub(_in_ascii, text))


def name_hosts(settings: dict[str, Any]) -> None:
    """Have all that ``settings`` say to machines name hosts in ASCII; mail addresses, which people read, stay."""
    makers: dict[str, Callable[[str], str]] = {
        "SITEURL": ascii_site,
        "FEED_DOMAIN": ascii_site,
        "FEED_HUB": ascii_address,
    }
    makers |= {"FEED_ID_DOMAIN": ascii_host, "CONTENT_POLICY": ascii_hosts}
    for name, make in makers.items():
        if isinstance(settings.get(name), str):
            settings[name] = make(settings[name])


def _in_ascii(found: re.Match[str]) -> str:
    return found["before"] + ascii_host(found["host"])
