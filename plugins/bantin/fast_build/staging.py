"""The staging tree: what a build writes, with what has not changed linked from the site instead of written anew."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from bantin.fast_build.tree import (
    FILE_MODE,
    FOLDER_MODE,
    Files,
    mark_of,
    read_listing,
    read_tree,
    share,
    write_listing,
)
from bantin.fast_build.unmanaged_files import bring_over, foreign_paths


@dataclass(frozen=True, slots=True)
class Settled:
    """The finished tree: what the build made, all files, which of them are new or changed, what is gone."""

    made: tuple[str, ...]
    files: Files
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    is_same: bool
    """The site holds all this already, and nothing more."""


class Staging:
    """The tree in ``folder`` that shall take the place of ``live``.

    Nothing in it is shared with ``live`` before :meth:`settle`, so that whatever writes into it meanwhile, in
    whatever way, cannot write into the site. ``site`` holds the files of ``live``, which nobody else writes.
    """

    def __init__(self, live: Path, folder: Path) -> None:
        self.live, self.folder = live, folder
        self.site: Files = {}
        self._kept: set[str] = set()

    def open(self) -> None:
        """Make the empty folder."""
        self.folder.mkdir(parents=True)
        self.folder.chmod(FOLDER_MODE)
        self.site = read_tree(self.live)
        if self.live.is_dir():
            _dress_like(self.live, self.folder)

    def write(self, path: str, data: bytes) -> None:
        """Write one file."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def keep(self, path: str) -> bool:
        """Take the file over from the site as it is, unread and unwritten; say whether the site has it."""
        there = path in self.site
        if there:
            self._kept.add(path)
        return there

    def settle(self, retained: Collection[str] | None = None) -> Settled:
        """Bring in what is kept and what others put into the site, share what is equal, and list it all.

        ``retained`` names what others may have at the top of the site; None: anything, anywhere.
        """
        live, written = self.site, read_tree(self.folder)
        made_before, made_now = read_listing(self.live), written.keys() | self._kept
        marks_now = frozenset(map(mark_of, made_now))
        changed = [path for path in written if not self._settle_file(path, written, live)]
        self._bring_in(self._kept - written.keys())
        self._dress_folders()
        bring_over(foreign_paths(live, made_before, made_now, retained), self.live, self.folder)
        write_listing(self.folder, marks_now)
        files = read_tree(self.folder)
        gone = sorted(live.keys() - files.keys())
        is_same = not changed and not gone and made_before == marks_now
        return Settled(tuple(sorted(made_now)), files, tuple(changed), tuple(gone), is_same)

    def discard(self) -> None:
        """Remove the tree."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _settle_file(self, path: str, written: Files, live: Files) -> bool:
        """Give one written file its mode, or the site's own file for it when that is the same; say if it is."""
        ours, theirs = written[path], live.get(path)
        if stat.S_ISREG(ours.mode) and not ours.is_ours:
            _set_mode(self.folder / path)
        if theirs is None or theirs.size != ours.size or not theirs.is_ours:
            return False
        if not ours.is_file_of(theirs):
            if (self.folder / path).read_bytes() != (self.live / path).read_bytes():
                return False
            share(self.live / path, self.folder / path)
        return True

    def _bring_in(self, paths: Iterable[str]) -> None:
        """Share the site's files at ``paths``; there may be very many, so that paths stay plain words."""
        site, tree, made = os.fspath(self.live), os.fspath(self.folder), {""}
        for path in paths:
            folder = path.rpartition("/")[0]
            if folder not in made:
                Path(tree, folder).mkdir(parents=True, exist_ok=True)
                made.add(folder)
            share(f"{site}/{path}", f"{tree}/{path}")

    def _dress_folders(self) -> None:
        for folder, names, _ in os.walk(self.folder):
            for name in names:
                Path(folder, name).chmod(FOLDER_MODE)


def _set_mode(path: Path) -> None:
    """Make the file at ``path`` readable to everybody, but no other name that the same file may have."""
    if path.stat().st_nlink > 1:
        draft = path.with_name(f"{path.name}.draft")
        shutil.copy(path, draft)
        draft.replace(path)
    path.chmod(FILE_MODE)


def _dress_like(model: Path, folder: Path) -> None:
    """Give ``folder`` the mode, and if allowed the owner, that the owner of the site gave to ``model``."""
    wanted, it = model.stat(), folder.stat()
    if hasattr(os, "chown") and (it.st_uid, it.st_gid) != (wanted.st_uid, wanted.st_gid):
        try:
            os.chown(folder, wanted.st_uid, wanted.st_gid)
        except OSError:
            return  # an ordinary user cannot give folders away
    folder.chmod(stat.S_IMODE(wanted.st_mode))
