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
