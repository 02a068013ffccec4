"""The folder of the site that holds the made files: each put there in one step, none kept that no page asks for."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

_MADE = re.compile(r"[a-z0-9-]+\.[0-9a-f]{10}(?:-\d+)?\.(?:avif|jpg|png|mp4|m4a|webm|mp3|ogg|wav)")

Looks = tuple[int, int, int, int]


def fill_shelf(folder: Path, store: Path, wanted: Mapping[str, str], looks: Mapping[str, Looks]) -> None:
    """Make ``folder`` hold the ``wanted`` files, given by name and name in ``store``, and no other made ones.

    ``looks`` is what :func:`looks_of` says of the store.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there = looks_of(folder)
    for name, stored in wanted.items():
        if not _is_same(there.get(name), looks[stored]):
            _place(store / stored, folder / name)
    for name in there.keys() - wanted.keys():
        if _MADE.fullmatch(name):
            (folder / name).unlink(missing_ok=True)


def looks_of(folder: Path) -> dict[str, Looks]:
    """Return device, inode, size and time of every file in ``folder``, read in one go."""
    with os.scandir(folder) as entries:
        return {
            entry.name: (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
            for entry in entries
            if entry.is_file() and (status := entry.stat())
        }


def _is_same(there: Looks | None, stored: Looks) -> bool:
    """Tell whether a file is the stored one itself, or a copy that has kept its size and time."""
    return there is not None and (there[:2] == stored[:2] or there[2:] == stored[2:])


def _place(stored: Path, target: Path) -> None:
    """Make ``target`` the stored file, by a link where the disk allows it, else by a copy."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    try:
        os.link(stored, draft)
    except OSError:
        shutil.copy2(stored, draft)
    draft.replace(target)
