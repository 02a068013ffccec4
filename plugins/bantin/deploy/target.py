"""The one interface behind which hosts differ, and who has a target for the moment."""

from __future__ import annotations

import json
import os
import secrets
import socket
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from getpass import getuser
from pathlib import Path
from typing import Protocol

from bantin.deploy.records import reading

STALE = 3600  # seconds after which a lock that nobody has renewed counts for nothing


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has locked a target: a person at a machine, by which process, since (or renewed at) which second."""

    who: str
    host: str
    pid: int
    at: int
    token: str

    def text(self) -> bytes:
        """Return what is written into the lock."""
        return json.dumps(asdict(self)).encode()

    def counts_for(self, other: Owner) -> bool:
        """Say whether this lock keeps ``other`` away, by the clocks of both: it is fresh, and somebody is at work.

        One from the future, by a clock that goes wrong, would keep everybody away until then.
        """
        return abs(other.at - self.at) <= STALE and self.is_at_work_for(other)

    def is_at_work_for(self, other: Owner) -> bool:
        """Say whether as far as ``other`` can know the process of this lock still runs, and is not its own."""
        if self.token in (other.token, ""):
            return False
        if self.host != other.host:
            return True
        return self.pid != other.pid and _runs(self.pid)  # this process has let go of what it had before


def this_owner() -> Owner:
    """Return whoever runs this process."""
    try:
        who = getuser()
    except (OSError, KeyError):
        who = str(os.getuid()) if hasattr(os, "getuid") else "?"
    host = socket.gethostname()
    return Owner(f"{who}@{host}", host, os.getpid(), int(time.time()), secrets.token_hex(8))


def read_owner(data: bytes) -> Owner:
    """Return the owner in the bytes of a lock; one that was cut off while it was written is nobody's, and stale."""
    try:
        with reading("owner"):
            told = json.loads(data)
            return Owner(str(told["who"]), str(told["host"]), int(told["pid"]), int(told["at"]), str(told["token"]))
    except ValueError:
        return Owner("?", "?", 0, 0, "")


def _runs(pid: int) -> bool:
    if os.name == "nt":
        return True
    with suppress(PermissionError):
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):  # no process has such a number
            return False
    return True


class Target(Protocol):
    """A host as a deploy sees it. Every method may raise :class:`~bantin.deploy.failure.Stopped`.

    ``in_place`` says that what is put is public at once; otherwise it is public after :meth:`switch`.
    """

    in_place: bool

    def fetch(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Return the bytes of those of ``paths`` that are public."""

    def names(self, group: str) -> Iterable[str]:
        """Yield the paths of all public files in the folder ``group`` and below, at its own level alone if empty."""

    def claim(self, owner: Owner) -> Owner | None:
        """Lock the target; return who has it, or None once it is ours."""

    def renew(self, owner: Owner) -> None:
        """Tell that ``owner`` still works; raise :class:`Stopped` if the lock is another one's by now."""

    def leave(self, owner: Owner) -> None:
        """Unlock the target."""

    def begin(self, version: str) -> None:
        """Prepare the version of that name, which starts as what is public."""

    def put(self, root: Path, paths: Sequence[str]) -> None:
        """Bring the files ``paths`` below ``root``."""

    def delete(self, paths: Sequence[str], *, with_folders: bool = False) -> None:
        """Remove the files ``paths``; those that are not there are no mistake.

        ``with_folders`` says that folders which they leave empty must go on every host.
        """

    def switch(self, *, alone: bool) -> None:
        """Make the prepared version public in one step; ``alone`` says that no version before it may be kept."""

    def back(self) -> bool:
        """Make the version before the public one public again; say whether there was one."""

    def close(self) -> None:
        """Let go of connections and of a version that did not become public."""
