"""One desk at a time in a folder: whoever opens a second one is led to the first, whose address lies in a file."""

from __future__ import annotations

import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path

from bantin.fast_build.lock import BuildLock, LockedError
from bantin.newsroom.compact_json import read_json
from bantin.newsroom.regular_file import NotPlain, read_plain

_NAME, _MOST = "open", 10_000


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A desk that is open: its address, with the key of its run, and the machine that it runs on."""

    address: str
    host: str

    @property
    def is_here(self) -> bool:
        """Say whether it runs on this machine, so that a browser of this machine can open it."""
        return self.host == socket.gethostname()


def take_place(folder: Path) -> BuildLock | None:
    """Take the place of the one desk of ``folder`` until this process ends; return its lock, None if it is taken."""
    lock = BuildLock(folder / f"{_NAME}.lock")
    try:
        lock.acquire()
    except LockedError:
        return None
    except OSError:  # a folder of a network that knows no locks: two desks there warn of each other's saves
        pass
    return lock


def tell_address(folder: Path, address: str) -> None:
    """Write down where the desk is open, for nobody but who has opened it."""
    file = folder / f"{_NAME}.json"
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
        json.dump({"address": address, "host": socket.gethostname()}, stream)


def open_desk(folder: Path) -> OpenDesk:
    """Return the desk that has the place; its address is empty if nobody can tell."""
    try:
        told = read_json(read_plain(folder, f"{_NAME}.json", _MOST))
        return OpenDesk(str(told["address"]), str(told["host"]))
    except (NotPlain, ValueError, KeyError, TypeError):
        return OpenDesk("", socket.gethostname())
