"""Tables that only set photos: their captions stand in the same cell, in the cell below, or beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bantin.imports.blocks import Text
from bantin.imports.captions import MOST_LETTERS
from bantin.imports.flow import Cell, Flow, Grid, Lines, Shot, all_lines, words_of

Piece = Grid | tuple[list[Shot], list[Lines], list[Flow]]  # a table, or photos, captions, and what else there was
_Row = tuple[Cell, ...]
_GAP = (Text(" "),)


def is_photo_grid(grid: Grid) -> bool:
    """Say whether ``grid`` holds a photo."""
    return any(_shots(cell) for row in grid.rows for cell in row)


def parted(grid: Grid) -> Iterator[Piece]:
    """Yield the photos of ``grid``, with their captions, and the rows that are a table again."""
    rows = list(grid.rows)
    index = 0
    while index < len(rows):
        if not any(map(_shots, rows[index])):
            start = index
            while index < len(rows) and not any(map(_shots, rows[index])):
                index += 1
            yield Grid(tuple(rows[start:index]))
            continue
        below = rows[index + 1] if index + 1 < len(rows) else ()
        takes_below = not _texts(rows[index]) and _are_captions(below, rows[index])
        yield _figure(rows[index], below if takes_below else ())
        index += 2 if takes_below else 1


def _figure(row: _Row, below: _Row) -> tuple[list[Shot], list[Lines], list[Flow]]:
    shots = [shot for cell in row for shot in _shots(cell)]
    captions, rest = [], []
    for cell in (*row, *below):
        words = words_of(cell.flows)
        lines = [it for it in all_lines(cell.flows) if it.words]
        if words and len(words) < MOST_LETTERS:
            captions.append(Lines(tuple(part for it in lines for part in it.inlines + _GAP)))
        else:
            rest += [Lines(it.inlines, it.role, it.level, it.align, it.label, it.depth) for it in lines]
    return shots, captions, [*rest]


def _are_captions(below: _Row, row: _Row) -> bool:
    texts = _texts(below)
    return (
        bool(texts)
        and not any(map(_shots, below))
        and len(texts) <= sum(len(_shots(cell)) for cell in row)
        and all(len(text) < MOST_LETTERS for text in texts)
    )


def _shots(cell: Cell) -> list[Shot]:
    return [shot for it in all_lines(cell.flows) for shot in it.shots]


def _texts(row: Sequence[Cell]) -> list[str]:
    return [words for cell in row if (words := words_of(cell.flows))]
