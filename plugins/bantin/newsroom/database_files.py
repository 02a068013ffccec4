"""The files of a database of ours: what SQLite would be led to by others is refused, what is damaged is removed."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

_JOURNAL_OF_MANY = bytes.fromhex("d9d505f920a163d7")  # ends the journal of a change to several databases


def require_ours(file: Path) -> None:
    """Raise ``sqlite3.DatabaseError`` for files that we do not write, before SQLite opens them."""
    for each in files_of(file):
        if os.path.lexists(each) and not stat.S_ISREG(each.lstat().st_mode):
            raise sqlite3.DatabaseError(f"{each.name} is a link, a pipe or the like")
    journal = files_of(file)[1]
    if journal.exists() and journal.read_bytes().endswith(_JOURNAL_OF_MANY):
        raise sqlite3.DatabaseError("a journal that names another file, which SQLite would remove")


def discard(file: Path) -> None:
    """Remove the database ``file`` and all that SQLite keeps beside it."""
    for each in files_of(file):
        each.unlink(missing_ok=True)


def files_of(file: Path) -> list[Path]:
    """Return the file of a database and those that SQLite keeps beside it."""
    return [file.with_name(file.name + ending) for ending in ("", "-journal", "-wal", "-shm")]
