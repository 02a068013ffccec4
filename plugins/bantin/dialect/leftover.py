"""What was not understood is seen: text of a finished body that still looks like markup, each kind with its cure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bantin.newsroom.message import Message, say
from bantin.newsroom.places import Place, places_in, without_marks

# “![quan trọng] (trang 5)” is what somebody wrote.
_REMARK = r"[^\[\]\n]*\]\s\((?![^()\n]*\.\w{2,5}\b)[^()\n]*\)"
_FILE = r"[^()\[\]\s]+\.[A-Za-z]{2,5}"


_LINE_END = re.compile(r"\n")
# No slip is without one of these.
_SIGN = re.compile(r"[\[\]{<|`\\&$]")
_SIGNS = ("~~~", "**", "==", "%%", "!!!", ' from "', " from '")
_SUSPECT = re.compile(r"\n *[-*•] |:[:a-z]")


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
            r"^\|(?:[^|\n]*\|){2,}[ ]*(?:\n\|.*)*|\|\s*:?-{3,}",
        ),
        (
            "dialect/list-signs",
            r"(?<=\S\n)[ ]*[-*•] (?!\d)",
        ),
        (
            "dialect/break-sign",
            r"\\$",
        ),
        (
            "dialect/bold-signs",
            r"\*\*[^*\n]{0,200}[^\W\d_][^*\n]{0,200}\*\*",
        ),
        (
            "dialect/mark-signs",
            r"(?<!=)==(?=[^\s=])[^=\n]*(?<=[^\s=])==(?!=)",
        ),
        (
            "dialect/footnote-signs",
            r"\[\^[^\]\s]+\]",
        ),
        (
            "dialect/frame-signs",
            r"^[ ]*:::+[ ]*\{?\w|^[ ]*!!![ ]?\w|\[!\w{3,20}\](?=[-+\s]|$)",
        ),
        (
            "dialect/contents-signs",
            r"^\[(?:TOC|toc)\][ ]*$",
        ),
        (
            "dialect/formula-signs",
            r"\$\$|(?<![\w$])\$(?!\s)[^$\n]{0,200}[\\^_{][^$\n]{0,200}\$",
        ),
        (
            "dialect/face-signs",
            r"(?<![\w:]):[a-z][a-z_]{2,30}:(?![\w:])",
        ),
        (
            "dialect/remark-signs",
            r"\{/\*|%%[^%\n]{0,200}[^\W\d_][^%\n]{0,200}%%",
        ),
        (
            "dialect/forum-signs",
            r"\[/(?:b|i|u|s|img|url|quote|color|size|center|left|right|font|list|code)\]",
        ),
        (
            "dialect/program-line",
            r"^(?:import|export) .+ from [\"']|^\.\. [a-z-]+::",
        ),
        (  # a comment that nobody closed is told of already
            "dialect/reference-signs",
            r"&(?:nbsp|amp|lt(?!;!--)|gt|quot|[lr][ds]quo|[mn]dash|hellip|#\d{2,5});",
        ),
    )
)


def may_hold_slips(text: str) -> bool:
    """Say whether a sign stands in ``text``, be it of one piece or of several, without which there is no slip."""
    return bool(_SIGN.search(text) or any(map(text.__contains__, _SIGNS)) or _SUSPECT.search(text))


def leftovers(text: str, place: Place) -> Iterator[tuple[Place, Slip]]:
    """Yield the slips that ``text`` holds, one of each kind a line; a photo that went wrong is told alone.

    ``text`` begins at ``place`` unless a mark in it says more.
    """
    if not may_hold_slips(text):
        return
    bare, told = without_marks(text), list(_places(text, place))
    starts = [start for start, _ in told]
    ends = [found.start() for found in _LINE_END.finditer(bare)]
    seen: set[tuple[int, str]] = set()
    for slip in SLIPS:
        for found in slip.sign.finditer(bare):
            where = _place_at(ends, found.start(), *told[bisect_right(starts, found.start()) - 1])
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


def _place_at(ends: Sequence[int], offset: int, start: int, place: Place) -> Place:
    """Return the place of ``offset``: what was told last before it, at ``start``, and the lines and letters since.

    ``ends`` are the offsets of all line ends.
    """
    above = bisect_left(ends, offset)
    lines = above - bisect_left(ends, start)
    return Place(place.line + lines, offset - ends[above - 1] if lines else place.column + offset - start)
