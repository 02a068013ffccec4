"""A branch of a Git repository that a host shows as pages: one commit for each of the last five versions.

The branch is ours alone: one that holds anything else is refused, since its history would be gone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bantin.deploy.failure import Stopped, Unreachable, last_line
from bantin.deploy.manifest import TOP
from bantin.deploy.programs import found, run
from bantin.deploy.target import Owner
from bantin.newsroom.message import say

VERSIONS = 5
_IDENTITY = {
    **{f"GIT_{role}_NAME": "ban-tin" for role in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{role}_EMAIL": "ban-tin@localhost" for role in ("AUTHOR", "COMMITTER")},
}


class GitTarget:
    """The push is the switch: it names what the branch held when the plan was made, and fails if it holds more."""

    in_place = False

    def __init__(self, repository: str, branch: str) -> None:
        """Prepare to push to ``branch`` of ``repository`` from one of our own, which lasts as long as this."""
        self._program = found("git", str(say("deploy/cure-system")))
        self.repository, self.branch, self._message = repository, branch, "ban-tin"
        self._room = Path(tempfile.mkdtemp(prefix="bt"))
        try:
            self._public = self._opened()
        except BaseException:
            self.close()
            raise

    def _opened(self) -> str:
        """Return the commit that is public; raise :class:`Stopped` for a branch that is not ours."""
        self._git("init", "-q", "--bare", "--template=", str(self._room))
        public = self._fetch_branch()
        if public and TOP not in self._listed(public, TOP):
            raise Stopped(say("deploy/branch", branch=self.branch, repository=self.repository))
        if public:
            self._git("read-tree", public)
        return public

    def _git(self, *arguments: str, data: bytes = b"") -> bytes:
        ended = self._run(*arguments, data=data)
        if ended.returncode:
            raise Unreachable(say("deploy/git", repository=self.repository, words=last_line(ended.stderr)))
        return ended.stdout

    def _run(self, *arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        environment = {"GIT_DIR": str(self._room), "GIT_TERMINAL_PROMPT": "0", **_IDENTITY}
        environment |= {"GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes")}
        # A hook that a person has set for all repositories is not meant for this one.
        return run([self._program, "-c", f"core.hooksPath={os.devnull}", *arguments], data, environment)

    def _fetch_branch(self) -> str:
        """Return the commit that the branch holds, with its history; empty if there is no such branch."""
        told = self._git("ls-remote", "--heads", self.repository, f"refs/heads/{self.branch}").decode().split()
        if not told:
            return ""
        self._git("fetch", "-q", f"--depth={VERSIONS}", "--no-tags", self.repository, f"refs/heads/{self.branch}")
        return self._git("rev-parse", "FETCH_HEAD").decode().strip()

    def _listed(self, commit: str, *paths: str) -> list[str]:
        told = self._git("ls-tree", "-r", "-z", "--name-only", commit, "--", *paths)
        return told.decode("utf-8", "surrogateescape").split("\0")[:-1]

    def fetch(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Return the bytes of those of ``paths`` that the branch holds."""
        if not self._public:
            return {}
        asked = "".join(f"{self._public}:{path}\n" for path in paths).encode("utf-8", "surrogateescape")
        told, found_there, at = self._git("cat-file", "--batch", data=asked), {}, 0
        for path in paths:
            end = told.index(b"\n", at)
            head, at = told[at:end], end + 1
            if not head.endswith(b" missing"):
                size = int(head.rpartition(b" ")[2])
                found_there[path], at = told[at : at + size], at + size + 1
        return found_there

    def names(self, group: str) -> Iterator[str]:
        """Yield the paths of the files in the folder ``group``."""
        if self._public:
            there = self._listed(self._public, *([f"{group}/"] if group else []))
            yield from (path for path in there if group or "/" not in path)

    def claim(self, owner: Owner) -> Owner | None:
        """Nothing is locked: the push itself fails where somebody was quicker."""

    def renew(self, owner: Owner) -> None:
        """Nothing is locked."""

    def leave(self, owner: Owner) -> None:
        """Nothing is locked."""

    def begin(self, version: str) -> None:
        """Take the name for the commit; the index holds what is public. Pages must not be run through Jekyll."""
        self._message = version
        empty = self._git("hash-object", "-w", "--stdin").decode().strip()
        self._git("update-index", "--add", "--cacheinfo", f"100644,{empty},.nojekyll")

    def put(self, root: Path, paths: Sequence[str]) -> None:
        """Take files into the index, byte by byte as they are."""
        listed = "".join(f"{root / path}\n" for path in paths).encode("utf-8", "surrogateescape")
        made = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", data=listed).decode().split()
        rows = "".join(f"100644 {blob}\t{path}\0" for blob, path in zip(made, paths, strict=True))
        self._git("update-index", "-z", "--index-info", data=rows.encode("utf-8", "surrogateescape"))

    def delete(self, paths: Sequence[str], *, with_folders: bool = True) -> None:
        """Take files out of the index."""
        rows = "".join(f"0 {'0' * 40}\t{path}\0" for path in paths if path != ".nojekyll")
        self._git("update-index", "-z", "--index-info", data=rows.encode("utf-8", "surrogateescape"))

    def switch(self, *, alone: bool) -> None:
        """Push the new version on top of the last four."""
        trees = self._trees(self._public)[: VERSIONS - 1] if self._public and not alone else []
        self._push([(self._git("write-tree").decode().strip(), self._message), *trees])

    def back(self) -> bool:
        """Push the versions without the newest one."""
        trees = self._trees(self._public)[1:] if self._public else []
        if trees:
            self._push(trees)
        return bool(trees)

    def close(self) -> None:
        """Remove our repository."""
        shutil.rmtree(self._room, ignore_errors=True)

    def _trees(self, commit: str) -> list[tuple[str, str]]:
        """Return tree and subject of each version that the branch holds, the newest first."""
        told = self._git("log", "--format=%T %s", "-z", commit).decode().split("\0")
        return [(line[:40], line[41:]) for line in told if line]

    def _push(self, trees: Sequence[tuple[str, str]]) -> None:
        """Make a chain of commits of ``trees``, the newest first, and let the branch hold it and nothing else."""
        commit = ""
        for tree, subject in reversed(trees):
            parent = ["-p", commit] if commit else []
            commit = self._git("commit-tree", tree, *parent, "-m", subject).decode().strip()
        name = f"refs/heads/{self.branch}"
        lease = f"--force-with-lease={name}:{self._public}"
        ended = self._run("push", "-q", lease, self.repository, f"{commit}:{name}")
        if b"stale info" in ended.stderr or b"[rejected]" in ended.stderr:
            raise Stopped(say("deploy/quicker"))
        if ended.returncode:
            raise Unreachable(say("deploy/git", repository=self.repository, words=_why(ended.stderr)))
        self._public = commit


def _why(words: bytes) -> str:
    """Return why a push was refused: what a protection or a hook says, not that the push has failed."""
    lines = [line for line in words.splitlines() if line.startswith(b"remote:") or b"[remote rejected]" in line]
    return last_line(lines[-1] if lines else words)
