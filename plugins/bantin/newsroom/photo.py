"""A photo as its editor wrote it: where the file is said to be, what it shows, what stands under it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bantin.newsroom.slots import mark

Kind = Literal["photo", "video", "audio"]
Placement = Literal["figure", "inline"]

_SLOT = re.compile("\x02photo:([0-9]{1,6})\x03")


@dataclass(frozen=True, slots=True)
class Photo:
    """One reference to a picture (or a video or audio clip) in a story, in reading order.

    ``source`` is the path as written (NFC, not decoded: a name may hold ``%20``), not yet looked for on disk;
    ``caption_html`` is clean inline HTML and ``caption_text`` the same without markup or footnote marks, both
    without the credit; ``line`` and ``column`` count from 1 in the source file, 0 when unknown; ``linked`` says that
    the editor put the photo inside a link of their own; ``focus`` names the part that a crop must keep, as
    ``"30% 20%"`` or empty. ``address_line`` and ``address_column`` say where the address itself is typed, which may
    be on a line of references; 0 where it stands within the photo's own tag or value.
    """

    source: str
    alt: str = ""
    caption_html: str = ""
    caption_text: str = ""
    credit: str = ""
    line: int = 0
    column: int = 0
    kind: Kind = "photo"
    placement: Placement = "figure"
    linked: bool = False
    focus: str = ""
    classes: tuple[str, ...] = ()
    address_line: int = 0
    address_column: int = 0


def slot(index: int, nonce: str = "") -> str:
    """Return the mark that stands in a body where photo ``index`` goes until its files are planned."""
    return mark(f"photo:{index}", nonce)


def fill_slots(body: str, photos: Sequence[object], markup: Callable[[int], str]) -> str:
    """Return ``body`` with the slot of each of its ``photos`` replaced by ``markup(index)``.

    A slot without a photo, which only a damaged cache or another plugin leaves, is taken out:
    :func:`unknown_slots` finds it.
    """
    return _SLOT.sub(lambda match: markup(index) if (index := int(match[1])) < len(photos) else "", body)


def unknown_slots(body: str, photos: Sequence[object]) -> list[int]:
    """Return the numbers of the slots in ``body`` for which there is none of ``photos``."""
    return [index for match in _SLOT.finditer(body) if (index := int(match[1])) >= len(photos)]
