"""Where tests put their files: in memory if there is room, since a disk that others use makes a run half as long.

Whoever names a ``TMPDIR`` has their files there, where they also stay for a look; in memory nothing stays.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 3 * 2**30  # a run fills 0.7 GB of it


def take_memory_folder(memory: Path = MEMORY, room: int = ROOM) -> Path | None:
    """Make a folder in ``memory`` the place of temporary files, for what is started too; None where none fits."""
    if os.environ.get("TMPDIR") or not _has_room(memory, room):
        return None
    folder = Path(tempfile.mkdtemp(prefix="tests-", dir=memory))
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    return folder


def _has_room(memory: Path, room: int) -> bool:
    writable = memory.is_dir() and os.access(memory, os.W_OK | os.X_OK)
    return writable and shutil.disk_usage(memory).free >= room and _free_memory() >= room


def _free_memory() -> int:
    """Return how many bytes programs could still have; what lies in memory folders is taken from them."""
    told = dict(line.split(":") for line in Path("/proc/meminfo").read_text().splitlines())
    return int(told["MemAvailable"].split()[0]) * 1024
