"""The one step in which the new tree becomes the site, and the healing of a site whose build died in it.

Three ways, the best that the disk allows: two folders change places in one step of the kernel; two renames, between
which the finished tree is called ``ready``, so that the next build can tell what to do; file by file, where the
folder itself must stay (a mount point, a folder whose parent is closed to us).
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from bantin.fast_build.location import Location
from bantin.fast_build.move_files import move_files, write_gone
from bantin.fast_build.spare import drop_stale_spare
from bantin.fast_build.syscalls import exchange, flush

_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
_MUST_STAY = {errno.EBUSY, errno.EXDEV, errno.EPERM, errno.EACCES}


def swap(place: Location, tree: Path, gone: Iterable[str], *, durable: bool = True) -> Path | None:
    """Make the finished ``tree`` the site: at each moment readers find the old one or the new one.

    ``gone`` names the files of the old site that the new one does not have; ``durable`` has the disk hold the new
    one before its names change, so that a power cut leaves one of the two as well. Return where the old site now
    stands, or would if there had been one; None if the site is the same folder still.
    """
    if durable:
        flush(tree)
    try:
        if place.whole:
            return _swap_whole(place, tree)
    except OSError as error:
        if error.errno not in _MUST_STAY:
            raise
        copy = shutil.copytree(tree, place.inside("staging-copy"), symlinks=True)
        shutil.rmtree(tree, ignore_errors=True)
        tree = copy
        flush(tree)
    move_in(place, tree, gone)
    return None


def _swap_whole(place: Location, tree: Path) -> Path:
    if not place.output.exists():
        tree.rename(place.output)
        return tree
    try:
        exchange(tree, place.output)
    except OSError as error:
        if error.errno not in _CANNOT_EXCHANGE:
            raise
        return _rename_twice(place, tree)
    return tree


def _rename_twice(place: Location, tree: Path) -> Path:
    old, ready = place.beside("old"), place.beside("ready")
    tree.rename(ready)
    try:
        place.output.rename(old)
    except OSError:
        ready.rename(tree)
        raise
    ready.rename(place.output)
    return old


def move_in(place: Location, tree: Path, gone: Iterable[str]) -> None:
    """Move the files of ``tree`` to where readers look for them, one by one; it stands inside the site."""
    write_gone(tree, gone)
    ready = tree.rename(place.inside("ready"))
    move_files(ready, place.output)
    shutil.rmtree(ready, ignore_errors=True)


def heal(place: Location) -> None:
    """Finish the swap in which an earlier build died, if one did, and remove what dead builds left behind.

    Only for the holder of the lock: no folder found here belongs to a living build.
    """
    old, ready = place.beside("old"), place.beside("ready")
    if not place.output.exists():
        with suppress(FileNotFoundError):
            (ready if ready.is_dir() else old).rename(place.output)
    if place.inside("ready").is_dir() and not place.inside("ready").is_symlink():
        move_files(place.inside("ready"), place.output)
    for model in [place.inside("x"), *([place.beside("x")] if place.whole else [])]:
        for leftover in _leftovers(model):
            shutil.rmtree(leftover)
    drop_stale_spare(place)


def _leftovers(model: Path) -> list[Path]:
    """Return the folders of dead builds that are named as ``model`` is but for its role ``x``."""
    prefix = model.name.removesuffix("x")
    roles = (f"{prefix}staging-", f"{prefix}old", f"{prefix}ready")
    if not model.parent.is_dir():
        return []
    found = [entry for entry in os.scandir(model.parent) if entry.name.startswith(roles)]
    return [Path(entry.path) for entry in found if entry.is_dir(follow_symlinks=False)]
