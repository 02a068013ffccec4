"""What the build before knew of each page: its digest, the names that it had read, how its file looked."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.fast_build.tree import Files, Look


@dataclass(frozen=True, slots=True)
class Remembered:
    """A page as it was written: ``digest`` of all that it showed, ``names`` that it read, its file's ``look``."""

    digest: str
    names: frozenset[str]
    look: tuple[int, ...]

    def is_file(self, look: Look | None) -> bool:
        """Say whether the file in the site is still the one that was written."""
        return look is not None and look.is_ours and _marks(look) == self.look


@dataclass(slots=True)
class Memory:
    """All pages by their path in the site, and all ``files`` that the build made; ``base`` is common to all pages."""

    base: str = ""
    pages: dict[str, Remembered] = field(default_factory=dict)
    files: frozenset[str] = frozenset()


def read_memory(file: Path, base: str) -> Memory:
    """Return what ``file`` holds; nothing if it cannot be read, or tells of pages made on another ``base``."""
    try:
        found = json.loads(file.read_bytes())
        names = [frozenset(group) for group in found["names"]]
        if found["base"] != base:
            return Memory(base)
        pages = {
            path: Remembered(digest, names[number], tuple(look))
            for path, (digest, number, look) in found["pages"].items()
        }
        return Memory(base, pages, frozenset(found["files"]))
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return Memory(base)


def write_memory(
    file: Path, base: str, pages: Mapping[str, tuple[str, frozenset[str]]], files: Iterable[str], looks: Files
) -> None:
    """Write down ``pages`` (digest and names by path), the ``files`` of the build and how they look, in one step."""
    groups: dict[frozenset[str], int] = {}
    kept = {
        path: (digest, groups.setdefault(names, len(groups)), _marks(looks[path]))
        for path, (digest, names) in pages.items()
        if path in looks
    }
    told = {"base": base, "names": [sorted(group) for group in groups], "pages": kept, "files": sorted(files)}
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), "utf-8")
    draft.replace(file)


def _marks(look: Look) -> tuple[int, ...]:
    return look.device, look.inode, look.size, look.mtime_ns
