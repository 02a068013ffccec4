"""One tree becomes another by names alone: files get and lose names, and no byte of any file is read or written.

A tree is told by its names: which file each path names, by the file's number. Two names of one number on one disk are
one file, whatever was done to the trees meanwhile, so a tree that was left half done, or that somebody has meddled
with, is put right as any other.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bantin.fast_build.location import MARK

OTHER = -1
"""The number of a file that nothing in the tree can be: it lies on another disk."""


@dataclass(frozen=True, slots=True)
class Names:
    """The number of each file, and the mode of each folder, by path in the tree."""

    files: Mapping[str, int]
    folders: Mapping[str, int]


def read_names(root: Path) -> Names:
    """Return the names of the tree ``root``, without those of ours at its top.

    Files are not asked for more than their folder says of them, so that this takes a third of reading their stamps.
    """
    files: dict[str, int] = {}
    folders: dict[str, int] = {}
    left = [(os.fspath(root), "")]
    while left:
        folder, prefix = left.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = prefix + entry.name
                if path.startswith(MARK):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders[path] = stat.S_IMODE(entry.stat(follow_symlinks=False).st_mode)
                    left.append((entry.path, f"{path}/"))
                else:
                    files[path] = entry.inode()
    return Names(files, folders)


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder on the way to one of ``paths``."""
    found: set[str] = set()
    above = {path.rpartition("/")[0] for path in paths} - {""}
    while above:
        found |= above
        above = {folder.rpartition("/")[0] for folder in above} - found - {""}
    return found


def renew(tree: Path, there: Names, wanted: Names, bring: Callable[[str], object]) -> list[str]:
    """Give ``tree``, which has the names ``there``, those that are ``wanted``; return the paths that it lacked.

    ``bring`` is called with each of these paths and gives the tree its file, in the order of ``wanted``.
    """
    for path in there.files.keys() - wanted.files.keys():
        (tree / path).unlink(missing_ok=True)
    for folder in sorted(there.folders.keys() - wanted.folders.keys(), reverse=True):
        shutil.rmtree(tree / folder)
    for folder in sorted(path for path, mode in wanted.folders.items() if there.folders.get(path) != mode):
        if folder not in there.folders:
            (tree / folder).mkdir()
        (tree / folder).chmod(wanted.folders[folder])
    has = there.files.get
    lacking = [path for path, number in wanted.files.items() if has(path) != number]
    lacking = [path for path in lacking if has(path) is None or not _is_file(tree / path, wanted.files[path])]
    for path in lacking:
        bring(path)
    return lacking


def _is_file(path: Path, number: int) -> bool:
    """Ask the file itself for its number: some disks give a folder's list others than they give files."""
    return number != OTHER and path.lstat().st_ino == number
