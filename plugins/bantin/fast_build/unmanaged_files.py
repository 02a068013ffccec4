"""What others put into the site by hand: a domain's proof, a CNAME file, a Git folder. It moves to the new tree."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Set
from pathlib import Path

from bantin.fast_build.tree import mark_of
from bantin.fast_build.tree_difference import folders_of


def foreign_paths(
    there: Set[str], marks_before: Collection[str], made_now: Set[str], retained: Collection[str] | None
) -> list[str]:
    """Return which files of the site no build made; with ``retained``, only those below these names at its top.

    ``marks_before`` are the marks of what the build before made, ``made_now`` the paths of this one.
    """
    others = (path for path in sorted(there - made_now) if mark_of(path) not in marks_before)
    return [path for path in others if retained is None or path.split("/", 1)[0] in retained]


def beside(paths: Iterable[str], made: Collection[str], folders: Collection[str]) -> list[str]:
    """Return those of ``paths`` that leave the ``made`` files and their ``folders`` the names that these need."""
    return [path for path in paths if path not in folders and not any(it in made for it in folders_of([path]))]


def foreign_folders(paths: Iterable[str], made: Collection[str], source: Path) -> dict[str, int]:
    """Return the mode in ``source`` of each folder of ``paths``, and of the empty ones beside: Git needs such."""
    found = folders_of(paths)
    for top in sorted(path for path in found if "/" not in path):
        for folder, names, files in os.walk(source / top):
            if not names and not files:
                empty = Path(folder).relative_to(source).as_posix()
                found |= {empty, *folders_of([empty])}
    there = (path for path in beside(sorted(found), made, ()) if path not in made)
    return {path: stat.S_IMODE((source / path).stat().st_mode) for path in there}
