"""S3 and its like, SFTP, FTP and FTPS, WebDAV: whatever ``rclone`` reaches, told by us which files to send.

What rclone would think to have changed does not count: where a host knows no digests it compares sizes, and a page
on which 14-1 became 15-1 would never arrive.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.deploy.compression import WORTH_IT, compressed, unpacked
from bantin.deploy.failure import Stopped, Unreachable, last_line
from bantin.deploy.lock_files import LockedByFiles
from bantin.deploy.making_way import folders_of
from bantin.deploy.manifest import CONTROL
from bantin.deploy.plan import is_hashed
from bantin.deploy.programs import found, run
from bantin.newsroom.answer_headers import A_YEAR, ASKED_AGAIN, kind_of
from bantin.newsroom.compact_json import read_json
from bantin.newsroom.message import say

_REMOTE = "bantin"
_GZIP = b"\x1f\x8b"
_MOST = 1 << 30
_FLAGS = (
    "--config",
    os.devnull,
    "--retries",
    "1",
    "--low-level-retries",
    "3",
    "--contimeout",
    "20s",
    "--timeout",
    "60s",
    "--use-json-log",
    "--log-level",
    "ERROR",
)
# Servers hide names that begin with a dot from who lists a folder, not from who asks for the file.
_NO_LIST = "--no-traverse"
# Of two names that look the same to people rclone would take one for a double, and leave it out.
_AS_TOLD = ("--ignore-times", _NO_LIST, "--no-unicode-normalization", "--no-check-dest")
# FTP servers tell it in words of their own, and rclone leaves the number out.
_FTP_DENIED = ("Login incorrect", "ogin authentication failed", "ot logged in", "anonymous only")
_DENIED = (
    "403",
    "401",
    "530",
    "AccessDenied",
    "SignatureDoesNotMatch",
    "InvalidAccessKeyId",
    "unable to authenticate",
    *_FTP_DENIED,
)
_UNTRUSTED = ("failed to verify certificate", "x509: ")
_MISSING = ("object not found", "directory not found")
_FULL = ("no space left", "552", "452", "quota", "507")


@dataclass(frozen=True, slots=True)
class Remote:
    """A host for rclone: its ``options`` as rclone calls them, the ``path`` in it, the name that people know.

    ``secrets`` are variables that rclone reads itself; ``known_hosts`` is a line with the key that it must show.
    ``packs`` says that text is stored as gzip, and handed out so to everybody.
    """

    options: Mapping[str, str]
    path: str
    name: str
    has_headers: bool = False
    secrets: Mapping[str, str] = field(default_factory=dict)
    known_hosts: str = ""
    packs: bool = False

    def packed(self, path: str) -> bool:
        """Say whether the file ``path`` is stored as gzip; what deploys tell each other is read by them alone."""
        return self.packs and path.endswith(WORTH_IT) and not path.startswith(f"{CONTROL}/")

    @property
    def root(self) -> str:
        """The folder of the site as rclone takes it."""
        return f"{_REMOTE}:{self.path.rstrip('/')}"


class RemoteTarget(LockedByFiles):
    """Files become public as they come, each at once."""

    in_place = True

    def __init__(self, remote: Remote) -> None:
        """Prepare to reach ``remote``; nothing is sent yet."""
        self.remote = remote
        self._program = found("rclone", str(say("deploy/cure-rclone")))
        self._room = Path(tempfile.mkdtemp(prefix="bt"))
        options = dict(remote.options)
        if remote.known_hosts:
            options["known_hosts_file"] = str(self._room / "known")
            (self._room / "known").write_text(f"{remote.known_hosts}\n", "utf-8")
        prefix = f"RCLONE_CONFIG_{_REMOTE.upper()}_"
        self._environment = {f"{prefix}{name.upper()}": it for name, it in options.items()} | {**remote.secrets}
        password = self._environment.get(f"RCLONE_CONFIG_{_REMOTE.upper()}_PASS")
        if password:  # rclone takes it in a form that cannot be read by chance
            veiled = run([self._program, "obscure", "-"], password.encode()).stdout.decode().strip()
            self._environment[f"RCLONE_CONFIG_{_REMOTE.upper()}_PASS"] = veiled

    def _run(self, *arguments: str, data: bytes = b"", fine: tuple[int, ...] = (0,)) -> bytes:
        ended = run([self._program, *_FLAGS, *arguments], data, self._environment)
        if ended.returncode not in fine:
            raise self._stopped(ended.stderr)
        return ended.stdout

    def _stopped(self, words: bytes) -> Stopped:
        said = _said(words)
        name = self.remote.name
        if "knownhosts: key" in said:
            return Unreachable(say("deploy/host-key", host=name))
        if any(it in said for it in _UNTRUSTED):
            return Unreachable(say("deploy/certificate", host=name, words=said.rpartition(": ")[2]))
        if any(it in said for it in _DENIED):
            return Unreachable(say("deploy/denied", host=name, words=said))
        if any(it in said.lower() for it in _FULL):
            return Stopped(say("deploy/full", path=name))
        return Unreachable(say("deploy/unreachable", host=name, words=said or "rclone"))

    def fetch(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Return the bytes of those of ``paths`` that are there."""
        with TemporaryDirectory() as folder:
            site = f"{folder}/site"
            listed = _list(folder, paths)
            # Under a draft's name (not --inplace) rclone would ask for time and digest of each file first.
            order = "copy", self.remote.root, site, "--files-from-raw", listed, "--inplace", *_AS_TOLD[:3]
            ended = run([self._program, *_FLAGS, *order], environment=self._environment)
            if ended.returncode and not _only_missing(ended.stderr):
                raise self._stopped(ended.stderr)
            files = {path: Path(site) / path for path in paths}
            return {path: self._as_built(path, file) for path, file in files.items() if file.is_file()}

    def _as_built(self, path: str, file: Path) -> bytes:
        data = file.read_bytes()
        return unpacked(data, _MOST) if self.remote.packed(path) and data.startswith(_GZIP) else data

    def names(self, group: str) -> Iterator[str]:
        """Yield the paths of the files in the folder ``group``."""
        depth = ["-R"] if group else []
        where = f"{self.remote.root}/{group}/" if group else self.remote.root
        told = self._run("lsf", "--files-only", *depth, where, fine=(0, 3))
        for name in told.decode("utf-8", "surrogateescape").split("\n")[:-1]:
            yield f"{group}/{name}" if group else name

    def write(self, path: str, data: bytes) -> None:
        """Give the file ``path`` its bytes."""
        with TemporaryDirectory() as folder:
            file = Path(folder) / path
            file.parent.mkdir(parents=True)
            file.write_bytes(data)
            self.put(Path(folder), [path])

    def begin(self, version: str) -> None:
        """Nothing is prepared: files are public as they come."""

    def put(self, root: Path, paths: Sequence[str]) -> None:
        """Send files, those that are answered with the same headers together."""
        rows: dict[tuple[str, ...], list[str]] = {}
        for path in paths:
            headers = _headers(path, packed=self.remote.packed(path)) if self.remote.has_headers else ()
            rows.setdefault(headers, []).append(path)
        for headers, row in rows.items():
            with TemporaryDirectory() as folder:
                flags = [part for header in headers for part in ("--header-upload", header)]
                listed = _list(folder, row)
                source = _packed(root, row, Path(folder, "site")) if self.remote.packed(row[0]) else root
                self._run("copy", str(source), self.remote.root, "--files-from-raw", listed, *_AS_TOLD, *flags)

    def delete(self, paths: Sequence[str], *, with_folders: bool = False) -> None:
        """Remove files; folders that they leave empty stay unless they are to go, which takes a question for each."""
        if paths:
            with TemporaryDirectory() as folder:
                listed = _list(folder, paths)
                self._run("delete", self.remote.root, "--files-from-raw", listed, _NO_LIST, fine=(0, 3, 4))
        if with_folders and not self.remote.has_headers:  # a store of objects has no folders
            for inner in folders_of(paths):
                self._run("rmdirs", f"{self.remote.root}/{inner}", fine=(0, 1, 3, 4))

    def switch(self, *, alone: bool) -> None:
        """Nothing is left to do."""

    def back(self) -> bool:
        """These hosts keep no versions that we could ask for."""
        return False

    def close(self) -> None:
        """Forget the key of the host."""
        shutil.rmtree(self._room, ignore_errors=True)


def _packed(root: Path, paths: Sequence[str], folder: Path) -> Path:
    """Return ``folder`` with the files ``paths`` below ``root`` as gzip."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(compressed((root / path).read_bytes(), "gz"))
    return folder


def _headers(path: str, *, packed: bool = False) -> tuple[str, ...]:
    """Return the headers with which the file ``path`` is stored, for hosts that answer with what they were given."""
    kept = A_YEAR if is_hashed(path) else ASKED_AGAIN
    kind = "application/gzip" if path.startswith(f"{CONTROL}/") and path.endswith(".gz") else kind_of(path)
    told = [f"Content-Type: {kind}"] if kind else []
    return f"Cache-Control: {kept}", *told, *(["Content-Encoding: gzip"] if packed else [])


def _list(folder: str, paths: Sequence[str]) -> str:
    file = Path(folder) / "list"
    file.write_bytes(b"".join(os.fsencode(path) + b"\n" for path in paths))
    return str(file)


def _only_missing(words: bytes) -> bool:
    """Say whether rclone complains of nothing but files that are not there.

    Its exit code is that of one complaint among many: a manifest that was not answered must not pass for none.
    """
    found = list(_complaints(words))
    return bool(found) and all(it.endswith(_MISSING) for it in found)


def _said(words: bytes) -> str:
    """Return the last thing that rclone had to say, without its JSON."""
    return last_line([words.decode("utf-8", "replace"), *_complaints(words)][-1])


def _complaints(words: bytes) -> Iterator[str]:
    for line in words.decode("utf-8", "replace").splitlines():
        with suppress(ValueError, TypeError, KeyError):
            yield str(read_json(line)["msg"])
