"""A table of a foreign document as rows of words: merged cells are empty ones, what lies deeper stands in lines."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.imports.blocks import Break, Inline, Inlines, Table, Text
from bantin.imports.flow import Box, Flow, Grid
from bantin.imports.inline_markdown import joined


def table(grid: Grid) -> tuple[Table, bool, bool]:
    """Return ``grid`` as a table, whether cells of it were merged, and whether a table lay within it."""
    rows = []
    merged = nested = False
    for row in grid.rows:
        cells: list[Inlines] = []
        for cell in row:
            merged = merged or cell.span > 1 or cell.continues
            nested = nested or any(isinstance(flow, Grid) for flow in cell.flows)
            cells += [() if cell.continues else _words(cell.flows), *[()] * (cell.span - 1)]
        rows.append(tuple(cells))
    kept = [row for row in rows if any(row)]
    width = max((index + 1 for row in kept for index, cell in enumerate(row) if cell), default=0)
    return Table(tuple((*row, *[()] * (width - len(row)))[:width] for row in kept)), merged, nested


def _words(flows: Sequence[Flow]) -> Inlines:
    row: list[Inline] = []
    for flow in flows:
        if isinstance(flow, Grid):
            lines = [[it for cell in cells for it in (*_words(cell.flows), Text(" "))] for cells in flow.rows]
        else:
            label = [Text(f"{flow.label} ")] if flow.label else []
            boxed = [it for part in flow.parts if isinstance(part, Box) for it in _words(part.flows)]
            lines = [[*label, *flow.inlines, *boxed]]
        for line in lines:
            row += [*([Break()] if joined(row) and joined(line) else []), *line]
    return joined(row)
