"""The cache's memory between builds: one JSON file that vouches for itself and is replaced in one step."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

Stamp = tuple[int, int, int]


@dataclass(slots=True)
class FileRecord:
    """A made file as it was when it was stored; ``used`` is the ordinal of the last day a build needed it."""

    size: int
    mtime_ns: int
    sha256: str
    used: int


@dataclass(slots=True)
class Index:
    """Stamps of source files, facts by content hash, and records of the files that were made."""

    stamps: dict[str, tuple[Stamp, str]] = field(default_factory=dict)
    facts: dict[str, list[object]] = field(default_factory=dict)
    files: dict[str, FileRecord] = field(default_factory=dict)


def load_index(path: Path, maker: str, warn: Callable[[str], None]) -> Index:
    """Read the index at ``path``; a damaged one is forgotten with a warning, another maker's facts in silence."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return Index()
    except OSError:
        head = body = b""
    if hashlib.sha256(body).hexdigest().encode() != head:
        warn("Bộ nhớ đệm ảnh bị hỏng nên được dựng lại; lần này sẽ chậm hơn.")
        return Index()
    table = json.loads(body)
    files = {name: FileRecord(*record) for name, record in table["files"].items()}
    if table["maker"] != maker:
        return Index(files=files)
    stamps = {path: ((one, two, three), digest) for path, (one, two, three, digest) in table["stamps"].items()}
    return Index(stamps, table["facts"], files)


def save_index(path: Path, maker: str, index: Index) -> None:
    """Write ``index`` so that a reader sees the old one or the new one."""
    table = {
        "maker": maker,
        "stamps": {name: [*stamp, digest] for name, (stamp, digest) in index.stamps.items()},
        "facts": index.facts,
        "files": {name: [it.size, it.mtime_ns, it.sha256, it.used] for name, it in index.files.items()},
    }
    body = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    draft.replace(path)
