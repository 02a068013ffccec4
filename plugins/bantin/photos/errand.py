"""What a run of the newsroom leaves for the command that fetches photos: where stories lie, which photos are away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.photos.away import Away
from bantin.photos.options import Options


@dataclass(frozen=True, slots=True)
class Errand:
    """The content folder, how the site takes photos, and the photos that no file of the folder stands for."""

    root: Path
    options: Options
    away: tuple[Away, ...]


_noted: list[Errand] = []


def note(root: Path, options: Options, away: Sequence[Away]) -> None:
    """Leave an errand in the place of the last one."""
    _noted[:] = [Errand(root, options, tuple(away))]


def take() -> Errand | None:
    """Return the errand that the last run left, once; None if it did not come so far."""
    return _noted.pop() if _noted else None
