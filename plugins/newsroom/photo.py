"""A photo as its editor wrote it: where the file is said to be, what it shows, what stands under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Placement = Literal["figure", "inline", "lead"]


@dataclass(frozen=True, slots=True)
class Photo:
    """One reference to a picture in a story, in reading order.

    ``source`` is the path as written (URL-decoded, NFC), not yet looked for on disk; ``caption_html`` is clean
    inline HTML and ``caption_text`` the same without markup or footnote marks, both without the credit;
    ``line`` counts from 1 in the source file, 0 when unknown.
    """

    source: str
    alt: str = ""
    caption_html: str = ""
    caption_text: str = ""
    credit: str = ""
    line: int = 0
    placement: Placement = "figure"
    focus: str = ""
