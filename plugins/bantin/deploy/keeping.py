"""The old site kept on this machine, for hosts that keep no versions: what a deploy overwrites or removes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bantin.deploy.making_way import in_the_way
from bantin.deploy.manifest import GOING, TOP, digest_of, part_file, top_text
from bantin.deploy.plan import Plan, in_order
from bantin.deploy.records import is_within, reading
from bantin.deploy.target import Target
from bantin.newsroom.compact_json import read_json

_VERSIONS = 5
_ORDER = "order.json"


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be done to go back: which old files and parts are kept, which new ones go; where it led to."""

    files: list[str]
    parts: list[str]
    new: list[str]
    new_parts: list[str]
    led_to: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder with the old files of one deploy, and what that deploy brought anew."""

    folder: Path

    def leads_back_from(self, top: bytes | None) -> bool:
        """Say whether ``top``, the page about what is public, is the one that this deploy left or was leaving."""
        return top is not None and (digest_of(top) == self.order.led_to or top == self.top)

    @property
    def top(self) -> bytes:
        """The page about what was public before this deploy."""
        return (self.folder / "site" / TOP).read_bytes()

    @property
    def order(self) -> _Order:
        """What going back means; raise ValueError for what no deploy of ours has kept."""
        with reading("order"):
            told = _Order(**read_json((self.folder / _ORDER).read_bytes()))
            paths = [*told.files, *told.parts, *told.new, *told.new_parts]
            if not all(isinstance(it, str) and is_within(it) for it in paths):
                raise ValueError("a path that leads out of the site")
            return told

    @property
    def is_whole(self) -> bool:
        """Say whether all that was kept is still here: a cache may be cleared, or damaged."""
        try:
            order = self.order
            kept = [*order.files, *order.parts, TOP]
            return all((self.folder / "site" / path).is_file() for path in kept)
        except (OSError, ValueError):
            return False

    def restore(self, target: Target) -> None:
        """Bring the old files back, then their manifest, then remove what was new; forget them."""
        told = self.order
        first = in_the_way(told.new, told.files)
        if first:
            target.delete(first, with_folders=True)
        for paths in (told.files, told.parts, [TOP]):
            if paths:
                target.put(self.folder / "site", paths)
        target.delete([*(it for it in told.new if it not in first), *told.new_parts, GOING])
        shutil.rmtree(self.folder)


def keep(room: Path, target: Target, plan: Plan, top: bytes, gone: Sequence[str]) -> Kept:
    """Fetch what ``plan`` overwrites or removes into a folder of its own below ``room``; the oldest ones go."""
    cut_off = _cut_off(room, top)
    number = max((int(it.name) for it in versions(room)), default=0) + 1
    folder = room / f"{number:06}"
    partial = room / f"{number:06}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    files = in_order([*plan.changed, *gone])
    parts = [part_file(digest) for digest in plan.old_parts]
    old = {path: plan.read[path] for path in parts if path in plan.read}
    asked = [path for path in (*files, *parts) if path not in old]
    old |= target.fetch(asked) if asked else {}
    new = {*plan.new, *(path for path in files if path not in old)}
    if cut_off:
        told = cut_off.order
        old |= {path: (cut_off.folder / "site" / path).read_bytes() for path in told.files if path in files}
        new = {path for path in new | {*told.new} if path in files or path in plan.new}
        old = {path: data for path, data in old.items() if path not in new}
    _write(partial / "site", {**old, TOP: top})
    order = _Order(
        files=[path for path in files if path in old],
        parts=[path for path in parts if path in old],
        new=sorted(new),
        new_parts=[part_file(digest) for digest in plan.parts],
        led_to=digest_of(top_text(plan.top)),
    )
    (partial / _ORDER).write_bytes(json.dumps(asdict(order)).encode())
    partial.rename(folder)
    if cut_off:
        shutil.rmtree(cut_off.folder)
    for stale in versions(room)[:-_VERSIONS]:
        shutil.rmtree(stale)
    return Kept(folder)


def _cut_off(room: Path, top: bytes) -> Kept | None:
    """Return what a deploy kept that was cut off: the same site was public when it began, and is no more in full."""
    last = [Kept(folder) for folder in versions(room)[-1:]]
    return last[0] if last and last[0].is_whole and last[0].top == top else None


def forget_all(room: Path) -> None:
    """Keep no old version: each shows what readers must not see any more."""
    for folder in versions(room):
        shutil.rmtree(folder)


def versions(room: Path) -> list[Path]:
    """Return the folders of kept versions, the oldest first."""
    found = room.iterdir() if room.is_dir() else ()
    return sorted(it for it in found if it.name.isdecimal() and it.is_dir())


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
