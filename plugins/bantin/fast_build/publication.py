"""Publishing: the finished tree takes the site's place in one step, and the old one becomes the spare."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from bantin.fast_build import side_process
from bantin.fast_build.location import Location
from bantin.fast_build.spare import keep_spare, spare_of
from bantin.fast_build.staging import Settled, Staging
from bantin.fast_build.swap import swap
from bantin.fast_build.tree import FOLDER_MODE, Files, FileStamp, changed_looks, read_tree
from bantin.fast_build.tree_difference import Names
from bantin.newsroom.changed_mapping import Changed


def publish(
    place: Location, staging: Staging, settled: Settled, *, durable: bool = True, beside: bool = False
) -> Files:
    """Make the completed tree of ``staging`` the site; return how the files of the site look from now on.

    These looks are taken when no file gets or loses a name any more, of those alone that did: all others look as they
    did when the build began; without a spare they are taken of all. So what somebody changes in the site meanwhile is
    noticed by the next build; a file that was changed since it took its place is none of those that are known. What
    the build wrote into loses its names in a process ``beside`` this one, if that is said.
    """
    old, spare, names = swap(place, staging.tree, settled.gone, durable=durable), spare_of(place), settled.names
    brought, written = None, staging.folder
    clear = side_process.begin(partial(_remove, written), beside=beside and written != old)
    if old is not None and spare is not None and staging.is_shared:
        folders = {path: names.folders.get(path, FOLDER_MODE) for path in staging.folders}
        brought = keep_spare(spare, old, Names(staging.numbers, folders), place.output, names)
    else:
        for tree in (old, spare):
            shutil.rmtree(tree or "", ignore_errors=True)
    clear()
    staging.discard()
    if brought is None:
        return _unchanged(Changed({}, read_tree(place.output)), staging, settled)
    again = {*settled.changed, *staging.brought, *brought}
    return _unchanged(changed_looks(place.output, staging.site, again, settled.gone), staging, settled)


def _unchanged(files: Changed[FileStamp], staging: Staging, settled: Settled) -> Files:
    """Return ``files`` without those looked at anew that somebody has changed since they were written or looked at.

    Names that a file got and lost meanwhile do not tell that, nor does a copy on another disk, which may count time
    in longer steps.
    """
    was = {path: (staging.written if path in settled.changed else staging.site).get(path) for path in files.new}
    kept = {path: it for path, it in files.new.items() if _is_as_before(it, was[path])}
    return Changed(files.base, kept, files.gone | (files.new.keys() - kept.keys()))


def _is_as_before(it: FileStamp, was: FileStamp | None) -> bool:
    if was is None or it.device != was.device:
        return True
    return (it.size, it.mtime_ns, it.mode) == (was.size, was.mtime_ns, was.mode)


def _remove(tree: Path) -> None:
    shutil.rmtree(tree, ignore_errors=True)
