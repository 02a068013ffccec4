"""A folder that is there whole or not at all: it is filled out of sight, and takes its place in one step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bantin.newsroom.shutdown import held

# What builds of a site read, write or wipe: a site within them would be a part of that one.
_ROOMS = {"content", "output", "preview", "public", "theme", "vendor", ".cache", ".venv", ".git"}


def is_free(folder: Path) -> bool:
    """Say whether ``folder`` can be made, or is empty; raise OSError where the system does not let us look."""
    return not os.path.lexists(folder) or (folder.is_dir() and not any(folder.iterdir()))


def room_around(folder: Path) -> Path | None:
    """Return the folder of another site's in which ``folder`` would not be left alone; None if it lies in none."""
    whole = folder.resolve()
    for site in whole.parents:
        room = site / whole.relative_to(site).parts[0]
        if room.name in _ROOMS and (site / "pelicanconf.py").is_file():
            return room
    return None


@contextmanager
def filled(folder: Path) -> Iterator[Path]:
    """Yield a folder to be filled, which becomes ``folder`` at the end; whatever stops the block, nothing is left.

    One that is there already (a disk, the folder that somebody stands in) gets what was put into it, at once.
    """
    is_there = folder.is_dir()
    around = folder if is_there else folder.parent
    around.mkdir(parents=True, exist_ok=True)
    draft = around / f".ban-tin.{os.getpid()}.new"
    draft.mkdir()
    try:
        yield draft
        with held():
            if is_there:
                for made in sorted(draft.iterdir()):
                    made.rename(folder / made.name)
                draft.rmdir()
            else:
                draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
