"""A server by ssh: each deploy is a release of its own, a link to it is exchanged in one step, five are kept.

PATH/current -> releases/000017-20261128-031500-Ab3dEf9h   what the web server shows
PATH/releases/…                                            files that did not change are one file in all of them
PATH/lock                                                  who deploys
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bantin.deploy.target import STALE, Owner, read_owner
from bantin.deploy.targets import ssh_scripts as scripts
from bantin.deploy.targets.ssh_line import Server, SshLine


class SshTarget:
    """Nothing that this target does before :meth:`switch` can be seen by readers."""

    in_place = False

    def __init__(self, server: Server) -> None:
        """Prepare to reach ``server``; nothing is sent yet."""
        self._line = SshLine(server)
        self._version = self._token = ""

    def fetch(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Return the bytes of those of ``paths`` that the public release holds."""
        _, told = self._line.ask(scripts.FETCH, data=_lines(paths))
        found_there: dict[str, bytes] = {}
        at = 0
        while at < len(told):
            end = told.index(b"\n", at)
            size, _, path = told[at:end].decode("utf-8", "surrogateescape").strip().partition(" ")
            found_there[path] = told[end + 1 : end + 1 + int(size)]
            at = end + 1 + int(size)
        return found_there

    def names(self, group: str) -> Iterator[str]:
        """Yield the paths of the files of the public release in the folder ``group``."""
        script = scripts.NAMES.replace("$3", "" if group else "-maxdepth 1")
        _, told = self._line.ask(script, group, fine=(0, 1, 2))
        for name in told.decode("utf-8", "surrogateescape").split("\0")[:-1]:
            yield f"{group}/{name[2:]}" if group else name[2:]

    def claim(self, owner: Owner) -> Owner | None:
        """Lock the server's folder."""
        self._token = owner.token
        minutes = str(STALE // 60)
        for _ in range(2):
            order = scripts.CLAIM, owner.token, owner.text().decode(), minutes
            code, told = self._line.ask(*order, fine=(0, scripts.LOCKED))
            if code == 0:
                return None
            age, _, text = told.partition(b"\n")
            other = read_owner(text)
            if age == b"fresh" and other.is_at_work_for(owner):
                return other
            self._line.ask(scripts.STEAL, owner.token, text.decode("utf-8", "replace"), fine=(0, 1))
        return other

    def renew(self, owner: Owner) -> None:
        """Write the lock again; raise :class:`Stopped` if it is another one's by now."""
        self._line.ask(scripts.RENEW, owner.token, owner.text().decode())

    def leave(self, owner: Owner) -> None:
        """Remove the lock if it is still ours."""
        self._line.ask(scripts.LEAVE, owner.token)

    def begin(self, version: str) -> None:
        """Make a release of the same files under second names."""
        self._version = self._line.ask(scripts.BEGIN, version)[1].decode()

    def put(self, root: Path, paths: Sequence[str]) -> None:
        """Send files; only what differs within them goes over the line, compressed."""
        self._line.bring(root, paths, f"releases/{self._version}.partial")

    def delete(self, paths: Sequence[str], *, with_folders: bool = True) -> None:
        """Remove files from the release that is being made."""
        if paths:
            self._line.ask(scripts.DELETE, self._version, data=_lines(paths))

    def switch(self, *, alone: bool) -> None:
        """Exchange the link if the release and the lock are still ours; the oldest releases go."""
        self._line.ask(scripts.SWITCH, self._version, self._token, "1" if alone else str(scripts.RELEASES))

    def back(self) -> bool:
        """Let the link lead to the release before."""
        return self._line.ask(scripts.BACK, fine=(0, scripts.NO_VERSION))[0] == 0

    def close(self) -> None:
        """End the connection."""
        self._line.close()


def _lines(paths: Sequence[str]) -> bytes:
    return b"".join(os.fsencode(path) + b"\n" for path in paths)
