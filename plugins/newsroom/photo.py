"""A photo as its editor wrote it: where the file is said to be, what it shows, what stands under it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["photo", "video", "audio"]
Placement = Literal["figure", "inline"]

_SLOT = re.compile("\x02photo:(\\d+)\x03")


@dataclass(frozen=True, slots=True)
class Photo:
    """One reference to a picture (or a video or audio clip) in a story, in reading order.

    ``source`` is the path as written (URL-decoded, NFC), not yet looked for on disk; ``caption_html`` is clean
    inline HTML and ``caption_text`` the same without markup or footnote marks, both without the credit;
    ``line`` counts from 1 in the source file, 0 when unknown; ``linked`` says that the editor put the photo
    inside a link of their own; ``focus`` names the part that a crop must keep, as ``"30% 20%"`` or empty.
    """

    source: str
    alt: str = ""
    caption_html: str = ""
    caption_text: str = ""
    credit: str = ""
    line: int = 0
    kind: Kind = "photo"
    placement: Placement = "figure"
    linked: bool = False
    focus: str = ""
    classes: tuple[str, ...] = ()


def slot(index: int) -> str:
    """Return the mark that stands in a body where photo ``index`` goes until its files are planned.

    It holds control characters that no source can contain, so text typed by an editor never looks like it.
    """
    return f"\x02photo:{index}\x03"


def fill_slots(body: str, markup: Callable[[int], str]) -> str:
    """Return ``body`` with each photo slot replaced by ``markup(index)``."""
    return _SLOT.sub(lambda match: markup(int(match[1])), body)
