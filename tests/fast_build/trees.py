"""Small trees given as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from bantin.fast_build.staging import Settled, Staging
from bantin.fast_build.tree import read_tree


def put(root: Path, files: Mapping[str, str]) -> Path:
    """Write ``files`` below ``root``."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def texts(root: Path) -> dict[str, str]:
    """Return every file of a site below ``root`` with its text."""
    return {path: (root / path).read_text() for path in read_tree(root)}


def staged(live: Path, folder: Path, files: Mapping[str, str]) -> tuple[Staging, Settled]:
    """Return a completed staging tree of ``files``."""
    staging = Staging(live, folder)
    staging.open()
    for path, text in files.items():
        staging.write(path, text.encode())
    return staging, completed(staging)


def completed(staging: Staging, retained: Sequence[str] | None = None, spare: Path | None = None) -> Settled:
    """Complete a staging tree, and return what it holds."""
    settled = staging.settle(retained)
    staging.complete(settled, spare)
    return settled


def is_true_spare(spare: Path, site: Path) -> bool:
    """Say whether the tree ``spare`` has the same names for the same files as the ``site``, and nothing of ours."""
    ours, theirs = ({path: it.inode for path, it in read_tree(tree).items()} for tree in (spare, site))
    marked = [path.name for path in spare.iterdir() if path.name.startswith(".ban-tin.")]
    return ours == theirs and not marked and spare.stat().st_mode & 0o777 == 0o700


def litter(site: Path) -> list[str]:
    """Return what builds have left beside ``site`` that should not be there; a true spare should."""
    names = {path.name for path in site.parent.iterdir() if path.name.startswith(f".{site.name}.")}
    spare = site.with_name(f".{site.name}.spare")
    return sorted(names - ({spare.name} if spare.is_dir() and is_true_spare(spare, site) else set()))
