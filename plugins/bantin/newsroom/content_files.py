"""The one way to the bytes of a file of the content folder, and what to tell an editor about one that is not read."""

from __future__ import annotations

import math
import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.message import Message, say
from bantin.newsroom.regular_file import NotPlain, Reason, read_plain
from bantin.newsroom.setting import read
from bantin.newsroom.settings import FRONT_PAGE_MAX_KILOBYTES, STORY_MAX_KILOBYTES

KILOBYTE, MEGABYTE = 1_000, 1_000_000
_SENTENCES: Mapping[Reason, Message] = {
    "outside": say("content-file/outside"),
    "missing": say("content-file/missing"),
    "link": say("content-file/link"),
    "folder": say("content-file/folder"),
    "special": say("content-file/special"),
    "closed": say("content-file/closed"),
}

Stamp = tuple[int, int, int]


class Unreadable(Exception):
    """A file of the content folder that is not read; the message does not name it."""

    def __init__(self, reason: Reason, message: Message) -> None:
        super().__init__(reason, message)
        self.reason, self.message = reason, message


def sentence(reason: Reason) -> Message:
    """Return what to tell an editor about a file that is no plain one that can be read."""
    return _SENTENCES[reason]


@dataclass(frozen=True, slots=True)
class ContentFile:
    """The file ``path`` (POSIX, as the disk has it) below the content folder ``root``."""

    root: Path
    path: str

    @classmethod
    def at(cls, root: Path, source: str | Path) -> ContentFile:
        """Return the file that stands at ``source``, a path which begins with ``root``."""
        return cls(root, Path(source).relative_to(root).as_posix())

    @property
    def name(self) -> str:
        """The last part of the path."""
        return posixpath.basename(self.path)

    def read(self, most: int) -> bytes:
        """Return the bytes of the file, at most ``most``; raise :class:`Unreadable`."""
        try:
            return read_plain(self.root, self.path, most)
        except NotPlain as error:
            if error.reason == "too-big":
                said = say("content-file/too-big", size=shown(error.size), most=shown(most))
                raise Unreadable(error.reason, said) from None
            raise Unreadable(error.reason, sentence(error.reason)) from None

    def words(self, most: int) -> str:
        """Return the words of the file for somebody who looks for a place in it; nothing if it cannot be read."""
        try:
            return self.read(most).decode("utf-8-sig", "replace")
        except Unreadable:
            return ""

    def stamp(self) -> Stamp | None:
        """Return size and times of change of the content and of the entry; None when there is no such file."""
        try:
            status = os.stat(f"{os.fspath(self.root)}/{self.path}", follow_symlinks=False)  # noqa: PTH116 (faster)
        except (OSError, ValueError):
            return None
        return status.st_size, status.st_mtime_ns, status.st_ctime_ns


@dataclass(frozen=True, slots=True)
class Limits:
    """How many bytes a story and the file of the front page may have."""

    story: int = STORY_MAX_KILOBYTES.default * KILOBYTE
    front_page: int = FRONT_PAGE_MAX_KILOBYTES.default * KILOBYTE


def limits_from(settings: Mapping[str, Any]) -> Limits:
    """Return the limits that the site sets, in kilobytes; raise :class:`BuildFailed` for one that is no number."""
    values, wrong = read((STORY_MAX_KILOBYTES, FRONT_PAGE_MAX_KILOBYTES), settings)
    if wrong:
        raise BuildFailed(" ".join(wrong))
    return Limits(*(value * KILOBYTE for value in values.values()))


def shown(size: int) -> Message:
    """Return ``size`` in bytes as people read it, never less than it is: “12 KB”, “1,3 MB”, in English “1.3 MB”."""
    if size <= MEGABYTE - KILOBYTE:
        return say("reader/kilobytes", size=math.ceil(size / KILOBYTE))
    tenths = math.ceil(size / (MEGABYTE / 10))
    return say("reader/megabytes", size=tenths / 10 if tenths % 10 else tenths // 10)
