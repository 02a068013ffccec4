"""The content folder walked once: what lies there and how each file looks to the file system, nothing opened.

No symbolic link is followed. What programs leave (:mod:`bantin.newsroom.litter`) is passed over, hidden folders are
not entered. A file that was changed just before it was looked at may change again within its time stamp: its stamp
proves nothing to the next scan.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bantin.newsroom.litter import is_litter
from bantin.newsroom.name_forms import nfc

FILE, LINK, SPECIAL = "file", "link", "special"
SETTLED_NS = 2_000_000_000


class Stamp(NamedTuple):
    """What tells a file from what it was: bytes, times of change of content and entry in ns, number, kind."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    kind: str = FILE

    def is_young(self, moment: int) -> bool:
        """Say whether the file had changed so lately at ``moment``, in ns since 1970, that this proves nothing."""
        return max(self.mtime_ns, self.ctime_ns) >= moment - SETTLED_NS


@dataclass(slots=True)
class Scan:
    """What was found: ``files`` maps paths (POSIX, NFC) to stamps, links and special files among them.

    ``spelt`` maps to their names on the disk the paths that are not NFC there; ``twins`` holds names on the disk of
    files whose path another one has. ``folders`` were entered, ``hidden`` ones and those of programs (``litter``)
    were not, ``closed`` ones cannot be. ``moment`` is when it began, in ns since 1970.
    """

    moment: int
    files: dict[str, Stamp] = field(default_factory=dict)
    spelt: dict[str, str] = field(default_factory=dict)
    twins: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    litter: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)

    def disk_path(self, path: str) -> str:
        """Return how the disk spells ``path``."""
        return self.spelt.get(path, path)

    def trusted(self) -> dict[str, Stamp]:
        """Return the stamps that the next scan may believe."""
        return {path: stamp for path, stamp in self.files.items() if not stamp.is_young(self.moment)}


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two scans, by path; the bytes alone can tell of those that are in ``doubt``."""

    added: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    doubt: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone or self.doubt)


def scan_folder(root: Path) -> Scan:
    """Walk through ``root``, which may itself be a link: whoever named it chose it."""
    found = Scan(time.time_ns())
    _walk(found, os.fspath(root), "")
    return found


def compare(known: Mapping[str, Stamp | None], scan: Scan) -> Difference:
    """Return what ``scan`` shows that was not so before; ``known`` maps paths to stamps, None to be read again."""
    there = scan.files
    differing = [path for path, stamp in there.items() if known.get(path) != stamp]
    doubt = frozenset(path for path in differing if path in known and known[path] is None)
    return Difference(
        added=frozenset(path for path in differing if path not in known),
        changed=frozenset(path for path in differing if path in known) - doubt,
        gone=frozenset(known.keys() - there.keys()),
        doubt=doubt,
    )


def _walk(found: Scan, folder: str, prefix: str) -> None:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        found.closed.append(prefix.rstrip("/") or ".")
        return
    for entry in entries:
        path = prefix + entry.name
        if entry.is_symlink():
            if not is_litter(entry.name, "link"):
                _note(found, path, entry, LINK)
        elif entry.is_dir(follow_symlinks=False):
            _enter(found, path, entry)
        elif not is_litter(entry.name):
            _note(found, path, entry, FILE)


def _enter(found: Scan, path: str, entry: os.DirEntry[str]) -> None:
    if is_litter(entry.name, "folder"):
        found.litter.append(path)
    elif entry.name.startswith("."):
        found.hidden.append(path)
    else:
        found.folders.append(path)
        _walk(found, entry.path, f"{path}/")


def _note(found: Scan, path: str, entry: os.DirEntry[str], kind: str) -> None:
    try:
        it = entry.stat(follow_symlinks=False)
    except OSError:
        return  # gone since its folder was listed
    kind = SPECIAL if kind == FILE and not stat.S_ISREG(it.st_mode) else kind
    name = path if path.isascii() else nfc(path)
    if name in found.files:
        found.twins.append(path)
        return
    found.files[name] = Stamp(it.st_size, it.st_mtime_ns, it.st_ctime_ns, it.st_ino, kind)
    if name != path:
        found.spelt[name] = path
