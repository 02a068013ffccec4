"""What was not understood is seen: text of a finished body that still looks like markup, each kind with its cure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from plugins.newsroom.message import Message, say
from plugins.newsroom.places import Place, places_in, without_marks

# “![quan trọng] (trang 5)” is what somebody wrote.
_REMARK = r"[^\[\]\n]*\]\s\((?![^()\n]*\.\w{2,5}\b)[^()\n]*\)"
_FILE = r"[^()\[\]\s]+\.[A-Za-z]{2,5}"


# No slip is without one of these.
_SUSPECT = re.compile(r"[\[{<|`\\&]|\n *[-*•] |~~~")


class Slip(NamedTuple):
    """One kind of markup that went wrong: what to tell its editor, and what it looks like."""

    said: Message
    sign: re.Pattern[str]


SLIPS = tuple(
    Slip(say(key), re.compile(sign, re.MULTILINE))
    for key, sign in (
        (
            "dialect/photo-signs",
            rf"!\s?\[(?!\d+\])(?!{_REMARK})[^\]\n]*(?:\]\s?[(\[{{:]+[^)\n]*)?|!\([^()\n]*\)\[{_FILE}\]",
        ),
        (
            "dialect/wiki-signs",
            r"\[\[",
        ),
        (
            "dialect/shortcode",
            r"\{\{|\{%|\[/?(?:caption|gallery|youtube|embed|video|audio|playlist|contact-form)\b",
        ),
        (
            "dialect/link-signs",
            rf"\]\s?\((?:{_FILE}|[^()\s]*/[^()\s]*)|\)\[(?:{_FILE}|https?:)|\]\[",
        ),
        (
            "dialect/table-signs",
            r"\|\s*:?-{3,}",
        ),
        (
            "dialect/list-signs",
            r"(?<=\S\n)[ ]*[-*•] (?!\d)",
        ),
        (
            "dialect/break-sign",
            r"\\$",
        ),
        (  # a comment that nobody closed is told of already
            "dialect/reference-signs",
            r"&(?:nbsp|amp|lt(?!;!--)|gt|quot|#\d+|#x[0-9a-fA-F]+);",
        ),
    )
)


def leftovers(text: str, place: Place) -> Iterator[tuple[Place, Slip]]:
    """Yield the slips that ``text`` holds, one of each kind a line; a photo that went wrong is told alone.

    ``text`` begins at ``place`` unless a mark in it says more.
    """
    if not _SUSPECT.search(text):
        return
    bare, told = without_marks(text), list(_places(text, place))
    starts = [start for start, _ in told]
    seen: set[tuple[int, str]] = set()
    for slip in SLIPS:
        for found in slip.sign.finditer(bare):
            where = _place_at(bare, found.start(), *told[bisect_right(starts, found.start()) - 1])
            if (where.line, slip.said.rule) not in seen and (where.line, "") not in seen:
                seen |= {(where.line, slip.said.rule)}
                yield where, slip
        seen |= {(line, "") for line, rule in seen if rule == "dialect/photo-signs"}


def _places(text: str, place: Place) -> Iterator[tuple[int, Place]]:
    """Yield where in the text without marks each place begins."""
    yield 0, place
    marks = 0
    for start, end, told in places_in(text):
        marks += end - start
        yield end - marks, told


def _place_at(bare: str, offset: int, start: int, place: Place) -> Place:
    """Return the place of ``offset``: what was told last before it, at ``start``, and the lines and letters since."""
    between = bare[start:offset]
    lines = between.count("\n")
    return Place(place.line + lines, len(between) - between.rfind("\n") if lines else place.column + len(between))
