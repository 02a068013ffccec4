"""The spare: a tree beside the site with the same names for the same files, which the next build makes its site of.

A folder called so had, when it got this name, exactly the site's names. Whoever changes it renames it first, to what
a staging tree is called: so a build that dies while it does leaves a staging tree, which the next build removes. No
other journal is needed, and what leaves the site leaves the spare within the same build.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from bantin.fast_build.location import Location
from bantin.fast_build.tree import link, remove_marked
from bantin.fast_build.tree_difference import Names, renew

_CLOSED = 0o700  # a server that shows the folder around the site shows no spare


def spare_of(place: Location) -> Path | None:
    """Return where the spare of the site stands, or would; None where folders cannot change places."""
    return place.beside("spare") if place.whole else None


def take_spare(spare: Path | None, tree: Path) -> bool:
    """Rename the spare to ``tree``, to be changed there; say whether there is one."""
    if spare is None or spare.is_symlink() or not spare.is_dir():
        return False
    try:
        spare.rename(tree)
    except OSError:
        return False
    return True


def keep_spare(spare: Path, old: Path, there: Names, site: Path, names: Names) -> list[str] | None:
    """Give the ``old`` tree, which has the names ``there``, the ``names`` of the ``site``, and call it the spare.

    Return the paths of the site whose files got a name by it; None, and no spare is left, where that cannot be done:
    the site stands, and the next build takes longer.
    """
    source, target = os.fspath(site), os.fspath(old)
    try:
        old.mkdir(exist_ok=True)  # there was no site before
        old.chmod(_CLOSED)
        remove_marked(old)
        brought = renew(old, there, names, lambda path: link(f"{source}/{path}", f"{target}/{path}"))
        old.rename(spare)
    except OSError:
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(spare, ignore_errors=True)
        return None
    return brought


def drop_stale_spare(place: Location) -> None:
    """Remove a spare that no build will use: its site is gone, or must stay the folder that it is."""
    if not place.whole or not place.output.exists():
        shutil.rmtree(place.beside("spare"), ignore_errors=True)
