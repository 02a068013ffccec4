"""Digests of the bytes of files, of many by all cores.

A file of a folder that was copied, restored or checked out anew has stamps that prove nothing; its bytes do.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bantin.fast_build.tree import FileStamp, stamp_of
from bantin.newsroom.executor import cores
from bantin.newsroom.fork_pool import can_fork, do_all

_WORTH_IT = 1000  # files; fewer are read sooner than workers are there
_AT_ONCE = 8  # files of a job; workers take some jobs in one go
_IN_ONE_GO = 1 << 20  # bytes
_MOST = 1 << 28  # bytes of a file; what is larger, a film or a mistake, is told by its look
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"))


def digest_all(paths: Sequence[str], digest: Callable[[str], str], workers: int | None = None) -> dict[str, str]:
    """Return what ``digest`` says of each of ``paths``; ``workers`` None: many are shared by all cores."""
    found: dict[str, str] = {}

    def read(some: Sequence[str]) -> None:
        found.update((path, digest(path)) for path in some)

    hands = (workers or cores()) if len(paths) >= _WORTH_IT and can_fork() else 1
    if hands == 1:
        read(paths)
        return found
    jobs = [partial(read, paths[first : first + _AT_ONCE]) for first in range(0, len(paths), _AT_ONCE)]
    return {path: told for part in do_all(jobs, hands, lambda: found) for path, told in part.items()}


def bytes_digest(path: str) -> str:
    """Return the digest of the bytes of the file, or of where a link leads if ``path`` ends as a link's own does.

    A pipe or a device, which may have no end or nobody who writes, has none; nor has what only says that it is a
    file, such as those of the kernel.
    """
    try:
        if path.endswith("/"):
            return os.fspath(Path(path).readlink())
        descriptor = os.open(path, _FLAGS)
    except OSError:
        return ""
    return _digest_of(descriptor)


def site_digest(path: str, look: FileStamp) -> str:
    """Return the digest of the plain file ``path`` if it is the one of this ``look``; nothing for any other.

    No link is followed, not on the way either: the look is that of a file which was found without one.
    """
    try:
        descriptor = os.open(path, _FLAGS | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return ""
    return _digest_of(descriptor, look)


def read_site_file(path: str, look: FileStamp) -> bytes:
    """Return what the plain file ``path`` holds if it is the one of this ``look``, as above; nothing of any other."""
    try:
        with os.fdopen(os.open(path, _FLAGS | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            it = os.fstat(file.fileno())
            is_it = stat.S_ISREG(it.st_mode) and it.st_size <= _MOST and stamp_of(it) == look
            return file.read(it.st_size) if is_it else b""
    except OSError:
        return b""


def _digest_of(descriptor: int, look: FileStamp | None = None) -> str:
    """Return the digest of the bytes of an open file, if it is a plain one that looks so, and close it."""
    made = hashlib.blake2b(digest_size=16)
    try:
        it = os.fstat(descriptor)
        if not stat.S_ISREG(it.st_mode) or it.st_size > _MOST or look not in (None, stamp_of(it)):
            return ""
        left = it.st_size + 1
        while left and (part := os.read(descriptor, min(left, _IN_ONE_GO))):
            made.update(part)
            left -= len(part)
        return made.hexdigest() if left == 1 else ""
    except OSError:
        return ""
    finally:
        os.close(descriptor)
