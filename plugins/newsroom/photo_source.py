"""Where a photo is that an editor names: a file of the newsroom, another site, a computer, or the text itself."""

from __future__ import annotations

import re
from typing import Literal

Origin = Literal["file", "site", "data", "computer", "other"]

_COMPUTER = re.compile(r"[a-z]:[\\/]|\\\\|file:", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
_SITE = ("http:", "https:", "//")


def origin_of(source: str) -> Origin:
    """Say where ``source`` leads; "other" is an address that only the program which wrote it knows (``blob:``)."""
    written = source.strip()
    if _COMPUTER.match(written):
        return "computer"
    if written.lower().startswith(_SITE):
        return "site"
    scheme = _SCHEME.match(written)
    if scheme is None:
        return "file"
    return "data" if scheme[1].lower() == "data" else "other"
