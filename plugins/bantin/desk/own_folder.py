"""The folder beside the content folder in which the desk keeps what is nobody's business: versions and the bin."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

NAME = ".desk"
_STAMP = "%Y%m%dT%H%M%S%fZ"


def open_own_folder(site: Path) -> Path:
    """Return the desk's own folder in ``site``, made if need be; git never takes it in."""
    folder = site / NAME
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(exist_ok=True)
    ignoring = folder / ".gitignore"
    if not ignoring.exists():
        ignoring.write_text("*\n", "utf-8")
    return folder


def stamp_of(moment: dt.datetime) -> str:
    """Return ``moment`` as a name, in an order that is that of time."""
    return moment.astimezone(dt.UTC).strftime(_STAMP)


def moment_of(stamp: str) -> dt.datetime:
    """Return the moment that :func:`stamp_of` has named; raise ValueError for any other text."""
    return dt.datetime.strptime(stamp, _STAMP).replace(tzinfo=dt.UTC)
