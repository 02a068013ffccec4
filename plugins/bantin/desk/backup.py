"""The whole content folder as one file, and its return: nothing that stands in its place is lost."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from bantin.desk.desk import Desk
from bantin.desk.durable import write_durably
from bantin.desk.own_folder import stamp_of
from bantin.desk.refusal import Refusal
from bantin.newsroom.content_files import MEGABYTE, ContentFile, Unreadable
from bantin.newsroom.content_names import walk
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import is_below

_ROOT = "content/"
_MOST, _MOST_FILES, _MOST_OF_ALL = 100 * MEGABYTE, 50_000, 4_000 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Returned:
    """How many files have come back: ``new`` ones, and those in whose place another one stood."""

    new: int
    replaced: int


def backup(desk: Desk) -> bytes:
    """Return an archive of all files of the content folder; links and hidden files stay out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, is_link in walk(desk.root):
            try:
                data = b"" if is_link else ContentFile(desk.root, path).read(_MOST)
            except Unreadable:
                continue
            if not is_link:
                kind = zipfile.ZIP_DEFLATED if path.endswith((".md", ".toml")) else zipfile.ZIP_STORED
                archive.writestr(_ROOT + path, data, kind)
    return stream.getvalue()


def bring_back(desk: Desk, data: bytes) -> Returned:
    """Put the files of the archive ``data`` back; raise :class:`Refusal`, and write nothing, unless it is a backup.

    A story that is replaced is kept as a version, any other file in the desk's own folder under the hour.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = dict(_files(archive))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise Refusal(400, say("desk/no-backup")) from error
    if not files:
        raise Refusal(400, say("desk/no-backup"))
    aside = desk.own_folder / "replaced" / stamp_of(desk.now)
    new = replaced = 0
    with desk.writing:
        there = {path: _old(desk, path) for path in files}  # all are looked at before one is written
        for path, wanted in files.items():
            old = there[path]
            if old == wanted:
                continue
            if old is None:
                new += 1
            elif path.endswith(".md"):
                replaced += 1
                desk.versions.put(path, old, desk.now)
            else:
                replaced += 1
                (aside / path).parent.mkdir(parents=True, exist_ok=True)
                write_durably(aside / path, old)
            (desk.root / path).parent.mkdir(parents=True, exist_ok=True)
            write_durably(desk.root / path, wanted)
    return Returned(new, replaced)


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file, or raise ValueError for what no backup of ours holds."""
    listed = [it for it in archive.infolist() if not it.is_dir()]
    if len(listed) > _MOST_FILES or sum(it.file_size for it in listed) > _MOST_OF_ALL:
        raise ValueError("too much")
    for it in listed:
        path = it.filename.removeprefix(_ROOT)
        hidden = any(part.startswith(".") for part in path.split("/"))
        is_plain = it.filename.startswith(_ROOT) and is_below(path) and not hidden and "\\" not in path
        if not is_plain or it.file_size > _MOST:
            raise ValueError(it.filename)
        with archive.open(it) as stream:
            data = stream.read(it.file_size + 1)
        if len(data) != it.file_size:
            raise ValueError(it.filename)
        yield path, data


def _old(desk: Desk, path: str) -> bytes | None:
    """Return the bytes that stand under ``path`` now, None if there are none; raise :class:`Refusal` for a link."""
    try:
        return ContentFile(desk.root, path).read(_MOST)
    except Unreadable as error:
        if error.reason == "missing":
            return None
        raise Refusal(409, error.message) from error
