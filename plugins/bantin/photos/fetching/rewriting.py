"""A story with the addresses of fetched photos replaced, and every other byte as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bantin.photos.away import Away
from bantin.photos.spots import find_spot


@dataclass(frozen=True, slots=True)
class Change:
    """One address to replace: characters ``start:end`` of the text, the ``name`` that replaces them, the line."""

    start: int
    end: int
    name: str
    line: int


def changes_in(text: str, named: Iterable[tuple[Away, str]]) -> tuple[list[Change], list[Away]]:
    """Return what to change in ``text`` for photos with their names, and the photos whose address is not found."""
    changes: dict[int, Change] = {}
    lost: list[Away] = []
    for away, name in named:
        spot = find_spot(text, away.photo, header=away.header)
        if spot is None:
            lost.append(away)
        else:
            changes[spot.start] = Change(spot.start, spot.end, name, spot.line)
    return [changes[start] for start in sorted(changes)], lost


def applied(text: str, changes: Iterable[Change]) -> str:
    """Return ``text`` with ``changes``, which come in order, made."""
    pieces, done = [], 0
    for change in changes:
        pieces += [text[done : change.start], change.name]
        done = change.end
    return "".join([*pieces, text[done:]])
