"""The return of a backup: it comes in parts, is looked through whole, and nothing in its place is lost."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bantin.desk.backup import FOLDER, LEFT_OUT, MOST_OF_FILE
from bantin.desk.desk import Desk
from bantin.desk.durable import write_durably
from bantin.desk.own_folder import stamp_of
from bantin.desk.refusal import Refusal
from bantin.newsroom.content_files import MEGABYTE, ContentFile, Unreadable
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import is_below

_MOST_FILES, _MOST_OF_ALL = 50_000, 4_000 * MEGABYTE
_PIECE = 1 << 20
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)


@dataclass(frozen=True, slots=True)
class Returned:
    """How many files have come back: ``new`` ones, and those in whose place another one stood."""

    new: int
    replaced: int


def take_part(desk: Desk, at: object, data: bytes) -> Path:
    """Put a part of an archive, which stands ``at`` a place in it, behind the parts before; return their file.

    The part at 0 begins anew; one that does not follow what is there raises :class:`Refusal`.
    """
    file = desk.own_folder / "returning.zip"
    with desk.writing:
        size = file.stat().st_size if file.exists() and at != 0 else 0
        if type(at) is not int or at != size:
            raise Refusal(409, say("desk/backup-cut"))
        if size + len(data) > _MOST_OF_ALL:
            raise Refusal(413, say("desk/too-large", most=_MOST_OF_ALL // MEGABYTE))
        try:
            with file.open("ab" if at else "wb") as stream:
                stream.write(data)
        except OSError:
            file.unlink(missing_ok=True)  # on a full disk a part of it would take the last room
            raise
    return file


def bring_back(desk: Desk, archive: Path) -> Returned:
    """Put the files of ``archive`` back, then remove it; raise :class:`Refusal`, write nothing, if it is no backup.

    A story that is replaced is kept as a version, any other file in the desk's own folder under the hour.
    """
    with desk.writing:
        try:
            files = _looked_through(desk, archive)
            with zipfile.ZipFile(archive) as opened:
                return _put_back(desk, opened, files)
        finally:
            archive.unlink(missing_ok=True)


def _looked_through(desk: Desk, archive: Path) -> list[zipfile.ZipInfo]:
    """Return the files of ``archive``, each read once and found whole, with nothing in its place that may not go."""
    try:
        with zipfile.ZipFile(archive) as opened:
            files = _whole_files(opened)
    except _DAMAGE as error:
        raise Refusal(400, say("desk/no-backup")) from error
    for it in files:
        _require_room(desk, _path(it))
    return files


def _require_room(desk: Desk, path: str) -> None:
    """Raise :class:`Refusal` where ``path`` cannot be written: a link has its place, or a file that of its folder."""
    _old(desk, path)
    for folder in list(PurePosixPath(path).parents)[:-1]:
        if (desk.root / folder).is_symlink() or (desk.root / folder).is_file():
            raise Refusal(409, say("desk/backup-in-the-way", path=str(folder)))


def _whole_files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    listed = [it for it in archive.infolist() if not it.is_dir() and it.filename != LEFT_OUT]
    if not listed or len(listed) > _MOST_FILES or sum(it.file_size for it in listed) > _MOST_OF_ALL:
        raise ValueError("nothing, or too much")
    paths = {_path(it) for it in listed}
    if any(str(folder) in paths for path in paths for folder in PurePosixPath(path).parents):
        raise ValueError("a file that is a folder too")
    for it in listed:
        if sum(map(len, _pieces(archive, it))) != it.file_size:
            raise ValueError(it.filename)
    return listed


def _path(it: zipfile.ZipInfo) -> str:
    """Return where a file belongs below the content folder; raise ValueError for what no backup of ours holds."""
    path = it.filename.removeprefix(FOLDER)
    hidden = any(part.startswith(".") for part in path.split("/"))
    is_plain = it.filename.startswith(FOLDER) and is_below(path) and not hidden and "\\" not in path
    if not is_plain or it.file_size > MOST_OF_FILE:
        raise ValueError(it.filename)
    return path


def _pieces(archive: zipfile.ZipFile, it: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a file, at most one piece more than it is said to have."""
    left = it.file_size + 1
    with archive.open(it) as stream:
        while left > 0 and (piece := stream.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece


def _put_back(desk: Desk, archive: zipfile.ZipFile, files: list[zipfile.ZipInfo]) -> Returned:
    new = replaced = 0
    for it in files:
        path, wanted = _path(it), b"".join(_pieces(archive, it))
        old = _old(desk, path)
        if old == wanted:
            continue
        if old is None:
            new += 1
        else:
            replaced += 1
            _keep(desk, path, old)
        (desk.root / path).parent.mkdir(parents=True, exist_ok=True)
        write_durably(desk.root / path, wanted)
    return Returned(new, replaced)


def _keep(desk: Desk, path: str, old: bytes) -> None:
    if path.endswith(".md"):
        desk.versions.put(path, old, desk.now)
        return
    aside = desk.own_folder / "replaced" / stamp_of(desk.now) / path
    aside.parent.mkdir(parents=True, exist_ok=True)
    write_durably(aside, old)


def _old(desk: Desk, path: str) -> bytes | None:
    """Return the bytes that stand under ``path`` now, None if there are none; raise :class:`Refusal` for a link."""
    try:
        return ContentFile(desk.root, path).read(MOST_OF_FILE)
    except Unreadable as error:
        if error.reason == "missing":
            return None
        raise Refusal(409, error.message) from error
