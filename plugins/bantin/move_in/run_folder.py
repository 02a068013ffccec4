"""A folder for what one run writes down for itself and its workers. It goes with the run, however that ends.

A process that is killed clears nothing: its folder goes when the next run asks for one. Whose process still lives is
told by a lock that the system takes from a process with its life, so that no number of a process can be mistaken.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

_PREFIX, _LOCK = "bantin-import-", "lock"
_YOUNG = 60  # seconds: in which a run may have its folder and not yet its lock
_FORGOTTEN = 24 * 3600  # seconds, after which one without a lock is nobody's


class RunFolder:
    """A new folder ``path``, to be removed by whoever asked for it."""

    def __init__(self) -> None:
        clear_forgotten()
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._lock = (self.path / _LOCK).open("wb")
        if sys.platform != "win32":
            fcntl.flock(self._lock, fcntl.LOCK_EX)

    def remove(self) -> None:
        """Remove it with all that it holds."""
        self._lock.close()
        shutil.rmtree(self.path, ignore_errors=True)

    def __enter__(self) -> Path:
        return self.path

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.remove()


def clear_forgotten() -> None:
    """Remove the folders of runs whose process is gone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if _is_forgotten(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_forgotten(folder: Path) -> bool:
    found = folder.lstat()
    age = time.time() - found.st_mtime
    if not folder.is_dir() or folder.is_symlink() or age < _YOUNG:
        return False
    if sys.platform == "win32":
        (folder / _LOCK).unlink()  # refused as long as somebody has it open
        return True
    if found.st_uid != os.geteuid():
        return False
    try:
        with os.fdopen(os.open(folder / _LOCK, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK), "rb+") as lock:
            return _is_free(lock)
    except FileNotFoundError:
        return age > _FORGOTTEN


def _is_free(lock: BinaryIO) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
