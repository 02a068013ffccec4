"""The folder of the site that holds the made files: each put there in one step, none kept that no page asks for.

The site has copies of its own. A second name of the cache's file would spare the copying, but whatever happened to
the one would happen to the other, and to every site that is built from the cache later.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from bantin.newsroom.regular_file import open_plain
from bantin.photos.made_names import is_made

Looks = tuple[int, int, int]


def fill_folder(
    folder: Path,
    store: Path,
    wanted: Mapping[str, str],
    digests: Mapping[str, str],
    stays: Callable[[str], bool] = lambda name: False,
) -> None:
    """Make ``folder`` hold the ``wanted`` files, given by name and name in ``store``, and no other made ones.

    ``digests`` holds the SHA-256 of the stored files; ``stays`` says of a name that its file comes from elsewhere.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there = looks_of(folder)
    for name, stored in wanted.items():
        if not stays(name) and (name not in there or _digest(folder / name) != digests[stored]):
            _place(store, stored, folder / name)
    for name in there.keys() - wanted.keys():
        if is_made(name):
            (folder / name).unlink(missing_ok=True)


def looks_of(folder: Path) -> dict[str, Looks]:
    """Return size and times of change, of content and of entry, of every plain file in ``folder``."""
    with os.scandir(folder) as entries:
        found = ((entry.name, entry.stat(follow_symlinks=False)) for entry in entries)
        return {
            name: (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
            for name, status in found
            if stat.S_ISREG(status.st_mode)
        }


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _place(store: Path, stored: str, target: Path) -> None:
    """Make ``target`` a copy of the file ``stored`` with its time, by which ``rsync`` and servers know it."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(open_plain(store, stored), "rb") as source, draft.open("xb") as copy:
        _copy(source, copy)
        status = os.fstat(source.fileno())
    os.utime(draft, ns=(status.st_mtime_ns, status.st_mtime_ns))
    draft.replace(target)


def _copy(source: BinaryIO, copy: BinaryIO) -> None:
    """Copy all bytes; the system does it without moving them where the disk can share blocks till one is changed."""
    try:
        while os.copy_file_range(source.fileno(), copy.fileno(), 1 << 30):
            pass
    except (AttributeError, OSError):  # no such call here, or none between these disks
        source.seek(0)
        copy.seek(0)
        copy.truncate()
        shutil.copyfileobj(source, copy)
