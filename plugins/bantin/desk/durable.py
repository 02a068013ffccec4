"""Files written so that whatever happens meanwhile, the old one or the new one is there, whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

_MODE = 0o666


def write_durably(file: Path, data: bytes) -> None:
    """Give ``file`` the bytes ``data`` in one step, on the disk before this returns; its rights stay as they are."""
    try:
        mode = file.stat().st_mode & 0o7777
    except FileNotFoundError:
        mode = _MODE & ~_umask()
    with _written(file, data) as draft:
        draft.chmod(mode)
        draft.replace(file)
    settle_folder(file.parent)


def write_new(file: Path, data: bytes) -> None:
    """Write ``file``, of which there is none yet, in one step; raise FileExistsError if there is one."""
    with _written(file, data) as draft:
        _name(draft, file)
    settle_folder(file.parent)


@contextmanager
def _written(file: Path, data: bytes) -> Iterator[Path]:
    """Yield a file beside ``file`` that holds ``data``; nothing of it is left where it could not be used.

    Its name is short whatever that of ``file`` is: the system may allow not one letter more.
    """
    draft = file.with_name(f".{blake2b(file.name.encode(), digest_size=8).hexdigest()}.{os.getpid()}.tmp")
    draft.unlink(missing_ok=True)  # litter, if we were killed here
    try:
        with draft.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)  # on a full disk half of it would take the last room


def _name(draft: Path, file: Path) -> None:
    """Give ``draft`` the name ``file`` unless something has it."""
    try:
        os.link(draft, file)
    except FileExistsError:
        raise
    except OSError as error:  # a memory stick knows no second names
        if file.exists():
            raise FileExistsError(file) from error
        draft.replace(file)


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
