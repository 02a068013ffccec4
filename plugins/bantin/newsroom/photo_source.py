"""Where a photo is that an editor names: a file of the newsroom, another site, a computer, or the text itself."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import unquote

Origin = Literal["file", "site", "data", "computer", "other"]

_COMPUTER = re.compile(r"[a-z]:[\\/]|\\\\|file:", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
_SITE = ("http:", "https:", "//")


def origin_of(source: str) -> Origin:
    """Say where ``source``, as typed, leads; "other" is an address that only some program knows (``blob:``).

    A path of a computer may have its signs by number (``C:%5Canh.jpg``); a colon written so begins no address.
    """
    written = source.strip()
    if _COMPUTER.match(unquote(written)):
        return "computer"
    if written.lower().startswith(_SITE):
        return "site"
    scheme = _SCHEME.match(written)
    if scheme is None:
        return "file"
    return "data" if scheme[1].lower() == "data" else "other"
