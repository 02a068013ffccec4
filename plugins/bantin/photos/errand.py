"""What a build leaves for the command that fetches photos: where stories lie, which photos are away."""

from __future__ import annotations

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


@dataclass(slots=True)
class Errands:
    """The errand that the last build of a command has left; none if it did not come so far."""

    last: Errand | None = None
