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
from bantin.fast_build.tree import FOLDER_MODE, Files, changed_looks, read_tree
from bantin.fast_build.tree_difference import Names


def publish(
    place: Location, staging: Staging, settled: Settled, *, durable: bool = True, beside: bool = False
) -> Files:
    """Make the completed tree of ``staging`` the site; return how the files of the site look from now on.

    These looks are taken when no file gets or loses a name any more, of those alone that did: all others look as they
    did when the build began. So what somebody changes in the site meanwhile is noticed by the next build. What the
    build wrote into loses its names in a process ``beside`` this one, if that is said.
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
        return read_tree(place.output)
    return changed_looks(place.output, staging.site, {*settled.changed, *staging.brought, *brought}, settled.gone)


def _remove(tree: Path) -> None:
    shutil.rmtree(tree, ignore_errors=True)
