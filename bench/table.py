"""Arithmetic of the figures and their tables: medians, ratios against goals, Markdown rows."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.process import Run


@dataclass(frozen=True)
class Goal:
    """One figure to reach: *value* shall not exceed *limit*."""

    words: str
    value: float
    limit: float
    unit: str = ""
    digits: int = 2

    @property
    def reached(self) -> bool:
        """Whether the goal is met."""
        return self.value <= self.limit

    def row(self) -> list[str]:
        """The goal as cells: what, measured, limit, verdict."""
        shown = (f"{number:.{self.digits}f} {self.unit}".strip() for number in (self.value, self.limit))
        return [self.words, *shown, "reached" if self.reached else "**missed**"]


def median_run(runs: Sequence[Run]) -> Run:
    """The median time, and the highest peak: memory must hold in every round."""
    return Run(statistics.median(run.seconds for run in runs), max(run.peak for run in runs))


def mebibytes(size: float) -> float:
    """Bytes as MiB."""
    return size / 2**20


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns also line up in a terminal; all columns but the first lean right."""
    lines = [list(header), *map(list, rows)]
    spans = [max(len(line[column]) for line in lines) for column in range(len(header))]
    rule = [span * "-" if not column else (span - 1) * "-" + ":" for column, span in enumerate(spans)]
    return "\n".join(_line(line, spans) for line in (lines[0], rule, *lines[1:]))


def _line(cells: Sequence[str], spans: Sequence[int]) -> str:
    first, *rest = zip(cells, spans, strict=True)
    return f"| {' | '.join([first[0].ljust(first[1]), *(cell.rjust(span) for cell, span in rest)])} |"
