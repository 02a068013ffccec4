"""What stands behind the words of a link to a file: its kind, its size, and the pages of a PDF."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from bantin.newsroom.content_files import shown
from bantin.newsroom.message import say, to_readers

# A document says how many pages each branch of its tree has; the trunk has most. Many pack their tree into streams of
# objects; of one that is locked nothing is seen, and then nothing is said of its pages.
_COUNT = re.compile(
    rb"/Type\s*/Pages\b[^>]{0,2000}?/Count\s+(\d{1,6})|/Count\s+(\d{1,6})[^>]{0,2000}?/Type\s*/Pages\b"
)
_PACKED = re.compile(rb"/ObjStm\b[^>]{0,500}>>\s{0,4}stream\r?\n")
_MOST = 32 * 2**20  # bytes unpacked of one document
_LINEAR = re.compile(rb"/Linearized\b[^>]{0,200}?/N\s+(\d{1,6})\b")


def label_of(kind: str, data: bytes) -> str:
    """Return what a reader may know of a file of that ``kind`` before it is fetched: “PDF, 120 KB, 3 trang”."""
    facts = [kind.upper(), to_readers(shown(len(data)))]
    pages = pages_of(data) if kind == "pdf" else 0
    if pages:
        facts.append(to_readers(say("reader/pages", count=pages)))
    return ", ".join(facts)


def pages_of(pdf: bytes) -> int:
    """Return the number of pages of a ``pdf``, 0 if it is not to be seen."""
    linear = _LINEAR.search(pdf[:2048])
    if linear:
        return int(linear[1])
    counts = (found for part in (pdf, *_unpacked(pdf)) for found in _COUNT.findall(part))
    return max((int(one or other) for one, other in counts), default=0)


def _unpacked(pdf: bytes) -> Iterator[bytes]:
    """Yield the streams of objects of ``pdf`` that can be unpacked, and no more of them than ``_MOST``."""
    room = _MOST
    for head in _PACKED.finditer(pdf):
        try:
            objects = zlib.decompressobj().decompress(memoryview(pdf)[head.end() :], room)
        except zlib.error:
            continue
        yield objects
        room -= len(objects)
        if room <= 0:
            return
