"""Bytes of a plain file below a folder: no link is followed, nothing but a plain file is opened, no limit passed.

What counts is the file that was opened, told by its descriptor: what stood under its name a moment before may have
been exchanged. Where the system opens names relative to an open folder, no folder on the way can be exchanged either.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Collection
from pathlib import Path
from typing import Literal

Reason = Literal["outside", "missing", "link", "folder", "special", "closed", "too-big"]

_RELATIVE = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
)
_FOLDER_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_DIRECTORY", "O_PATH", "O_CLOEXEC"))
_JUNCTION = 0xA0000003  # what Windows has in place of links to folders
_AT_ONCE = 1 << 20
# A folder that is none, a beginning or end with a slash, a sign that systems take for one, or that nobody prints.
_UNUSUAL = re.compile(r"\n/|/\n|//|\n\n|(?:^|[\n/])\.{1,2}(?:[\n/]|$)|[\\:\x00-\x09\x0b-\x1f]")
_SUSPICIOUS = (
    *("//", "\n\n", "\n/", "/\n", "\\", ":"),
    *(f"{before}{dots}{after}" for before in "\n/" for dots in (".", "..") for after in "\n/"),
)


class NotPlain(OSError):
    """A name under which no plain file may be read; ``reason`` says why, ``size`` is that of one that is too big."""

    def __init__(self, reason: Reason, path: str, size: int = 0) -> None:
        super().__init__(f"{path}: {reason}")
        self.reason, self.size = reason, size


def read_plain(root: str | Path, path: str, most: int) -> bytes:
    """Return the bytes of the file ``path`` (POSIX) below ``root``, at most ``most``; raise :class:`NotPlain`.

    ``root`` itself may be a link: whoever named it chose it.
    """
    try:
        descriptor = open_plain(root, path)
        try:
            return _read(descriptor, path, most)
        finally:
            os.close(descriptor)
    except NotPlain:
        raise
    except (OSError, ValueError) as error:
        raise NotPlain(_reason(error), path) from error


def open_plain(root: str | Path, path: str) -> int:
    """Return a descriptor, for reading, of the file ``path`` (POSIX) below ``root``.

    Raises :class:`NotPlain` for whatever else is found there, OSError for what the system refuses.
    """
    if not is_below(path):
        raise NotPlain("outside", path)
    descriptor, seen = (_open_relative if _RELATIVE else _open_by_path)(os.fspath(root), path.split("/"))
    try:
        opened = os.fstat(descriptor)
        _require(opened, path)
        if not os.path.samestat(opened, seen):
            raise NotPlain("missing", path)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def write_in_one_step(file: Path, data: bytes) -> None:
    """Give ``file`` the bytes ``data`` so that a reader finds the old ones or these, and no link is followed."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.tmp")  # litter, if we are killed here
    try:
        stream = draft.open("xb")
    except FileExistsError:
        draft.unlink()
        stream = draft.open("xb")
    try:
        with stream:
            stream.write(data)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def own_folder(folder: Path) -> Path:
    """Return ``folder``, made if need be; a link in its place is removed: whoever made that leads us elsewhere."""
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def is_below(path: str) -> bool:
    """Say whether ``path`` is a relative POSIX path that cannot lead out of the folder from which it starts."""
    parts = path.split("/")
    foreign = os.name == "nt" and any(sign in path for sign in "\\:")
    return not foreign and "\0" not in path and not any(part in ("", ".", "..") for part in parts)


def require_below(paths: Collection[str]) -> None:
    """Raise ValueError for one of many ``paths`` that may lead out; a file that somebody forged is full of them."""
    text = "\n".join(["", *paths, ""])
    # Looking for words takes a tenth of what the pattern does; what is not printed stands between lines alone.
    if any(map(text.__contains__, _SUSPICIOUS)) or not text.replace("\n", "").isprintable():
        for path in paths if _UNUSUAL.search(text) else ():
            if not is_below(path):
                raise ValueError(f"no path of a site: {path!r}")


def _open_relative(root: str, parts: list[str]) -> tuple[int, os.stat_result]:
    folder = os.open(root, _FOLDER_FLAGS)
    try:
        for part in parts[:-1]:
            _require(os.stat(part, dir_fd=folder, follow_symlinks=False), part, is_folder=True)
            inner = os.open(part, _FOLDER_FLAGS | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = inner
        seen = os.stat(parts[-1], dir_fd=folder, follow_symlinks=False)
        _require(seen, parts[-1])  # a device must not even be opened
        return os.open(parts[-1], _FLAGS, dir_fd=folder), seen
    finally:
        os.close(folder)


def _open_by_path(root: str, parts: list[str]) -> tuple[int, os.stat_result]:
    """Do the same by whole paths, on a system that knows no other way."""
    path = root
    for part in parts[:-1]:
        path = f"{path}/{part}"
        _require(os.stat(path, follow_symlinks=False), part, is_folder=True)  # noqa: PTH116 (as above)
    path = f"{path}/{parts[-1]}"
    seen = os.stat(path, follow_symlinks=False)  # noqa: PTH116 (as above)
    _require(seen, parts[-1])
    return os.open(path, _FLAGS), seen


def _require(found: os.stat_result, name: str, *, is_folder: bool = False) -> None:
    """Raise :class:`NotPlain` unless ``found`` is a plain file, or else a folder; a link is neither."""
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION:
        raise NotPlain("link", name)
    if stat.S_ISDIR(found.st_mode) and not is_folder:
        raise NotPlain("folder", name)
    if is_folder and not stat.S_ISDIR(found.st_mode):
        raise NotPlain("missing", name)
    if not is_folder and not stat.S_ISREG(found.st_mode):
        raise NotPlain("special", name)


def _read(descriptor: int, path: str, most: int) -> bytes:
    size = os.fstat(descriptor).st_size
    if size > most:
        raise NotPlain("too-big", path, size)
    parts, left = [], most + 1  # a file may grow while it is read
    while left and (part := os.read(descriptor, min(left, size + 1, _AT_ONCE))):
        parts.append(part)
        left -= len(part)
    if not left:
        raise NotPlain("too-big", path, most + 1)
    return b"".join(parts)


def _reason(error: OSError | ValueError) -> Reason:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "missing"
    return "link" if isinstance(error, OSError) and error.errno == errno.ELOOP else "closed"
