"""The site that a build has made: its files with their digests, the address that it was made for, how old it is."""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from bantin.deploy.failure import Stopped, refused_by_system
from bantin.deploy.manifest import Entry, shortened
from bantin.deploy.records import reading
from bantin.newsroom.message import say
from bantin.newsroom.printing import printable
from bantin.newsroom.regular_file import NotPlain, open_plain, read_plain, write_in_one_step

# What may be published although its name begins with a dot: proofs of a domain, orders to Apache and to GitHub Pages.
_OPEN_DOTS = {".well-known", ".htaccess", ".nojekyll"}
_ODD = re.compile(r"[\x00-\x1f\x7f\\]")
_AT_ONCE = 1 << 20
_SETTLED = 2_000_000_000  # ns; a file that changed later than this before it was read may change within one tick
_MOST_PAGE = 1 << 24

Stamp = tuple[int, int, int, int]  # size, mtime, ctime, inode
Known = Mapping[str, tuple[Stamp, str]]


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """The files below ``root`` by path; ``built`` is when the newest was written, ``left`` counts dot files.

    ``copies`` are the smaller copies that are brought along, which lie nowhere yet. ``given_up`` are the files that
    nobody shall read any more, each with the day since when.
    """

    root: Path
    files: Mapping[str, Entry]
    stamps: Mapping[str, Stamp]
    address: str = ""
    built: int = 0
    source: int = 0
    left: tuple[str, ...] = field(default=())
    copies: Mapping[str, Entry] = field(default_factory=dict)
    given_up: Mapping[str, str] = field(default_factory=dict)

    @property
    def brought(self) -> Mapping[str, Entry]:
        """The files and their copies."""
        return {**self.files, **self.copies} if self.copies else self.files

    @property
    def size(self) -> int:
        """All bytes of all files."""
        return sum(entry.size for entry in self.files.values())

    @property
    def pages(self) -> int:
        """How many files are pages."""
        return sum(is_page(path) for path in self.files)

    def has_changed(self, path: str) -> bool:
        """Say whether the file ``path`` is another one than when the site was read."""
        try:
            return _stamp((self.root / path).stat(follow_symlinks=False)) != self.stamps[path]
        except OSError:
            return True


def is_page(path: str) -> bool:
    """Say whether the file ``path`` is one that readers open."""
    return path.endswith(".html")


def read_site(root: Path, cache: Path | None = None, source: int = 0) -> BuiltSite:
    """Read the site in the folder ``root``; raise :class:`Stopped` for one that is not there or holds odd files.

    ``cache`` is a file of digests by stamps, believed for files that look as they did; it is written anew.
    """
    if not root.is_dir():
        raise Stopped(say("deploy/no-site", folder=str(root)))
    known = _read_known(cache)
    files: dict[str, Entry] = {}
    stamps: dict[str, Stamp] = {}
    left, built = [], 0
    for path, is_ours in _walk(root):
        if not is_ours:
            left.append(path)
            continue
        stamp, digest = _digest(root, path, known)
        stamps[path], files[path] = stamp, Entry(stamp[0], digest)
        built = max(built, stamp[1] // 1_000_000_000)
    if cache is not None:
        _write_known(cache, files, stamps)
    return BuiltSite(
        root,
        files,
        stamps,
        _address(root, files),
        min(max(built, _listed(root)), int(time.time())),  # a file from the future would outdo all sites to come
        source,
        tuple(left),
    )


def _walk(root: Path) -> Iterator[tuple[str, bool]]:
    """Yield each file by its path, and whether it is to be published."""
    folders = [""]
    while folders:
        prefix = folders.pop()
        for entry in _entries(root, prefix):
            path = prefix + entry.name
            if entry.is_symlink() or _ODD.search(entry.name):
                raise Stopped(say("deploy/odd-file", path=printable(path)))
            if entry.name.startswith(".") and entry.name not in _OPEN_DOTS:
                yield path, False
            elif entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}/")
            elif entry.is_file(follow_symlinks=False):
                yield path, True
            else:
                raise Stopped(say("deploy/odd-file", path=printable(path)))


def _entries(root: Path, prefix: str) -> list[os.DirEntry[str]]:
    try:
        return sorted(os.scandir(root / prefix), key=lambda it: it.name)
    except OSError as error:
        raise _unread(root, prefix, error) from error


def _digest(root: Path, path: str, known: Known) -> tuple[Stamp, str]:
    try:
        stamp = _stamp((root / path).stat(follow_symlinks=False))
        if path in known and known[path][0] == stamp:
            return stamp, known[path][1]
        descriptor = open_plain(root, path)
    except (NotPlain, OSError) as error:
        raise _unread(root, path, error) from error
    digest = hashlib.sha256()
    with os.fdopen(descriptor, "rb") as stream:
        stamp = _stamp(os.fstat(stream.fileno()))
        while data := stream.read(_AT_ONCE):
            digest.update(data)
    return stamp, shortened(digest.digest())


def _unread(root: Path, path: str, error: NotPlain | OSError) -> Stopped:
    """Return what to say of a file or folder that cannot be read; one that was here a moment ago is being built."""
    if isinstance(error, FileNotFoundError) or (isinstance(error, NotPlain) and error.reason == "missing"):
        return Stopped(say("deploy/rebuilt", folder=str(root)))
    if isinstance(error, OSError):
        return refused_by_system(error, printable(str(root / path)))
    return Stopped(say("deploy/odd-file", path=printable(path)))


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _listed(root: Path) -> int:
    """Return when the build wrote its list of files, which it does even when it only removes a page."""
    try:
        return int((root / ".ban-tin.files").stat().st_mtime)
    except OSError:
        return 0


def _read_known(cache: Path | None) -> dict[str, tuple[Stamp, str]]:
    try:
        with reading("digests"):
            told: Any = json.loads(cache.read_bytes()) if cache else {}
            return {path: ((int(a), int(b), int(c), int(d)), str(of)) for path, (a, b, c, d, of) in told.items()}
    except (OSError, ValueError):
        return {}


def _write_known(cache: Path, files: Mapping[str, Entry], stamps: Mapping[str, Stamp]) -> None:
    now = time.time_ns()
    told = {path: [*stamp, files[path].digest] for path, stamp in stamps.items() if max(stamp[1:3]) < now - _SETTLED}
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        write_in_one_step(cache, json.dumps(told, separators=(",", ":")).encode())
    except OSError:
        pass  # the next deploy reads the files again


def _address(root: Path, files: Mapping[str, Entry]) -> str:
    """Return the address that the front page names as its own; empty if it names none."""
    if "index.html" not in files:
        return ""
    page = _FrontPage()
    page.feed(read_plain(root, "index.html", _MOST_PAGE).decode("utf-8", "replace"))
    return page.address.removesuffix("index.html").rstrip("/")


class _FrontPage(HTMLParser):
    address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address of the first canonical link."""
        told = dict(attrs)
        if tag == "link" and (told.get("rel") or "").lower() == "canonical" and not self.address:
            self.address = told.get("href") or ""
