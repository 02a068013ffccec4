"""A lock made of files, for hosts that can store and list and nothing more.

Whoever wants a target writes a file of their own and then lists the folder: of two who do so at once at least one
sees the other, and gives way. So there are never two, though both may have to try again.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from bantin.deploy.failure import Stopped
from bantin.deploy.manifest import LOCKS
from bantin.deploy.target import Owner, read_owner
from bantin.newsroom.message import say

_TRIES = 3


class Store(Protocol):
    """What the lock needs of a host."""

    def fetch(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Return the bytes of those of ``paths`` that are there."""

    def names(self, group: str) -> Iterable[str]:
        """Yield the paths of the files in a folder."""

    def write(self, path: str, data: bytes) -> None:
        """Give a file its bytes."""

    def delete(self, paths: Sequence[str]) -> None:
        """Remove files."""


def lock_file(owner: Owner) -> str:
    """Return the path of the lock of ``owner``."""
    return f"{LOCKS}/{owner.token}.json"


def claim(store: Store, owner: Owner, wait: Callable[[float], None] = time.sleep) -> Owner | None:
    """Lock ``store``; return who has it, or None once it is ours."""
    rival = None
    for _ in range(_TRIES):
        rival = _rival(store, owner)
        if rival:
            return rival
        store.write(lock_file(owner), owner.text())
        rival = _rival(store, owner)
        if rival is None:
            return None
        store.delete([lock_file(owner)])
        wait(random.uniform(0.2, 2))
    return rival


def _rival(store: Store, owner: Owner) -> Owner | None:
    """Return another owner whose lock counts; locks that count no more are removed."""
    others = [path for path in store.names(LOCKS) if path != lock_file(owner)]
    found = {path: read_owner(data) for path, data in store.fetch(others).items()} if others else {}
    stale = [path for path, it in found.items() if not it.counts_for(owner)]
    if stale:
        store.delete(stale)
    return next((it for path, it in sorted(found.items()) if path not in stale), None)


class LockedByFiles(Store, Protocol):
    """A target whose lock is made of files."""

    def claim(self, owner: Owner) -> Owner | None:
        """Lock it."""
        return claim(self, owner)

    def renew(self, owner: Owner) -> None:
        """Write the lock again; raise :class:`Stopped` if somebody has taken it for a stale one meanwhile."""
        if not self.fetch([lock_file(owner)]):
            raise Stopped(say("deploy/quicker"))
        self.write(lock_file(owner), owner.text())

    def leave(self, owner: Owner) -> None:
        """Remove the lock."""
        self.delete([lock_file(owner)])
