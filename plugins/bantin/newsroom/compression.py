"""Smaller copies of files beside them, for servers that hand out what is there: made at deploy, never in a build."""

from __future__ import annotations

import gzip
from importlib import import_module
from importlib.util import find_spec
from typing import Literal

Encoding = Literal["gz", "br", "zst"]
WORTH_IT = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".webmanifest", ".opml", ".ico")
_LEAST = 512  # bytes; below, an answer fits one packet anyway
_LIBRARIES: dict[Encoding, str] = {"gz": "gzip", "br": "brotli", "zst": "zstandard"}


def encodings() -> tuple[Encoding, ...]:
    """Return the encodings that this machine can make: brotli and zstandard are extras."""
    return tuple(name for name, library in _LIBRARIES.items() if find_spec(library))


def is_worth_it(path: str) -> bool:
    """Say whether a file called ``path`` holds text; photos, films and fonts are compressed already."""
    return path.endswith(WORTH_IT)


def compressed(data: bytes, encoding: Encoding) -> bytes | None:
    """Return ``data`` in ``encoding``, the same bytes on every day; None if that would not be smaller.

    What is returned depends on ``data``, the encoding and the version of its library alone, and may be kept by them.
    """
    if len(data) < _LEAST:
        return None
    match encoding:
        case "gz":
            small = gzip.compress(data, 9, mtime=0)
        case "br":
            small = import_module("brotli").compress(data, quality=11)
        case "zst":
            small = import_module("zstandard").ZstdCompressor(level=19).compress(data)
    return small if len(small) < len(data) else None
