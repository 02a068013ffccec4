"""Smaller copies beside files (``tin.html.gz``), for servers that hand them out: made when they are to be sent.

A copy is told by the digest of its file, not by its own: it is as new or as old as its file, and a plan needs none
to be made. What was made once is kept by that digest.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.deploy.compression import LIBRARIES, WORTH_IT, compressed, is_worth_it
from bantin.deploy.failure import Stopped
from bantin.deploy.manifest import Entry, digest_of
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import NotPlain, read_plain, write_in_one_step

_MOST = 1 << 30


def copies_of(files: Mapping[str, Entry], encodings: Sequence[str]) -> dict[str, Entry]:
    """Return the copies of ``files`` by path; a name that the site itself has is left to it."""
    return {
        path: Entry(entry.size, f"{entry.digest}.{encoding}")
        for file, entry in files.items()
        if encodings and is_worth_it(file, entry.size)
        for encoding in encodings
        if (path := f"{file}.{encoding}") not in files
    }


def is_copy(entry: Entry) -> bool:
    """Say whether ``entry`` is that of a copy."""
    return "." in entry.digest


def original(path: str) -> str:
    """Return the file whose copy has the name ``path``; ``path`` itself where it is the name of no copy."""
    file, _, ending = path.rpartition(".")
    return file if ending in LIBRARIES and file.endswith(WORTH_IT) else path


def without_copies(paths: Sequence[str]) -> list[str]:
    """Return ``paths`` without the copies of files that are among them."""
    known = set(paths)
    return [path for path in paths if original(path) == path or original(path) not in known]


@dataclass(frozen=True, slots=True)
class CopyRoom:
    """Copies that were made, each in a file of ``folder`` called by the digest of its original and the encoding."""

    folder: Path

    @contextmanager
    def made(self, root: Path, copies: Mapping[str, Entry]) -> Iterator[Path]:
        """Yield a folder in which ``copies`` of the files below ``root`` stand at their paths."""
        with TemporaryDirectory() as place, ThreadPoolExecutor(os.cpu_count()) as workers:
            missing = {entry.digest: path for path, entry in copies.items() if not self._kept(entry).is_file()}
            self.folder.mkdir(parents=True, exist_ok=True)
            list(workers.map(lambda digest: self._make(root, missing[digest], digest), missing))
            for path, entry in copies.items():
                there = Path(place) / path
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self._kept(entry), there)
            yield Path(place)

    def keep_only(self, copies: Mapping[str, Entry]) -> None:
        """Forget what ``copies`` do not hold any more."""
        wanted = {entry.digest for entry in copies.values()}
        with suppress(OSError):
            for file in self.folder.iterdir():
                if file.name not in wanted:
                    file.unlink(missing_ok=True)

    def _kept(self, entry: Entry) -> Path:
        return self.folder / entry.digest

    def _make(self, root: Path, path: str, digest: str) -> None:
        of, _, encoding = digest.rpartition(".")
        try:
            data = read_plain(root, path.removesuffix(f".{encoding}"), _MOST)
        except NotPlain as error:
            raise Stopped(say("deploy/rebuilt", folder=str(root))) from error
        if digest_of(data) != of:
            raise Stopped(say("deploy/rebuilt", folder=str(root)))
        write_in_one_step(self.folder / digest, compressed(data, encoding))
