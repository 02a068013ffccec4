"""A folder: a USB stick, a share of the network, a web root of this machine. Plain files at its root."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath

from bantin.deploy.failure import Stopped, refused_by_system
from bantin.deploy.lock_files import LockedByFiles
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import NotPlain, is_below, read_plain

_MOST = 1 << 30


class FolderTarget(LockedByFiles):
    """Files are written beside their places and renamed, so that a reader finds the old one or the new one."""

    in_place = True

    def __init__(self, root: Path, site: Path) -> None:
        """Take the folder ``root`` for the site in the folder ``site``; neither may lie in the other one."""
        self.root = root
        there, here = root.resolve(), site.resolve()
        if there == here or there.is_relative_to(here) or here.is_relative_to(there):
            raise Stopped(say("deploy/folder-inside", path=str(root), folder=str(site)))
        if not (root.is_dir() or root.parent.is_dir()):
            raise Stopped(say("deploy/folder-missing", path=str(root)))

    def fetch(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Return the bytes of those of ``paths`` that are there as plain files."""
        found = {}
        for path in paths:
            try:
                found[path] = read_plain(self.root, path, _MOST)
            except NotPlain as error:
                if error.reason == "closed":
                    raise Stopped(say("deploy/folder-closed", path=str(self.root / path))) from error
        return found

    def names(self, group: str) -> Iterator[str]:
        """Yield the paths of the files in the folder ``group`` and below; of the root itself no folder is entered."""
        top = self.root / group
        for folder, inner, files in os.walk(top):
            prefix = Path(folder).relative_to(self.root).as_posix()
            yield from (name if prefix == "." else f"{prefix}/{name}" for name in files)
            if not group:
                inner.clear()

    def write(self, path: str, data: bytes) -> None:
        """Give the file ``path`` its bytes in one step."""
        self._place(path, lambda draft: draft.write_bytes(data))

    def begin(self, version: str) -> None:
        """Nothing is prepared: files are public as they come."""

    def put(self, root: Path, paths: Sequence[str]) -> None:
        """Copy files, each under a name of its own first."""
        for path in paths:
            self._place(path, partial(shutil.copyfile, root / path))

    def delete(self, paths: Sequence[str], *, with_folders: bool = True) -> None:
        """Remove files, and the folders that they leave empty."""
        for path in paths:
            file = self._inside(path)
            try:
                file.unlink(missing_ok=True)
                for folder in file.parents:
                    if folder == self.root:
                        break
                    folder.rmdir()
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR):
                    raise self._stopped(path, error) from error

    def switch(self, *, alone: bool) -> None:
        """Nothing is left to do."""

    def back(self) -> bool:
        """A folder keeps no versions."""
        return False

    def close(self) -> None:
        """Nothing is open."""

    def _place(self, path: str, fill: Callable[[Path], object]) -> None:
        file = self._inside(path)
        draft = file.with_name(f".{os.getpid()}.ban-tin.tmp")  # short: a name may be as long as the disk allows
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            fill(draft)
            with draft.open("rb+") as stream:
                os.fsync(stream.fileno())
            draft.replace(file)
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise self._stopped(path, error) from error

    def _inside(self, path: str) -> Path:
        """Return where ``path`` is; a link on the way would lead out of the folder."""
        file = self.root / path
        if not is_below(path) or any(
            (self.root / folder).is_symlink() for folder in [*PurePosixPath(path).parents][:-1]
        ):
            raise Stopped(say("deploy/folder-link", path=str(file)))
        return file

    def _stopped(self, path: str, error: OSError) -> Stopped:
        return refused_by_system(error, str(self.root / path), str(self.root))
