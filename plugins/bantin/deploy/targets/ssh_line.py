"""The line to a server: scripts run there, files brought there, and what went wrong said in one sentence."""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.deploy.failure import Stopped, Unreachable, last_line
from bantin.deploy.programs import found, run
from bantin.deploy.targets.ssh_scripts import NO_LINK, NO_SWITCH, NOT_OURS
from bantin.newsroom.message import say

_SSH_FAILED = 255
_BEGINS = "ban-tin-begins"
"""What a server prints before all that a script of ours says; what its shell greets people with stands above."""
_FULL = (b"No space left", b"Disk quota exceeded")
_OPTIONS = (
    *("BatchMode=yes", "StrictHostKeyChecking=yes", "ConnectTimeout=20", "ServerAliveInterval=15"),
    *("ServerAliveCountMax=4", "ForwardAgent=no", "ClearAllForwardings=yes"),
)
# Each file as told (-I), its time kept; what differs in it goes, compressed; modes that web servers can read.
_RSYNC = ("-I", "-tp", "-z", "-s", "--chmod=D755,F644", "--omit-dir-times", "--from0", "--files-from=-")


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is: ``host`` as ssh takes it (``user@host``), the folder ``path``, the key that it must show."""

    host: str
    path: str
    port: int = 22
    host_key: str = ""
    identity: str = ""


class SshLine:
    """One connection for all that a deploy says to ``server``."""

    def __init__(self, server: Server) -> None:
        """Prepare to reach ``server``; nothing is sent yet."""
        cure = str(say("deploy/cure-system"))
        self._ssh_program, self._rsync = found("ssh", cure), found("rsync", cure)
        self.server = server
        self._room = Path(tempfile.mkdtemp(prefix="bt"))
        if server.host_key:
            name = server.host.rpartition("@")[2]
            names = f"[{name}]:{server.port}" if server.port != 22 else name
            (self._room / "known").write_text(f"{names} {server.host_key}\n", "utf-8")

    def ask(self, script: str, *arguments: str, data: bytes = b"", fine: tuple[int, ...] = (0,)) -> tuple[int, bytes]:
        """Run ``script`` there with ``arguments``; return its exit code, one of ``fine``, and what it printed."""
        order = shlex.join(["sh", "-c", f"echo {_BEGINS}\n{script}", "bantin", self.server.path, *arguments])
        ended = run([*self._ssh(), "--", self.server.host, order], data)
        noise, begins, told = ended.stdout.partition(f"{_BEGINS}\n".encode())
        if not begins and ended.returncode != _SSH_FAILED:  # an account that may not run what it is asked to
            raise self._stopped(ended.returncode, ended.stderr or noise)
        if ended.returncode not in fine:
            raise self._stopped(ended.returncode, ended.stderr)
        return ended.returncode, told

    def bring(self, root: Path, paths: Sequence[str], folder: str) -> None:
        """Send the files ``paths`` below ``root`` into ``folder`` of the target."""
        where = f"{self.server.host}:{self.server.path}/{folder}/"
        # A name that begins with # or ; would be a remark of the list, and its file would never arrive.
        names = b"".join(b"./" + os.fsencode(path) + b"\0" for path in paths)
        ended = run([self._rsync, *_RSYNC, "-e", shlex.join(self._ssh()), f"{root}/", where], names)
        if ended.returncode:
            raise self._stopped(ended.returncode, ended.stderr)

    def close(self) -> None:
        """End the connection."""
        if os.name != "nt" and (self._room / "c").exists():
            run([*self._ssh(), "-O", "exit", self.server.host])
        shutil.rmtree(self._room, ignore_errors=True)

    def _ssh(self) -> list[str]:
        options = list(_OPTIONS)
        if self.server.host_key:
            options += [f"UserKnownHostsFile={self._room / 'known'}", "GlobalKnownHostsFile=/dev/null"]
        if os.name != "nt":
            options += ["ControlMaster=auto", f"ControlPath={self._room / 'c'}", "ControlPersist=30"]
        identity = ["-i", self.server.identity, "-o", "IdentitiesOnly=yes"] if self.server.identity else []
        flags = [part for option in options for part in ("-o", option)]
        return [self._ssh_program, "-T", "-p", str(self.server.port), *flags, *identity]

    def _stopped(self, code: int, words: bytes) -> Stopped:
        host = self.server.host
        if any(it in words for it in _FULL):
            return Stopped(say("deploy/full", path=f"{host}:{self.server.path}"))
        if b"Host key verification failed" in words or b"REMOTE HOST IDENTIFICATION HAS CHANGED" in words:
            return Unreachable(say("deploy/host-key", host=host))
        if b"Permission denied (" in words:
            return Unreachable(say("deploy/ssh-key", host=host))
        if b"is your shell clean" in words:
            return Stopped(say("deploy/shell", host=host))
        if code == NOT_OURS:
            return Stopped(say("deploy/quicker"))
        if code == NO_LINK:
            return Stopped(say("deploy/no-link", host=host, path=f"{self.server.path}/current"))
        if code == NO_SWITCH:
            return Stopped(say("deploy/no-switch", host=host))
        if code == _SSH_FAILED:
            return Unreachable(say("deploy/unreachable", host=host, words=last_line(words) or f"ssh {code}"))
        return Stopped(say("deploy/server", host=host, words=last_line(words) or f"exit {code}"))
