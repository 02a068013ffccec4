"""A sorted table cut into files of a size that a phone fetches at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

Row = tuple[str, str]  # key, value


def code_units(key: str) -> bytes:
    """Return ``key`` as bytes that sort as scripts compare strings."""
    return key.encode("utf-16-be", "surrogatepass")


def cut_rows(rows: Iterable[Row], most: int) -> list[list[Row]]:
    """Return sorted ``rows`` in groups of about ``most`` letters."""
    groups: list[list[Row]] = [[]]
    size = 0
    for row in rows:
        length = len(row[0]) + len(row[1]) + 6  # the signs between them
        if groups[-1] and size + length > most:
            groups.append([])
            size = 0
        groups[-1].append(row)
        size += length
    return groups


def first_keys(groups: Sequence[Sequence[Row]]) -> list[str]:
    """Return for each group the shortest key that parts it from the group before; nothing for the first."""
    parted = [_part(before[-1][0], after[0][0]) for before, after in pairwise(groups)]
    return ["", *parted]


def _part(before: str, after: str) -> str:
    same = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    return after[: same + 1]
