"""Who may ask the editor's server, and for which file.

A page of another site that makes its name lead to this machine (DNS rebinding) would read unpublished stories; but
a browser says in ``Host`` and ``Origin`` under which name it asks.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote_to_bytes

LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_ENDLESS = 2_000  # letters of an address; no file of a site comes near it
_PUBLIC = ".well-known"  # RFC 8615
_NO_LETTER = re.compile(r"[\x00-\x1f\x7f]")


def is_at_home(hosts: Collection[str], given: Collection[str]) -> bool:
    """Say whether ``given``, the values of the header ``Host``, is one name out of ``hosts``, with any port."""
    match = _HOST.fullmatch(next(iter(given))) if len(given) == 1 else None
    return match is not None and match["name"].lower() in {name.lower() for name in hosts}


def is_own_page(origins: Collection[str], host: str) -> bool:
    """Say whether a page under ``host`` itself asks; browsers leave out the ``Origin`` of some such requests."""
    return {origin.lower() for origin in origins} <= {f"{scheme}://{host.lower()}" for scheme in ("http", "https")}


def wanted(address: str) -> str | None:
    """Return the path that ``address``, as it stands in a request, means; None if it cannot be one of a site."""
    raw = address.partition("?")[0].partition("#")[0]
    if not raw.startswith("/") or len(raw) > _ENDLESS or "%2f" in raw.lower():
        return None
    try:
        path = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if _NO_LETTER.search(path) or "\\" in path else path


def is_hidden(parts: Collection[str]) -> bool:
    """Say whether the path of these ``parts`` is of no reader's business, such as the lists that a build keeps."""
    return any(part.startswith(".") and part != _PUBLIC for part in parts)
