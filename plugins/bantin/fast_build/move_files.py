"""A site renewed file by file, where its folder cannot be exchanged: each file old or new, pages after their photos.

The finished tree stands inside the site under one known name until its last file has moved, so that the next build
completes what a killed one began.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from bantin.fast_build.location import LISTING, MARK
from bantin.fast_build.tree import read_tree
from bantin.newsroom.regular_file import is_below

_GONE = f"{MARK}gone"
_PAGES = (".html", ".xml", ".json", ".opml")


def write_gone(tree: Path, paths: Iterable[str]) -> None:
    """Write down in ``tree`` which files of the site are to be removed once all of it has moved."""
    (tree / _GONE).write_bytes(b"\0".join(os.fsencode(path) for path in paths))


def move_files(tree: Path, output: Path) -> None:
    """Move all of ``tree`` into ``output``, photos and styles first, and remove what is written down as gone."""
    there, coming = read_tree(output), read_tree(tree)
    for path in sorted(coming, key=lambda path: (path.endswith(_PAGES), path)):
        if path not in there or not coming[path].is_file_of(there[path]):
            _move(tree / path, output / path)
    for name in (tree / _GONE).read_bytes().split(b"\0"):
        lost = os.fsdecode(name)
        if is_below(lost) and _is_inside(output, lost):
            (output / lost).unlink(missing_ok=True)
            _remove_empty(output, Path(lost).parent)
    if (tree / LISTING).exists():
        _move(tree / LISTING, output / LISTING)


def _move(source: Path, target: Path) -> None:
    """Put one file where readers look for it; a folder of the old site may stand there, or a file above it."""
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        next(parent for parent in target.parents if parent.exists() and not parent.is_dir()).unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _is_inside(output: Path, path: str) -> bool:
    """Say whether ``path`` is a file, or a link, of ``output``, to which no link leads: lists can be forged."""
    folder = (output / path).parent
    return folder.resolve() == output.resolve() / Path(path).parent and not (output / path).is_dir()


def _remove_empty(output: Path, folder: Path) -> None:
    with suppress(OSError):  # the first folder that still holds something
        while folder != Path():
            (output / folder).rmdir()
            folder = folder.parent
