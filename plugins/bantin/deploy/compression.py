"""Text in fewer bytes: the same bytes on every day, so that they can be kept by what they were made of."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

WORTH_IT = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".webmanifest", ".opml", ".ico")
LIBRARIES = {"gz": "gzip", "br": "brotli", "zst": "zstandard"}
"""What makes each encoding; brotli and zstandard are extras."""

_LEAST = 512  # bytes; below, an answer fits one packet anyway
_MAKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": lambda data: gzip.compress(data, 9, mtime=0),
    "br": lambda data: bytes(import_module("brotli").compress(data, quality=11)),
    "zst": lambda data: bytes(import_module("zstandard").ZstdCompressor(level=19).compress(data)),
}


def is_made_here(encoding: str) -> bool:
    """Say whether this machine can make ``encoding``."""
    return find_spec(LIBRARIES[encoding]) is not None


def is_worth_it(path: str, size: int) -> bool:
    """Say whether a file called ``path`` of ``size`` bytes holds text; photos, films and fonts are small already."""
    return size >= _LEAST and path.endswith(WORTH_IT)


def unpacked(data: bytes, most: int) -> bytes:
    """Return what ``data`` holds as gzip; raise ValueError for what is none, or is more than ``most`` bytes."""
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        whole = reader.decompress(data, most)
    except zlib.error as error:
        raise ValueError("no gzip") from error
    if not reader.eof:
        raise ValueError("cut off, or too much")
    return whole


def compressed(data: bytes, encoding: str) -> bytes:
    """Return ``data`` in ``encoding``; what comes out depends on it and on the version of the library alone."""
    return _MAKERS[encoding](data)
