"""Files written so that whatever happens meanwhile, the old one or the new one is there, whole."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_MODE = 0o666


def write_durably(file: Path, data: bytes) -> None:
    """Give ``file`` the bytes ``data`` in one step, on the disk before this returns; its rights stay as they are."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.tmp")  # litter, if we are killed here
    draft.unlink(missing_ok=True)
    try:
        mode = file.stat().st_mode & 0o7777
    except FileNotFoundError:
        mode = _MODE & ~_umask()
    with draft.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.chmod(mode)
    draft.replace(file)
    settle_folder(file.parent)


def write_new(file: Path, data: bytes) -> None:
    """Write ``file``, of which there is none yet; raise FileExistsError if there is one."""
    with file.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    settle_folder(file.parent)


def settle_folder(folder: Path) -> None:
    """Have the names in ``folder`` on the disk, where the system can be asked for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
