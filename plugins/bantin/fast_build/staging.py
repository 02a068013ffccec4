"""The staging tree: what a build writes, and the finished tree, which shares with the site what has not changed."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bantin.fast_build import side_process
from bantin.fast_build.side_process import Act
from bantin.fast_build.spare import take_spare
from bantin.fast_build.tree import (
    FILE_MODE,
    FOLDER_MODE,
    Files,
    FileStamp,
    changed_looks,
    copy,
    link,
    look_of,
    marks_of,
    read_listing,
    read_tree,
    remove_marked,
    share,
    write_listing,
)
from bantin.fast_build.tree_difference import OTHER, Names, folders_of, read_names, renew
from bantin.fast_build.unmanaged_files import beside, foreign_folders, foreign_paths


@dataclass(frozen=True, slots=True)
class Settled:
    """What the site will be: what the build made, which files are new or changed, which are gone; others stay.

    ``names`` are those of the finished tree; ``marks`` its listing.
    """

    made: Set[str]
    changed: frozenset[str]
    gone: tuple[str, ...]
    names: Names
    marks: frozenset[str]
    is_same: bool
    """The site holds all this already, and nothing more."""


class Staging:
    """The files in ``folder``, which shall be part of the site instead of those in ``live``.

    Nothing is shared with ``live`` before :meth:`complete`, so that whatever writes into the folder meanwhile, in
    whatever way, cannot write into the site. ``site`` holds the files of ``live``, which nobody else writes, and
    ``site_look`` stands for how they look. ``tree`` is where the finished tree stands, ``is_shared`` says that it
    holds no copies of the site's files, and ``brought`` which files it was given. Once all is settled, ``written``
    are the files that the build wrote, ``numbers`` those of the site's files, and ``folders`` its folders.
    """

    def __init__(self, live: Path, folder: Path) -> None:
        self.live, self.folder = live, folder
        self.site: Files = {}
        self.site_look = look_of({})
        self._seen: Act | None = None
        self.written: Files = {}
        self.numbers: Mapping[str, int] = {}
        self.folders: Set[str] = frozenset()
        self.tree, self.is_shared, self.brought = folder, True, list[str]()
        self._kept: set[str] = set()
        self._spare: Act | None = None

    def begin_to_look(self, *, beside: bool) -> None:
        """Begin to :meth:`look`, in a process ``beside`` this one if that is said."""
        self._seen = side_process.begin(partial(_see, self.live), beside=beside)

    def look(self) -> None:
        """See which files the site has now."""
        seen, self._seen = self._seen or partial(_see, self.live), None
        self.site_look, looks = seen()
        self.site = {path: FileStamp._make(look) for path, look in looks.items()}

    def open(self) -> None:
        """Make the empty folder, with mode and owner of the site's; look at the site if nobody has."""
        self.folder.mkdir(parents=True)
        self.folder.chmod(FOLDER_MODE)
        if self.live.is_dir():
            _dress_like(self.live, self.folder)
        if not self.site:
            self.look()

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

    def keep_all(self, paths: Iterable[str]) -> list[str]:
        """Take over those of ``paths`` that the site has as files that everybody may read; return them."""
        site = self.site
        there = [path for path in paths if path in site and site[path].is_ours]
        self._kept.update(there)
        return there

    def settle(
        self, retained: Collection[str] | None = None, is_known: Callable[[str], bool] | None = None
    ) -> Settled:
        """Tell what the site will be of what is written, what is kept and what others put into it.

        ``retained`` names what others may have at the top of the site; None: anything, anywhere. A file that
        ``is_known`` is none of theirs, though the site may have lost the list of those that were made.
        """
        live, written = self.site, self._read_written()
        self.written = written
        made_before, made_now = read_listing(self.live), written.keys() | self._kept
        marks, self.numbers, self.folders = marks_of(made_now, made_before), self._numbers(), folders_of(live)
        folders = self.folders if made_now == live.keys() else folders_of(made_now)
        changed = {path: it for path, it in written.items() if not self._is_the_sites(path, it)}
        foreign = foreign_paths(live.keys(), made_before, made_now, retained)
        others = beside([path for path in foreign if not (is_known and is_known(path))], made_now, folders)
        gone = tuple(sorted(live.keys() - made_now - set(others)))
        numbers = self.numbers | {path: it.inode for path, it in changed.items()}
        for path in gone:
            del numbers[path]
        modes = foreign_folders(others, made_now, self.live) | dict.fromkeys(folders, FOLDER_MODE)
        is_same = not changed and not gone and made_before == marks
        return Settled(made_now, frozenset(changed), gone, Names(numbers, modes), marks, is_same)

    def begin_to_complete(self, spare: Path | None, *, beside: bool) -> None:
        """Begin to see what the ``spare`` holds, in a process ``beside`` this one if that is said."""
        self._spare = side_process.begin(partial(_names_in, spare), beside=beside) if spare else None

    def complete(self, settled: Settled, spare: Path | None = None, *, shared: bool = True) -> None:
        """Bring the finished tree about: of the ``spare`` if there is a good one, or else in the folder itself.

        Unless it is ``shared`` it holds copies of the site's files: nobody who looks into it changes the site.
        """
        names = (self._spare or partial(_names_in, spare))() if spare else None
        if names and take_spare(spare, self._second):
            self.tree = self._second
            try:
                self._fill(settled, link, Names(*names))
            except OSError:
                shutil.rmtree(self.tree, ignore_errors=True)
            else:
                return
        self.tree = self.folder
        self._fill(settled, self._share if shared else copy, read_names(self.tree))

    def discard(self) -> None:
        """Remove the tree."""
        for folder in (self.folder, self._second):
            shutil.rmtree(folder, ignore_errors=True)

    @property
    def _second(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}-tree")

    def _read_written(self) -> Files:
        """Return what is written, each file readable to everybody."""
        written = read_tree(self.folder)
        closed = [path for path, it in written.items() if stat.S_ISREG(it.mode) and not it.is_ours]
        for path in closed:
            _set_mode(self.folder / path)
        return changed_looks(self.folder, written, closed) if closed else written

    def _is_the_sites(self, path: str, ours: FileStamp) -> bool:
        """Say whether the site has the file that was written at ``path``."""
        theirs = self.site.get(path)
        if theirs is None or theirs.size != ours.size or not theirs.is_ours:
            return False
        return ours.is_file_of(theirs) or (self.folder / path).read_bytes() == (self.live / path).read_bytes()

    def _numbers(self) -> dict[str, int]:
        """Return the number of each of the site's files; one on a disk of its own cannot get a second name."""
        device = self.folder.stat().st_dev
        return {path: it.inode if it.device == device else OTHER for path, it in self.site.items()}

    def _fill(self, settled: Settled, give: Callable[[str, str], object], there: Names) -> None:
        """Give the tree, which has the names ``there``, its files, by ``give`` from a path to another.

        There are many, so that paths stay plain words.
        """
        site, ours, tree = os.fspath(self.live), os.fspath(self.folder), os.fspath(self.tree)

        def bring(path: str) -> None:
            source = f"{ours if path in settled.changed else site}/{path}"
            if source != (target := f"{tree}/{path}"):
                give(source, target)

        remove_marked(self.tree)
        self.brought = renew(self.tree, there, settled.names, bring)
        self.tree.chmod(FOLDER_MODE)
        if self.live.is_dir():
            _dress_like(self.live, self.tree)
        write_listing(self.tree, settled.marks)

    def _share(self, source: str, target: str) -> None:
        self.is_shared &= share(source, target)


def _see(root: Path) -> tuple[str, dict[str, tuple[int, ...]]]:
    """Return what stands for the looks of all files below ``root``, and the look of each, as plain data."""
    files = read_tree(root)
    return look_of(files), {path: tuple(look) for path, look in files.items()}


def _names_in(spare: Path) -> tuple[dict[str, int], dict[str, int]] | None:
    """Return the names that the ``spare`` has, as plain data; None if there is none that can be read."""
    try:
        names = read_names(spare)
    except OSError:
        return None
    return dict(names.files), dict(names.folders)


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
