"""What the build before knew of each page: its digest, the names that it had read, how its file looked.

Short digests of the single names serve only to say which of them made a page change; nothing is decided by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.fast_build.sealed import read_sealed, write_sealed
from plugins.fast_build.tree import Files, Look


@dataclass(frozen=True, slots=True)
class Remembered:
    """A page as it was written: ``digest`` of all that it showed, ``names`` that it read, its file's ``look``.

    ``shared`` and ``own`` hold short digests, by name, of what it showed with others of its kind, and alone;
    ``reason`` says why it was rendered or left: a word of :mod:`plugins.fast_build.why`, perhaps names.
    """

    digest: str
    names: frozenset[str]
    look: tuple[int, ...] = ()
    shared: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    reason: tuple[str, ...] = ()

    def is_file(self, look: Look | None) -> bool:
        """Say whether the file in the site is still the one that was written."""
        return look is not None and look.is_ours and _marks(look) == self.look


@dataclass(slots=True)
class Memory:
    """All pages by their path in the site, and all ``files`` that the build made; ``base`` is common to all pages.

    ``restless`` maps pages that no digest stands for to why they were rendered.
    """

    base: str = ""
    pages: dict[str, Remembered] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    restless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_memory(file: Path, base: str | None) -> Memory:
    """Return what ``file`` holds; nothing if it cannot be read, or tells of pages made on another ``base``.

    One who only asks what happened gives no base.
    """
    try:
        found = read_sealed(file)
        if base is not None and found["base"] != base:
            return Memory(base)
        names = [frozenset(group) for group in found["names"]]
        shared = found["shared"]
        pages = {
            path: Remembered(digest, names[group], tuple(look), shared[common], own, tuple(reason))
            for path, (digest, group, look, common, own, reason) in found["pages"].items()
        }
        restless = {path: tuple(reason) for path, reason in found["restless"].items()}
        return Memory(found["base"], pages, frozenset(found["files"]), restless)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return Memory(base or "")


def write_memory(file: Path, memory: Memory, looks: Files) -> None:
    """Write ``memory`` down in one step; ``looks`` tell how its files look now."""
    groups: dict[frozenset[str], int] = {}
    shared: dict[int, tuple[int, Mapping[str, str]]] = {}
    kept = {}
    for path, page in memory.pages.items():
        if path in looks:
            group = groups.setdefault(page.names, len(groups))
            common, _ = shared.setdefault(id(page.shared), (len(shared), page.shared))
            kept[path] = page.digest, group, _marks(looks[path]), common, page.own, page.reason
    told = {
        "base": memory.base,
        "names": [sorted(group) for group in groups],
        "shared": [dict(common) for _, common in shared.values()],
        "pages": kept,
        "restless": memory.restless,
        "files": sorted(memory.files),
    }
    write_sealed(file, told)


def _marks(look: Look) -> tuple[int, ...]:
    return look.device, look.inode, look.size, look.mtime_ns
