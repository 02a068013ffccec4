"""Folders that a run is to do without are put aside, not removed.

ext4 gives a new file no number that was another file's within the last minute, and looks for one among all of them:
right after ten thousand files were removed a build of any program takes up to twice as long as on another day.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path


def put_aside(*folders: Path) -> None:
    """Give each of the ``folders`` that is there a name beside its own under which nobody looks for it."""
    for folder in folders:
        if folder.exists():
            names = (folder.with_name(f"past-{number}-{folder.name}") for number in count())
            folder.rename(next(name for name in names if not name.exists()))
