"""The files that a site is made from, told by their bytes.

A file that looks as it did need not be read again: what its bytes were is known. One that was changed just before it
was looked at, often the one that its editor has just saved, may change again within its time stamp, and is read each
time. So a checkout of the same files, whose stamps are all new, costs no more than reading them.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import Any

from bantin.fast_build.file_digests import bytes_digest, digest_all
from bantin.fast_build.input_looks import Look, look_at, looks_below
from bantin.newsroom.checked_json import read_sealed, write_sealed
from bantin.newsroom.compact_json import pack

_SETTLED_NS = 2_000_000_000
_WORTH_WRITING = 64  # files that nobody knew; fewer are read again sooner than all that is known is written
_FEW_BYTES = 64 << 20  # of files so young; where there are more, a copied archive for one, nothing is recorded
_CHANGED = "changed"  # in place of a digest: no file is told to be the same as this


class Inputs:
    """The files below ``folders`` as they are at this moment, and whatever ``words`` stand for.

    ``known`` are digests by looks, as :attr:`known` of other inputs. ``aside`` tells the bytes of the file at
    ``apart``, which is not among them: a build may write it at its very end. Where they are ``timed``, files are told
    by their time as well.
    """

    def __init__(
        self,
        folders: Iterable[Path],
        *words: str,
        apart: Path | None = None,
        known: Mapping[str, list[Any]] | None = None,
        timed: bool = False,
        workers: int | None = None,
    ) -> None:
        self._folders, self._words, self._apart, self._timed = tuple(folders), words, os.fspath(apart or ""), timed
        self._workers = workers
        self._moment = time.time_ns()
        self._looks = looks_below(self._folders)
        before = known or {}
        unknown = [path for path, look in self._looks.items() if before.get(path, ())[:-1] != look]
        self._read = self._read_all(unknown)
        self._digests = {path: self._read[path] if path in self._read else before[path][-1] for path in self._looks}
        self.aside = self._digests.pop(self._apart, "")

    def digest(self) -> str:
        """Return a digest of it all."""
        return _digest_of([self._words, list(self._told(self._digests)), self.aside])

    def below(self, folder: Path) -> dict[str, str]:
        """Return what tells each file below ``folder``, by its path in it."""
        start = f"{os.fspath(folder)}/"
        found = {path: digest for path, digest in self._digests.items() if path.startswith(start)}
        return {path.removeprefix(start): told for path, told in self._told(found)}

    def differing(self, folder: Path, digests: Mapping[str, str]) -> list[str] | None:
        """Return the files below ``folder`` that are others or new; None if one has gone."""
        found = self.below(folder)
        if not digests.keys() <= found.keys():
            return None
        return [path for path, told in found.items() if told != digests.get(path)]

    def beside(self, folder: Path) -> str:
        """Return a digest of all but the files below ``folder``."""
        start = f"{os.fspath(folder)}/"
        others = {path: digest for path, digest in self._digests.items() if not path.startswith(start)}
        return _digest_of([self._words, self.aside, list(self._told(others))])

    @property
    def known(self) -> dict[str, list[Any]]:
        """The digest of each file behind its look, of those that cannot change without looking otherwise.

        The file apart is among them however young it is: who writes it holds the lock of the build.
        """
        told = {**self._digests, self._apart: self.aside}
        return {
            path: [*look, told[path]]
            for path, look in self._looks.items()
            if self._is_settled(path) and told[path] != _CHANGED
        }

    @property
    def has_read(self) -> bool:
        """Whether there is so much more :attr:`known` than before that it is worth writing down.

        The file apart is: it is long, and most builds need not open it.
        """
        new = sum(map(self._is_settled, self._read))
        return self._apart in self._read or new > min(_WORTH_WRITING, len(self._digests) // 8)

    def changed_since(self) -> list[str] | None:
        """Return the files that have changed since, when a build has read them all.

        None where nobody can tell: so many files were young that it takes too long to read them again.
        """
        young = [path for path in self._digests if not self._is_settled(path)]
        if sum(self._looks[path][0] for path in young) > _FEW_BYTES:
            return None
        looks = looks_below(self._folders)
        changed = {path for path in self._digests if looks.get(path) != self._looks[path]}
        changed |= {path for path, digest in self._read_all(young).items() if digest != self._digests[path]}
        return sorted(changed)

    def as_they_stayed(self, changed: Iterable[str]) -> Inputs:
        """Return these inputs at the end of a build: a file that has ``changed`` since is none that was read."""
        later = copy(self)
        later._digests, later._read = {**self._digests, **dict.fromkeys(changed, _CHANGED)}, {}
        later._look_aside(look_at(self._apart))
        return later

    def _look_aside(self, look: Look | None) -> None:
        """See what the file apart is at the end: it now has this ``look``, and this build may have written it."""
        if look == self._looks.get(self._apart):
            return
        others = {path: other for path, other in self._looks.items() if path != self._apart}
        self._looks = {**others, self._apart: look} if look else others
        self._read = self._read_all([self._apart] if look else [])
        self.aside = self._read.get(self._apart, "")

    def _read_all(self, paths: Sequence[str]) -> dict[str, str]:
        """Return the digest of each file, of one that cannot be read its look."""
        found = digest_all(paths, bytes_digest, self._workers)
        return {path: digest or repr(self._looks[path]) for path, digest in found.items()}

    def _is_settled(self, path: str) -> bool:
        """Tell whether a file has not changed so lately that its stamps prove nothing."""
        return path == self._apart or max(self._looks[path][1:3]) < self._moment - _SETTLED_NS

    def _told(self, digests: Mapping[str, str]) -> Iterable[tuple[str, str]]:
        if not self._timed:
            return digests.items()
        return ((path, f"{digest} {self._looks[path][1]}") for path, digest in digests.items())


def read_known(file: Path) -> dict[str, list[Any]]:
    """Return the digests by looks in ``file``; none if it cannot be read, or holds what we never write."""
    try:
        found = read_sealed(file)
        is_ours = all(type(row) is list and len(row) == 5 and type(row[-1]) is str for row in found.values())
        return dict(found) if is_ours else {}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def keep_known(file: Path, inputs: Inputs) -> None:
    """Write down what the next build need not read; without, it only takes longer."""
    if inputs.has_read:
        with suppress(OSError):
            write_sealed(file, inputs.known)


def _digest_of(told: Any) -> str:
    return hashlib.blake2b(pack(told), digest_size=16).hexdigest()
