"""Where a list begins, and where a dash or a number only continues the sentence above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bantin.dialect.list_items import is_sibling
from bantin.dialect.markers import Marker, read_marker
from bantin.dialect.numbered_parts import is_small_numeral
from bantin.newsroom.places import without_marks

_LEADS = (":", ";", ",")  # what a sentence ends with that announces a list
_AHEAD = 100  # lines that are looked at to tell a list from what is none
_SPOKEN = re.compile(r"[?!…]+[\"”’»)]*\s*$|[?!…][\"”’»]*\s*[-–—,]\s")


def find_list(lines: Sequence[str], *, inside: bool = False) -> int | None:
    """Return the index of the line with which a list begins, None if ``lines`` hold none.

    ``lines`` are a block: lines without an empty one between them; ``inside`` says that it belongs to an item.
    """
    spoken: Marker | None = None
    for index, line in enumerate(lines):
        marker = read_marker(line)
        if marker and marker.holds_code:
            return index
        if marker is None or (spoken and is_sibling(spoken, marker)):
            continue
        if inside and index == 0 and not _is_date(marker):
            return index
        if is_speech(lines[index : index + _AHEAD], marker):
            spoken = marker
        elif _begins_list(lines, index, marker):
            return index
    return None


def is_speech(lines: Sequence[str], marker: Marker) -> bool:
    """Say whether the dash that begins the first of ``lines`` opens what somebody says.

    That is so if somebody asks or calls out in these lines, and nothing is counted off.
    """
    if not marker.is_dash:
        return False
    texts = [other.words for other in [marker, *_siblings(lines[1:], marker)]]
    return any(_SPOKEN.search(text) for text in texts) and not any(text.endswith(";") for text in texts)


def _begins_list(lines: Sequence[str], index: int, marker: Marker) -> bool:
    if marker.kind == "letter" and any(
        is_small_numeral(without_marks(it)) for it in lines[max(index - 1, 0) : index + 2]
    ):
        return False
    others = _siblings(lines[index + 1 : index + _AHEAD], marker)
    if others:
        return index == 0 or _follows(marker, others[0]) or _is_announced(lines[index - 1])
    if index == 0:
        return _stands_alone(lines[index], marker)
    return _is_announced(lines[index - 1]) or _interrupts(marker, lines[index])


def _siblings(lines: Sequence[str], marker: Marker) -> list[Marker]:
    """Return the markers of the same kind that stand at the same depth in the lines below."""
    found = (read_marker(line) for line in lines)
    return [other for other in found if other and is_sibling(marker, other)]


def _follows(marker: Marker, other: Marker) -> bool:
    return marker.kind in ("-", "+") or other.value > marker.value or marker.value == other.value == 1


def _is_announced(line: str) -> bool:
    return line.rstrip(" *_").endswith(_LEADS) or read_marker(line) is not None


def _stands_alone(line: str, marker: Marker) -> bool:
    """Say whether a single line at the beginning of a block is an item, not a dash before a date or a speech."""
    if marker.sign in "–—" or not marker.words:
        return False
    if marker.kind == "letter":
        return marker.sign == "a"
    return _has_space(line, marker) and not _is_date(marker)


def _is_date(marker: Marker) -> bool:
    return marker.is_dash and marker.words[:1].isdigit()


def _interrupts(marker: Marker, line: str) -> bool:
    """Say whether a single line under a sentence that announces nothing is an item all the same."""
    if marker.kind in ("-", "+"):
        return marker.sign not in "–—" and _has_space(line, marker) and marker.words[:1].isupper()
    return marker.value == 1 and _has_space(line, marker) and marker.words[:1].isupper()


def _has_space(line: str, marker: Marker) -> bool:
    return not marker.text or line[: len(line) - len(marker.text)].endswith(" ")
