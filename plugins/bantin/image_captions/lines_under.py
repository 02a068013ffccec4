"""The lines under one or several photos: one shared caption, or one for each photo."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.image_captions.caption import Caption, read_caption
from bantin.image_captions.content import Node, cut_out, plain_text
from bantin.image_captions.line import Line, join_lines
from bantin.vietnamese.credit import find_credit

_COLUMN = "|"
_ENDS = tuple(".!?…")


def read_lines(lines: Sequence[Line], photos: int) -> tuple[list[Caption], Caption]:
    """Return a caption for each of ``photos`` when the lines give just as many, and the caption they share."""
    words, credit = _without_credit_line(lines)
    columns = _columns(words, photos) if photos > 1 else []
    if columns:
        return [read_caption(column) for column in columns], read_caption(join_lines(credit))
    return [], read_caption(join_lines(lines))


def _without_credit_line(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    found = find_credit(lines[-1].text) if len(lines) > 1 else None
    return (list(lines[:-1]), [lines[-1]]) if found and found.alone else (list(lines), [])


def _columns(lines: Sequence[Line], photos: int) -> list[list[Node]]:
    if len(lines) == 1:
        return _cells(lines[0], photos)
    if len(lines) == photos and all(_stands_alone(line.text) for line in lines[:-1]):
        return [line.nodes for line in lines]
    return []


def _cells(line: Line, photos: int) -> list[list[Node]]:
    text = plain_text(line.nodes)
    bars = [at for at, letter in enumerate(text) if letter == _COLUMN]
    if len(bars) != photos - 1:
        return []
    pieces = cut_out(line.nodes, *(edge for bar in bars for edge in (bar, bar + 1)))
    return pieces[::2]


def _stands_alone(text: str) -> bool:
    """A wrapped line goes on below; a caption of its own ends with a stop or with its credit."""
    return text.rstrip(')”" ').endswith(_ENDS) or find_credit(text) is not None
