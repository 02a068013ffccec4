"""One build at a time: a lock of the kernel, which dies with its process, and a note on who holds it."""

from __future__ import annotations

import errno
import json
import os
import socket
import stat
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from bantin.newsroom.compact_json import read_json

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


_NO_OTHER = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # a pipe is not waited for


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that builds: its number, its machine, the moment it began (seconds since 1970)."""

    pid: int
    host: str
    since: float


class NoLockFile(OSError):
    """Something lies in the lock's place that no build has put there: a link, a pipe, a folder."""


class LockedError(Exception):
    """Another process holds the lock; ``holder`` says which, if its note can be read."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(f"locked by {holder}")
        self.holder = holder


class BuildLock:
    """The lock that the file ``path`` stands for; what counts is the kernel's lock on it, not that it is there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock at once; raise :class:`LockedError`, :class:`NoLockFile` of what no build has put there."""
        while self._descriptor is None:
            descriptor = _open(self._path)
            if not _try_lock(descriptor):
                os.close(descriptor)
                raise LockedError(read_holder(self._path))
            if _is_at(descriptor, self._path):
                self._descriptor = descriptor
            else:  # its last holder removed the file while we waited to open it
                os.close(descriptor)
        _held.add(self)
        note = json.dumps(asdict(Holder(os.getpid(), socket.gethostname(), time.time())))
        try:
            os.truncate(self._descriptor, 0)
            os.write(self._descriptor, note.encode())
        except OSError:  # a full disk takes the file, but not a word in it
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._descriptor is not None:
            self._path.unlink(missing_ok=True)
            self.forget()

    def forget(self) -> None:
        """Let go of the file without giving the lock back: a forked worker must not keep a dead build's lock."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
            _held.discard(self)


def read_holder(path: Path) -> Holder | None:
    """Return what the lock file at ``path`` says about its holder; None when it cannot be read."""
    try:
        note = read_json(path.read_bytes())
        return Holder(int(note["pid"]), str(note["host"]), float(note["since"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _open(path: Path) -> int:
    """Open the file ``path``, made if it is not there; never what a link leads to, which we would empty."""
    with suppress(FileNotFoundError):
        if not _is_plain(path.lstat()):
            raise NoLockFile(path)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _NO_OTHER, 0o666)
    except OSError as error:
        if error.errno == errno.ELOOP:  # a link that came since
            raise NoLockFile(path) from error
        raise
    if not _is_plain(os.fstat(descriptor)):
        os.close(descriptor)
        raise NoLockFile(path)
    return descriptor


def _is_plain(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and found.st_nlink <= 1  # none while another process removes it


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # beyond the note, which stays readable
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except OSError:
        return False


def _forget_in_child() -> None:
    for lock in list(_held):
        lock.forget()


_held: set[BuildLock] = set()
if sys.platform != "win32":
    os.register_at_fork(after_in_child=_forget_in_child)
