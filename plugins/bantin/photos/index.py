"""The cache's memory between builds: one JSON file, checked by a digest and replaced in one step.

Its seal tells damage, not forgery: whoever can write the file can make the seal. So every name and number in it is
checked for being one that we write, and an index with any other is forgotten.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from bantin.newsroom.compact_json import pack, unpack
from bantin.newsroom.content_files import Stamp
from bantin.newsroom.message import Message, say
from bantin.newsroom.regular_file import NotPlain, is_below, read_plain, write_in_one_step
from bantin.photos.made_names import is_stored

Value = TypeVar("Value")

_SCHEME = 2
_MOST = 1 << 30
_DIGEST, _TONE = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{3}")
_PHOTOS = {"JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIC"}
_CLIPS = {"MP4", "M4A", "WebM", "MP3", "OGG", "WAV"}


@dataclass(slots=True)
class FileRecord:
    """A made file as it was when it was stored; ``used`` is the ordinal of the last day a build needed it."""

    size: int
    mtime_ns: int
    ctime_ns: int
    sha256: str
    used: int

    @property
    def look(self) -> Stamp:
        """What the file system said of it; see :func:`bantin.photos.output_folder.looks_of`."""
        return self.size, self.mtime_ns, self.ctime_ns


@dataclass(slots=True)
class Index:
    """Stamps of source files, facts by content hash, and records of the files that were made."""

    stamps: dict[str, tuple[Stamp, str]] = field(default_factory=dict)
    facts: dict[str, list[object]] = field(default_factory=dict)
    files: dict[str, FileRecord] = field(default_factory=dict)


def load_index(path: Path, maker: str, warn: Callable[[Message], None]) -> Index:
    """Read the index at ``path``; a damaged one is forgotten with a warning, another maker's facts in silence."""
    try:
        head, _, body = read_plain(path.parent, path.name, _MOST).partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != head:
            raise ValueError("damaged")
        return _index(unpack(body), maker)
    except NotPlain as error:
        if error.reason == "missing":
            return Index()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    warn(say("photos/cache.index"))
    return Index()


def save_index(path: Path, maker: str, index: Index) -> None:
    """Write ``index`` so that a reader sees the old one or the new one."""
    table = {
        "scheme": _SCHEME,
        "maker": maker,
        "stamps": {name: [*stamp, digest] for name, (stamp, digest) in index.stamps.items()},
        "facts": index.facts,
        "files": {name: [*it.look, it.sha256, it.used] for name, it in index.files.items()},
    }
    body = pack(table)
    write_in_one_step(path, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def _index(table: Any, maker: str) -> Index:
    """Return the index that ``table`` tells of; raise ValueError or the like for what we never write."""
    if table.get("scheme") != _SCHEME:
        return Index()  # from before or after us
    files = {_checked(name, is_stored(name)): _file(*row) for name, row in table["files"].items()}
    if table["maker"] != maker:
        return Index(files=files)
    stamps = {_checked(name, is_below(name)): _stamp(*row) for name, row in table["stamps"].items()}
    facts = {_digest(digest): _facts(*row) for digest, row in table["facts"].items()}
    return Index(stamps, facts, files)


def _file(size: object, mtime: object, ctime: object, digest: object, used: object) -> FileRecord:
    return FileRecord(_number(size), _number(mtime), _number(ctime), _digest(digest), _number(used))


def _stamp(size: object, mtime: object, ctime: object, digest: object) -> tuple[Stamp, str]:
    return (_number(size), _number(mtime), _number(ctime)), _digest(digest)


def _facts(
    kind: str, width: object, height: object, turned: object, animated: object, look: object, tone: str
) -> list[object]:
    sides = _number(width), _number(height)
    known = min(sides) > 0 if kind in _PHOTOS else kind in _CLIPS and sides == (0, 0)
    told = _number(turned) in range(1, 9) and type(animated) is bool and look in ("photo", "drawing")
    row: list[object] = [kind, *sides, turned, animated, look, tone]
    return _checked(row, known and told and _TONE.fullmatch(tone) is not None)


def _digest(value: Any) -> str:
    return str(_checked(value, _DIGEST.fullmatch(value) is not None))


def _number(value: Any) -> int:
    return int(_checked(value, type(value) is int))


def _checked(value: Value, is_ours: bool) -> Value:
    if not is_ours:
        raise ValueError(f"we do not write {value!r}")
    return value
