"""How the files that a site is made from look to the file system, those behind links too."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

Look = list[int]
"""Size, times of change of content and of entry, number."""


def looks_below(folders: Iterable[Path]) -> dict[str, Look]:
    """Return the look of each file below ``folders``, by its path."""
    return {path: look for folder in folders for path, *look in _stamps(os.fspath(folder), frozenset())}


def look_at(path: str) -> Look | None:
    """Return the look of the one file at ``path``, or behind the link there; None if there is none."""
    try:
        it = os.stat(path)  # noqa: PTH116 (as paths are plain words here)
    except (OSError, ValueError):
        return None
    return None if stat.S_ISDIR(it.st_mode) else list(_stamp(path, it)[1:])


def _stamps(folder: str, above: frozenset[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield path, size, times of change of content and of entry, and number of each file below ``folder``.

    A link counts as itself and as what it leads to, but for a folder ``above``, in which it would go round.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_symlink():
            yield from _stamps_of_link(entry, above | {os.path.realpath(folder)})
        elif entry.is_dir():
            yield from _stamps(entry.path, above)
        else:
            yield _stamp(entry.path, entry.stat(follow_symlinks=False))


def _stamps_of_link(entry: os.DirEntry[str], above: frozenset[str]) -> Iterator[tuple[str, int, int, int, int]]:
    yield _stamp(f"{entry.path}/", entry.stat(follow_symlinks=False))
    with suppress(OSError):  # it leads nowhere
        if entry.is_dir():
            if os.path.realpath(entry.path) not in above:
                yield from _stamps(entry.path, above)
        else:
            yield _stamp(entry.path, entry.stat())


def _stamp(path: str, it: os.stat_result) -> tuple[str, int, int, int, int]:
    return path, it.st_size, it.st_mtime_ns, it.st_ctime_ns, it.st_ino
