"""The files of an old site: listed once, no link followed, nothing read but plain files below the folder named."""

from __future__ import annotations

import datetime as dt
import os
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from bantin.imports.refused import Refused
from bantin.move_in.disk_tables import Table, TableFile
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import NotPlain, is_below, open_plain, read_plain
from bantin.vietnamese.dates import HO_CHI_MINH
from bantin.vietnamese.marks import normal_form

MOST_FILES = 500_000
MOST_TEXT = 5_000_000  # bytes of one story or one settings file
MOST_PHOTO = 80_000_000
_PASSED_OVER = {"node_modules", "__pycache__", "__MACOSX", "vendor", "_site", ".git"}


@dataclass(frozen=True, slots=True)
class _Listing:
    """Files by path, by path in NFC and small letters, by their names in that form with the path behind."""

    paths: Table
    by_key: Table
    by_name: Table


class OldFiles:
    """Plain files below ``root``, or those of ``only`` some folders of it, by POSIX paths in order."""

    def __init__(self, root: Path, only: Iterable[str] | None = None) -> None:
        self.root = root.absolute()
        self._only = None if only is None else tuple(only)
        self.links: list[str] = []  # that were not followed, once the files are listed
        self.tables = TableFile()

    @cached_property
    def _listed(self) -> _Listing:
        """All files, hidden ones and litter left out; raise :class:`Refused` for far too many."""
        starts = [""] if self._only is None else [it for it in self._only if (self.root / it).is_dir()]
        made = _Listing(*(self.tables.table() for _ in range(3)))
        found = (path for start in starts for path in _walk(self.root, start, self.links))
        for number, path in enumerate(found):
            if number == MOST_FILES:
                raise Refused(say("move-in/too-many-files", most=MOST_FILES))
            made.paths.put(path)
        for path, _ in made.paths.below(""):
            key = normal_form("NFC", path).casefold()
            made.by_key.put_first(key, path)
            made.by_name.put(f"{posixpath.basename(key)}\0{path}", path)
        return made

    def below(self, folder: str, *endings: str) -> Iterator[str]:
        """Yield the files below ``folder`` whose names end in one of ``endings``, if any are given, in order."""
        found = self._listed.paths.below(f"{folder}/" if folder else "")
        return (it for it, _ in found if not endings or it.lower().endswith(endings))

    def has(self, path: str) -> bool:
        """Say whether there is a file of this very path."""
        return path in self._listed.paths

    def has_folder(self, folder: str) -> bool:
        """Say whether any file lies below ``folder``."""
        return next(self.below(folder), None) is not None

    def data(self, path: str, most: int = MOST_TEXT) -> bytes:
        """Return the bytes of a file; raise :class:`Refused` with the reason if it is not to be read."""
        try:
            return read_plain(self.root, path, most)
        except NotPlain as error:
            raise Refused(say("move-in/unreadable", reason=say(f"move-in/reason.{error.reason}"))) from error

    def head(self, path: str, most: int = 32) -> bytes:
        """Return the first bytes of a file, by which its kind is known; none of one that cannot be read."""
        try:
            descriptor = open_plain(self.root, path)
        except (NotPlain, OSError):
            return b""
        try:
            return os.read(descriptor, most)
        finally:
            os.close(descriptor)

    def saved(self, path: str) -> dt.datetime | None:
        """Return when a file was written, to the minute; None if nobody says."""
        try:
            written = (self.root / path).lstat().st_mtime
            return dt.datetime.fromtimestamp(written, HO_CHI_MINH).replace(second=0, microsecond=0)
        except (OSError, ValueError, OverflowError):
            return None

    def text(self, path: str) -> str:
        """Return the text of a file in NFC, its line ends made plain; raise :class:`Refused` if it is none."""
        return text_of(self.data(path))

    def find(self, wanted: str, folders: Iterable[str]) -> str:
        """Return the file that ``wanted`` (a path as typed) means, looked for from each of ``folders``; or nothing.

        Blanks by number, backslashes and the size of letters do not count; behind the folders, the end of the path.
        """
        plain = _plain(wanted)
        for folder in folders:
            joined = posixpath.normpath(posixpath.join(folder, plain.lstrip("/")))
            if is_below(joined) and (found := self._listed.by_key.get(joined.casefold())):
                return found
        return self._by_end(plain)

    def _by_end(self, plain: str) -> str:
        """Return the one file whose path ends as ``plain`` does, in two parts at least; or nothing."""
        parts = [it for it in plain.casefold().split("/") if it not in ("", ".", "..")]
        named = self._listed.by_name.below(f"{parts[-1]}\0") if parts else ()
        scored = [(_common_end(parts, path.casefold().split("/")), path) for _, path in named]
        best = max((score for score, _ in scored), default=0)
        found = [path for score, path in scored if score == best]
        return found[0] if len(found) == 1 and best >= min(2, len(parts)) else ""


def text_of(data: bytes) -> str:
    """Return ``data`` as text in NFC with plain line ends; raise :class:`Refused` if it is not UTF-8 (or UTF-16)."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(say("move-in/encoding")) from error
    return normal_form("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _walk(root: Path, start: str, links: list[str]) -> Iterator[str]:
    waiting = [start]
    while waiting:
        folder = waiting.pop()
        with os.scandir(root / folder) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.name.startswith((".", "~$")) or entry.name in _PASSED_OVER:
                    continue
                if entry.is_symlink():
                    links.append(path)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif entry.is_file(follow_symlinks=False):
                    yield path


def _plain(wanted: str) -> str:
    path = unquote(wanted.partition("#")[0].partition("?")[0]).replace("\\", "/").strip()
    return normal_form("NFC", path)


def _common_end(one: list[str], other: list[str]) -> int:
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        count += 1
    return count
