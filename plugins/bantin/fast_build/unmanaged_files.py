"""What others put into the site by hand: a domain's proof, a CNAME file, a Git folder. It moves to the new tree."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from bantin.fast_build.tree import mark_of, share


def foreign_paths(
    there: Iterable[str], marks_before: Collection[str], made_now: Collection[str], retained: Collection[str] | None
) -> list[str]:
    """Return which files of the site no build made; with ``retained``, only those below these names at its top.

    ``marks_before`` are the marks of what the build before made, ``made_now`` the paths of this one.
    """
    others = (path for path in there if path not in made_now and mark_of(path) not in marks_before)
    return [path for path in others if retained is None or path.split("/", 1)[0] in retained]


def bring_over(paths: Iterable[str], source: Path, target: Path) -> None:
    """Bring the files ``paths`` from one tree to the other; where a page needs the same name, the page has it."""
    brought = list(paths)
    for folder in sorted({parent for path in brought for parent in _parents(path)}):
        _make_alike(source / folder, target / folder)
    for path in brought:
        if (target / path).parent.is_dir() and not (target / path).exists():
            share(source / path, target / path)
    for top in sorted({path.split("/", 1)[0] for path in brought if "/" in path}):
        _bring_empty_folders(top, source, target)


def _parents(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]


def _make_alike(model: Path, folder: Path) -> None:
    if folder.parent.is_dir() and not folder.exists():
        folder.mkdir()
        shutil.copymode(model, folder)


def _bring_empty_folders(top: str, source: Path, target: Path) -> None:
    """Make the empty folders below ``top`` too: Git needs some of its own."""
    for folder, names, files in os.walk(source / top):
        if not names and not files:
            path = Path(folder).relative_to(source).as_posix()
            for name in [*_parents(path), path]:
                _make_alike(source / name, target / name)
