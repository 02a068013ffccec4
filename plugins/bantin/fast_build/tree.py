"""Files below a folder as plain data: their paths and how each looks to the file system."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from bantin.fast_build.location import LISTING, MARK
from bantin.newsroom.changed_mapping import Changed
from bantin.newsroom.regular_file import read_plain


class FileStamp(NamedTuple):
    """What tells two files apart without opening them, and one that was changed in place from what it was.

    ``ctime_ns`` is when the file's entry changed, which nobody can set: by a change in place, and by each name that
    the file gets or loses. So looks of a site are taken once its build has given and removed all names.
    """

    device: int
    inode: int
    size: int
    mtime_ns: int
    mode: int
    ctime_ns: int = 0

    @property
    def is_ours(self) -> bool:
        """Tell whether this is a plain file that everybody may read, as all files of a site are."""
        return self.mode == _PLAIN

    @property
    def mark(self) -> str:
        """A short word for all of it."""
        return hashlib.blake2b(b"%d %d %d %d %d %d" % self, digest_size=10).hexdigest()

    def is_file_of(self, other: FileStamp) -> bool:
        """Tell whether both are one file under two names."""
        return (self.device, self.inode) == (other.device, other.inode)


FILE_MODE, FOLDER_MODE = 0o644, 0o755  # whoever builds, under whatever umask, everybody may read the site
_PLAIN = stat.S_IFREG | FILE_MODE
_TOLD = attrgetter("st_dev", "st_ino", "st_size", "st_mtime_ns", "st_mode", "st_ctime_ns")
_LOOK = 32  # bytes of what stands for all looks: enough that no sums come out the same
_LONGEST = 1 << 28  # bytes of a listing; 25 for each file

_ITSELF = {"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}  # a link, not what it leads to

Files = Mapping[str, FileStamp]


def read_tree(root: Path) -> Files:
    """Return all files below ``root`` by their path in it, without the files of ours; links count as files."""
    files: dict[str, FileStamp] = {}
    left = [(os.fspath(root), "")]
    while left:
        folder, prefix = left.pop()
        try:
            entries = list(os.scandir(folder))
        except FileNotFoundError:
            continue
        for entry in entries:
            path = prefix + entry.name
            if path.startswith(MARK):
                continue
            if entry.is_dir(follow_symlinks=False):
                left.append((entry.path, f"{path}/"))
            else:
                files[path] = stamp_of(_look(entry))
    return files


def _look(entry: os.DirEntry[str]) -> os.stat_result:
    """Ask for the stamps of a file itself; the folders of Windows do not know its number."""
    return Path(entry.path).lstat() if os.name == "nt" else entry.stat(follow_symlinks=False)


def look_of(files: Files) -> str:
    """Return one word for how all files look: the sum of a number for each, in whatever order they are looked at."""
    return _word_of(sum(map(_number_of, files.items())))


def look_after(look: str, before: Files, after: Files) -> str:
    """Return what stands for ``after``, from what has changed if it is told so: ``look`` stands for ``before``."""
    if not (isinstance(after, Changed) and after.base is before):
        return look_of(after)
    gone = {path: before[path] for path in (*after.new, *after.gone) if path in before}
    return _word_of(int(look, 16) + sum(map(_number_of, after.new.items())) - sum(map(_number_of, gone.items())))


def _number_of(item: tuple[str, FileStamp]) -> int:
    path, stamp = item
    told = os.fsencode(path) + b"\0%d %d %d %d %d %d" % stamp
    return int.from_bytes(hashlib.blake2b(told, digest_size=_LOOK).digest())


def _word_of(number: int) -> str:
    return f"{number % (1 << 8 * _LOOK):0{2 * _LOOK}x}"


def changed_looks(root: Path, files: Files, paths: Iterable[str], gone: Iterable[str] = ()) -> Changed[FileStamp]:
    """Return ``files`` with those at ``paths`` as they look in ``root`` now, and without those that are ``gone``.

    One that is not there is left out too.
    """
    found, lost = dict[str, FileStamp](), set(gone)
    for path in paths:
        try:
            found[path] = stamp_of((root / path).lstat())
        except FileNotFoundError:
            lost.add(path)
    return Changed(files, found, lost)


def stamp_of(it: os.stat_result) -> FileStamp:
    """Return what tells a file apart of what the system says of it."""
    return FileStamp._make(_TOLD(it))


def read_listing(root: Path) -> frozenset[str]:
    """Return the marks of the paths that the build of the tree ``root`` made; empty for a tree of others."""
    try:
        return frozenset(read_plain(root, LISTING, _LONGEST).decode("ascii").split())
    except (OSError, ValueError):
        return frozenset()


def write_listing(root: Path, marks: Iterable[str]) -> None:
    """Write down which files of the tree ``root``, which has no listing yet, the build made."""
    (root / LISTING).write_text("\n".join([*sorted(marks), ""]), "ascii")
    (root / LISTING).chmod(FILE_MODE)


def remove_marked(root: Path) -> None:
    """Remove what stands at the top of ``root`` under a name of ours: each tree gets its own."""
    for entry in list(os.scandir(root)):
        if entry.name.startswith(MARK):
            remove_entry(Path(entry.path))


def remove_entry(path: Path) -> None:
    """Remove a file, a link or a folder with all that it holds."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def mark_of(path: str) -> str:
    """Return what stands for ``path`` in the listing, which everybody can read, and so names no hidden page."""
    return hashlib.blake2b(os.fsencode(path), digest_size=12).hexdigest()


def marks_of(paths: Collection[str], known: frozenset[str]) -> frozenset[str]:
    """Return the marks of ``paths``, and one of them all; those that are ``known``, if that is among them."""
    every = mark_of("\0".join(["", *sorted(paths)]))  # which no path is
    return known if every in known else frozenset([*map(mark_of, paths), every])


def link(source: str | Path, target: str | Path) -> None:
    """Make ``target`` a second name of the file ``source``; a file that has this name loses it, unwritten."""
    try:
        os.link(source, target, **_ITSELF)
    except FileExistsError:
        Path(target).unlink()
        os.link(source, target, **_ITSELF)


def share(source: str | Path, target: str | Path) -> bool:
    """Make ``target`` a second name of the file ``source``; where the disk has none, a true copy, and say no."""
    try:
        link(source, target)
    except OSError:
        copy(source, target)
        return False
    return True


def copy(source: str | Path, target: str | Path) -> None:
    """Make ``target`` a true copy of the file ``source``, in the place of whatever has the name."""
    Path(target).unlink(missing_ok=True)
    shutil.copy2(source, target, follow_symlinks=False)
