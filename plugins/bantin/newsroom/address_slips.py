"""Addresses of links that are almost what somebody meant: which slip it is, and how the address is written."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

# Endings of hosts that people type without a scheme; “md” is a story's file, and “pdf” is no host at all.
_ENDINGS = (
    "vn com net org edu gov info biz io me tv asia xyz online site top club app dev eu uk jp kr cn fr de au us la"
)
_HOST = re.compile(
    rf"(?:www\.[\w-]+(?:\.[\w-]+)+|(?:[\w-]+\.)+(?:{_ENDINGS.replace(' ', '|')}))(?::\d+)?(?:[/?#].*)?", re.IGNORECASE
)
# “http//”, “htp://”, “https:/x”, “https;//”, “https: //”, “http:x.vn”, “https://https://x.vn”; never “https://x”.
_SCHEME = re.compile(
    r"(?:https?://+(?=https?[:;/]))?(?=\w{3,7}\W)h{0,2}t{1,3}p{1,2}s?\s*(?:[:;.]?\s*[/\\]+|[:;])(?P<rest>.*)",
    re.IGNORECASE,
)
_RIGHT = re.compile(r"https?://(?!https?[:;/])[^/\\\s]", re.IGNORECASE)
_MAIL = re.compile(r"(?:(?:mailto|e?-?mail)\s*[:;]?/*\s*)?(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_PHONE = re.compile(r"(?:(?:tel|sđt|đt)\s*[:;]?/*\s*)?(?P<number>(?:\+84|0|1[89]00)[\d .()-]{4,16})", re.IGNORECASE)
_COMPUTER = re.compile(r"file:|[a-z]:[\\/]|\\\\|/(?:users|home)/[^/]+/", re.IGNORECASE)
_OWN_MACHINE = re.compile(
    r"https?://(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)(?::\d+)?(?P<path>/.*|$)", re.IGNORECASE
)
_GOOD = re.compile(r"(?:mailto:[^@\s]+@[^@\s]+|tel:\+?[\d.-]{3,16})$", re.IGNORECASE)


class Slip(NamedTuple):
    """The ``key`` of the message about a slip; ``better`` is the address as meant, empty where nobody can know it."""

    key: str
    better: str


def slip_in(address: str) -> Slip | None:
    """Return the slip in the ``address`` of a link, None for one that may be what it says."""
    text = unquote(address).strip()
    if _GOOD.match(text):
        return None
    if found := _OWN_MACHINE.fullmatch(text):
        return Slip("link/slip.localhost", found["path"] or "/")
    if _COMPUTER.match(text):
        return Slip("link/slip.computer", "")
    if found := _MAIL.fullmatch(text):
        return Slip("link/slip.mail", f"mailto:{found['mail']}")
    if found := _PHONE.fullmatch(text):
        number = re.sub(r"[^\d+]", "", found["number"])
        return Slip("link/slip.phone", f"tel:{number}") if 8 <= len(number) <= 14 else None
    if _HOST.fullmatch(text):
        return Slip("link/slip.scheme", f"https://{text}")
    if not _RIGHT.match(text) and (found := _SCHEME.fullmatch(text)) and "." in found["rest"]:
        rest = found["rest"].lstrip("/\\: ").replace("\\", "/")
        return Slip("link/slip.scheme", f"https://{rest}")
    return None
