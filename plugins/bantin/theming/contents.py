"""The parts of a long story, by the headings of its finished body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_HEADING = re.compile(r'<h2(?: [^>]*?)? ?id="(?P<id>[^"]+)"[^>]*>(?P<words>.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_FEWEST = 3  # headings that are worth a table of contents


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of a story: its place in the page, and its words as text."""

    id: str
    words: str


def contents_of(body: str) -> tuple[Part, ...]:
    """Return the parts of ``body`` (finished HTML), none where it has too few to need a table of contents."""
    if body.count("<h2") < _FEWEST:
        return ()
    parts = (
        Part(unescape(found["id"]), " ".join(unescape(_TAG.sub("", found["words"])).split()))
        for found in _HEADING.finditer(body)
    )
    shown = tuple(part for part in parts if part.words)
    return shown if len(shown) >= _FEWEST else ()
