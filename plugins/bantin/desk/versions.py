"""Earlier versions of each story: kept before a save goes over them, listed, compared, brought back."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from bantin.desk.durable import write_new
from bantin.desk.own_folder import moment_of, stamp_of
from bantin.newsroom.regular_file import read_plain

_APART = dt.timedelta(seconds=60)  # of versions that one person's typing leaves
_MUCH = 0.8  # of a text: whoever saves less of it than that has taken something out
_MOST = 200  # versions of a story; beyond that, of the older half every other one goes
_LARGEST = 20_000_000
_CONTEXT = 2  # lines around a difference
_MOST_PAIRS = 4_000_000  # of lines that are compared, each with each: empty lines are all alike

Row = tuple[Literal["same", "old", "new", "gap"], str]


@dataclass(frozen=True, slots=True)
class Version:
    """A version that is kept: its name, when it was put aside, how many bytes it has."""

    name: str
    moment: dt.datetime
    size: int


def digest(data: bytes) -> str:
    """Return what stands for the bytes of a story."""
    return blake2b(data, digest_size=16).hexdigest()


class Versions:
    """The versions of all stories, below ``folder``; a story is named by its path in the content folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[str, dt.datetime] = {}  # by the clock as it went then, which may have been set since

    def keep(self, path: str, old: bytes, new: bytes, now: dt.datetime) -> None:
        """Keep the bytes ``old`` of a story which ``new`` ones are to replace, unless a version is just as good."""
        if not self._is_recent(path, now) or len(new) < len(old) * _MUCH:
            self.put(path, old, now)
            self._kept[path] = now

    def _is_recent(self, path: str, now: dt.datetime) -> bool:
        """Say whether a version was kept a minute ago; one that a wrong clock has put ahead says nothing."""
        moments = [*(it.moment for it in self.list(path)[:1]), self._kept.get(path)]
        return any(it and dt.timedelta() <= now - it < _APART for it in moments)

    def put(self, path: str, data: bytes, now: dt.datetime) -> str:
        """Keep ``data`` as a version of the story; return its name."""
        kept = self.list(path)
        if kept and self.read(path, kept[0].name) == data:
            return kept[0].name
        folder = self._folder_of(path)
        folder.mkdir(parents=True, exist_ok=True)
        if kept:
            now = max(now, kept[0].moment + dt.timedelta(microseconds=1))  # two of one moment have an order too
        name = f"{stamp_of(now)}-{digest(data)[:8]}.md"
        write_new(folder / name, data)
        self._thin(path)
        return name

    def list(self, path: str) -> list[Version]:
        """Return the versions of a story, the latest first."""
        return sorted(self._found(path), key=lambda it: it.name, reverse=True)

    def read(self, path: str, name: str) -> bytes:
        """Return the bytes of a version; raise LookupError if there is none of that ``name``."""
        if name not in {it.name for it in self.list(path)}:
            raise LookupError(name)
        return read_plain(self._folder_of(path), name, _LARGEST)

    def _found(self, path: str) -> Iterator[Version]:
        for file in self._folder_of(path).glob("*.md"):
            try:
                yield Version(file.name, moment_of(file.name.partition("-")[0]), file.stat().st_size)
            except (ValueError, OSError):
                continue  # no version of ours

    def _thin(self, path: str) -> None:
        kept = self.list(path)
        if len(kept) > _MOST:
            for it in kept[_MOST // 2 :: 2]:
                (self._folder_of(path) / it.name).unlink(missing_ok=True)

    def _folder_of(self, path: str) -> Path:
        return self._folder / path


def differences(old: str, new: str) -> list[Row]:
    """Return the lines in which two texts differ, with a few around them; ``gap`` stands for lines left out."""
    before, after = old.splitlines(), new.splitlines()
    rows: list[Row] = []
    for group in _groups(before, after):
        if rows or group[0][1]:
            rows.append(("gap", ""))
        for kind, start, end, from_new, to_new in group:
            if kind == "equal":
                rows += [("same", line) for line in before[start:end]]
            else:
                rows += [("old", line) for line in before[start:end]]
                rows += [("new", line) for line in after[from_new:to_new]]
    return rows


def _groups(before: Sequence[str], after: Sequence[str]) -> Iterable[list[tuple[str, int, int, int, int]]]:
    """Return what has changed, with lines around it; of texts that would take minutes, one change from end to end."""
    start = _same_at_start(before, after)
    end = _same_at_start(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if not old and not new:
        return []
    shown = max(0, start - _CONTEXT)
    if len(old) * len(new) > _MOST_PAIRS:
        around = min(end, _CONTEXT)
        changed = ("replace", start, start + len(old), start, start + len(new))
        after_it = (start + len(old), start + len(old) + around, start + len(new), start + len(new) + around)
        return [[("equal", shown, start, shown, start), changed, ("equal", *after_it)]]
    ends = len(before) - max(0, end - _CONTEXT - 1), len(after) - max(0, end - _CONTEXT - 1)
    matcher = difflib.SequenceMatcher(None, before[shown : ends[0]], after[shown : ends[1]], autojunk=False)
    return [
        [
            (kind, shown + start, shown + end, shown + from_new, shown + to_new)
            for kind, start, end, from_new, to_new in group
        ]
        for group in matcher.get_grouped_opcodes(_CONTEXT)
    ]


def _same_at_start(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many lines two texts have in common before they differ."""
    differing = (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    return next(differing, min(len(before), len(after)))
