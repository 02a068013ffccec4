"""A server by ssh: each deploy is a release of its own, a link to it is exchanged in one step, five are kept.

PATH/current -> releases/20261128-031500-Ab3dEf9h      what the web server shows
PATH/releases/…                                        files that did not change are one file in all of them
PATH/lock                                              who deploys
"""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.deploy.failure import Stopped, Unreachable, last_line
from bantin.deploy.programs import found, run
from bantin.deploy.target import Owner, read_owner
from bantin.newsroom.message import say

RELEASES = 5
_SSH_FAILED = 255
_FULL = (b"No space left", b"Disk quota exceeded")
# A lock is there with its owner in one step, however the line breaks: it is a second name of a file already written.
_CLAIM = """
mkdir -p "$1" && cd "$1" && printf %s "$3" > "lock.$2" || exit 1
if ln "lock.$2" lock 2>/dev/null; then rm -f "lock.$2"; else rm -f "lock.$2"; cat lock 2>/dev/null; exit 9; fi
"""
# Of two who take a stale lock away the slower one gives back what the quicker one has set meanwhile.
_STEAL = """
cd "$1" && mv lock "lock.$2" || exit 1
[ "$(cat "lock.$2")" = "$3" ] || ln "lock.$2" lock
rm -f "lock.$2"
"""
_RENEW = 'cd "$1" && printf %s "$3" > "lock.$2" && mv "lock.$2" lock'
_LEAVE = 'cd "$1" && if grep -q "$2" lock 2>/dev/null; then rm -f lock; fi'
_FETCH = """
cd "$1/current/" 2>/dev/null || exit 0
while IFS= read -r it; do
if [ -f "$it" ]; then echo "$(wc -c < "$it") $it"; cat "$it"; fi
done
"""
_NAMES = 'cd "$1/current/$2" 2>/dev/null && find . $3 -type f -print0'
# What was left half done goes. The new release is the same files under second names, made by cp or else by rsync.
_BEGIN = """
mkdir -p "$1/releases" && cd "$1/releases" || exit 1
rm -rf ./*.partial
old=$(readlink ../current) || { mkdir "$2.partial"; exit; }
old=${old##*/}
[ -d "$old" ] || { mkdir "$2.partial"; exit; }
cp -al "$old" "$2.partial" 2>/dev/null || {
rm -rf "$2.partial"
rsync -a --link-dest="$PWD/$old" "$old/" "$2.partial/"
}
"""
_DELETE = """
cd "$1/releases/$2.partial" || exit 1
while IFS= read -r it; do rm -f -- "$it"; rmdir -p -- "$(dirname -- "$it")" 2>/dev/null; done
cd "$1/releases/$2.partial"
"""
_LINK = """
point() {
ln -s "releases/$1" current.new &&
{ mv -T current.new current 2>/dev/null ||
python3 -c 'import os; os.replace("current.new", "current")' 2>/dev/null ||
perl -e 'rename "current.new", "current" or exit 1' 2>/dev/null ||
{ rm -f current.new; exit 8; }; }
}
cd "$1" || exit 1
rm -f current.new
"""
_SWITCH = f"""{_LINK}
mv "releases/$2.partial" "releases/$2" && point "$2" || exit $?
ls -1 releases | grep -v '[.]partial$' | sort | head -n -{RELEASES} 2>/dev/null | while IFS= read -r it; do
[ "$it" = "$2" ] || rm -rf "releases/$it"
done
"""
# What was taken back is no version to go back to: the next deploy clears it away.
_BACK = f"""{_LINK}
now=$(readlink current) || exit 7
before=$(ls -1 releases | grep -v '[.]partial$' | sort | while IFS= read -r it; do
[ "$it" = "${{now##*/}}" ] && break; echo "$it"
done | tail -n 1)
[ -n "$before" ] || exit 7
point "$before" && mv "releases/${{now##*/}}" "releases/${{now##*/}}.partial"
"""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is: ``host`` as ssh takes it (``user@host``), the folder ``path``, the key that it must show."""

    host: str
    path: str
    port: int = 22
    host_key: str = ""
    identity: str = ""


class SshTarget:
    """Nothing that this target does before :meth:`switch` can be seen by readers."""

    in_place = False

    def __init__(self, server: Server) -> None:
        """Prepare to reach ``server``; nothing is sent yet."""
        cure = str(say("deploy/cure-system"))
        self._ssh_program, self._rsync = found("ssh", cure), found("rsync", cure)
        self.server = server
        self._room = Path(tempfile.mkdtemp(prefix="bt"))
        self._version = ""
        if server.host_key:
            name = server.host.rpartition("@")[2]
            names = f"[{name}]:{server.port}" if server.port != 22 else name
            (self._room / "known").write_text(f"{names} {server.host_key}\n", "utf-8")

    def _ssh(self) -> list[str]:
        options = ["BatchMode=yes", "StrictHostKeyChecking=yes", "ConnectTimeout=20", "ServerAliveInterval=15"]
        options += ["ServerAliveCountMax=4", "ForwardAgent=no", "ClearAllForwardings=yes"]
        if self.server.host_key:
            options += [f"UserKnownHostsFile={self._room / 'known'}", "GlobalKnownHostsFile=/dev/null"]
        if os.name != "nt":
            options += ["ControlMaster=auto", f"ControlPath={self._room / 'c'}", "ControlPersist=30"]
        identity = ["-i", self.server.identity, "-o", "IdentitiesOnly=yes"] if self.server.identity else []
        flags = [part for option in options for part in ("-o", option)]
        return [self._ssh_program, "-T", "-p", str(self.server.port), *flags, *identity]

    def _remote(
        self, script: str, *arguments: str, data: bytes = b"", fine: tuple[int, ...] = (0,)
    ) -> tuple[int, bytes]:
        """Run ``script`` there with ``arguments``; return its exit code and what it printed."""
        order = shlex.join(["sh", "-c", script, "bantin", self.server.path, *arguments])
        ended = run([*self._ssh(), "--", self.server.host, order], data)
        if ended.returncode not in fine:
            raise self._stopped(ended.returncode, ended.stderr)
        return ended.returncode, ended.stdout

    def _stopped(self, code: int, words: bytes) -> Stopped:
        host = self.server.host
        if any(it in words for it in _FULL):
            return Stopped(say("deploy/full", path=f"{host}:{self.server.path}"))
        if b"Host key verification failed" in words or b"REMOTE HOST IDENTIFICATION HAS CHANGED" in words:
            return Unreachable(say("deploy/host-key", host=host))
        if b"Permission denied (" in words:
            return Unreachable(say("deploy/ssh-key", host=host))
        if code == 8:
            return Stopped(say("deploy/no-switch", host=host))
        if code == _SSH_FAILED:
            return Unreachable(say("deploy/unreachable", host=host, words=last_line(words) or f"ssh {code}"))
        return Stopped(say("deploy/server", host=host, words=last_line(words) or f"exit {code}"))

    def fetch(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Return the bytes of those of ``paths`` that the public release holds."""
        _, told = self._remote(_FETCH, data=_lines(paths))
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
        script = _NAMES.replace("$3", "" if group else "-maxdepth 1")
        _, told = self._remote(script, group, fine=(0, 1, 2))
        for name in told.decode("utf-8", "surrogateescape").split("\0")[:-1]:
            yield f"{group}/{name[2:]}" if group else name[2:]

    def claim(self, owner: Owner) -> Owner | None:
        """Lock the server's folder."""
        for _ in range(2):
            code, told = self._remote(_CLAIM, owner.token, owner.text().decode(), fine=(0, 9))
            if code == 0:
                return None
            other = read_owner(told)
            if other.counts_for(owner):
                return other
            self._remote(_STEAL, owner.token, told.decode("utf-8", "replace"), fine=(0, 1))
        return other

    def renew(self, owner: Owner) -> None:
        """Write the lock again."""
        self._remote(_RENEW, owner.token, owner.text().decode())

    def leave(self, owner: Owner) -> None:
        """Remove the lock if it is still ours."""
        self._remote(_LEAVE, owner.token)

    def begin(self, version: str) -> None:
        """Make a release of the same files under second names."""
        self._version = version
        self._remote(_BEGIN, version)

    def put(self, root: Path, paths: Sequence[str]) -> None:
        """Send files; only what differs within them goes over the line, compressed."""
        where = f"{self.server.host}:{self.server.path}/releases/{self._version}.partial/"
        shell = shlex.join(self._ssh())
        flags = ["-I", "-tp", "-z", "-s", "--chmod=D755,F644", "--omit-dir-times", "--from0", "--files-from=-"]
        names = b"".join(os.fsencode(path) + b"\0" for path in paths)
        ended = run([self._rsync, *flags, "-e", shell, f"{root}/", where], names)
        if ended.returncode:
            raise self._stopped(ended.returncode, ended.stderr)

    def delete(self, paths: Sequence[str]) -> None:
        """Remove files from the release that is being made."""
        if paths:
            self._remote(_DELETE, self._version, data=_lines(paths))

    def switch(self) -> None:
        """Exchange the link; the oldest releases go."""
        self._remote(_SWITCH, self._version)

    def back(self) -> bool:
        """Let the link lead to the release before."""
        return self._remote(_BACK, fine=(0, 7))[0] == 0

    def close(self) -> None:
        """End the connection."""
        if os.name != "nt" and (self._room / "c").exists():
            run([*self._ssh(), "-O", "exit", self.server.host])
        shutil.rmtree(self._room, ignore_errors=True)


def _lines(paths: Sequence[str]) -> bytes:
    return b"".join(os.fsencode(path) + b"\n" for path in paths)
