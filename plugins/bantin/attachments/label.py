"""What stands behind the words of a link to a file: its kind, its size, and the pages of a PDF."""

from __future__ import annotations

import re

from bantin.newsroom.content_files import shown
from bantin.newsroom.message import say, to_readers

# A document says how many pages each branch of its tree has; the trunk has most. One whose tree is compressed says
# nothing here, and then nothing is said of its pages.
_COUNT = re.compile(
    rb"/Type\s*/Pages\b[^>]{0,2000}?/Count\s+(\d{1,6})|/Count\s+(\d{1,6})[^>]{0,2000}?/Type\s*/Pages\b"
)
_LINEAR = re.compile(rb"/Linearized\b[^>]{0,200}?/N\s+(\d{1,6})\b")


def label_of(kind: str, data: bytes) -> str:
    """Return what a reader may know of a file of that ``kind`` before it is fetched: “PDF, 120 KB, 3 trang”."""
    facts = [kind.upper(), to_readers(shown(len(data)))]
    pages = pages_of(data) if kind == "pdf" else 0
    if pages:
        facts.append(to_readers(say("reader/pages", count=pages)))
    return ", ".join(facts)


def pages_of(pdf: bytes) -> int:
    """Return the number of pages of a ``pdf``, 0 if it is not to be seen without unpacking it."""
    linear = _LINEAR.search(pdf[:2048])
    if linear:
        return int(linear[1])
    return max((int(one or other) for one, other in _COUNT.findall(pdf)), default=0)
