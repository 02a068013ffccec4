"""Segments that an earlier build has indexed: none is indexed twice, nor read as long as its files stand.

Of a segment the store keeps what the list of segments says, and apart from it the files, which most builds find where
the build before left them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bantin.newsroom.cache import Store
from bantin.newsroom.executor import ExecutorFactory, cores
from bantin.search.segment_index import SegmentIndex, index_segment
from bantin.search.segments import Segment
from bantin.search.story import SearchStory

_WORTH_IT = 1_000  # stories; fewer are indexed sooner than workers are there
_KIND = {"count": int, "days": list, "words": list, "pairs": int, "titles": int}


@dataclass(slots=True)
class KeptSegment:
    """A segment as the list tells it, ``table``, and its files, which are worked out when they are wanted."""

    digest: str
    table: dict[str, Any]
    names: tuple[str, ...]
    read: Callable[[], Mapping[str, str]]


class SegmentStore:
    """Gives segments from ``store``; those that it lacks are indexed, by workers of ``factory`` if they are many."""

    def __init__(self, store: Store, factory: Callable[[], ExecutorFactory]) -> None:
        self._store, self._factory = store, factory

    def get_all(self, segments: Sequence[Segment]) -> list[KeptSegment]:
        """Return ``segments`` with what is known of them, or is worked out now."""
        known = {segment.digest: self._known(segment) for segment in segments}
        missing = [segment for segment in segments if known[segment.digest] is None]
        for segment, made in zip(missing, self._index(missing), strict=True):
            known[segment.digest] = self._keep(segment, made)
        return [kept for kept in known.values() if kept]

    def _known(self, segment: Segment) -> KeptSegment | None:
        key = self._key("segment", segment)
        found: Any = self._store.get(key)
        if not _is_sound(found):
            return None
        self._store.keep_with(key, self._key("segment files", segment))
        return KeptSegment(segment.digest, found["table"], tuple(found["names"]), lambda: self._files(segment))

    def _files(self, segment: Segment) -> Mapping[str, str]:
        found = self._store.get(self._key("segment files", segment))
        if isinstance(found, dict) and all(isinstance(text, str) for text in found.values()):
            return found
        return index_segment(_stories_of(segment)).files

    def _keep(self, segment: Segment, made: SegmentIndex) -> KeptSegment:
        self._store.put(self._key("segment", segment), {"table": made.table, "names": list(made.files)})
        if segment.sealed:  # the live one changes too often to be kept for months, and is made soon
            self._store.put(self._key("segment files", segment), made.files)
        return KeptSegment(segment.digest, made.table, tuple(made.files), lambda: made.files)

    def _key(self, kind: str, segment: Segment) -> bytes:
        return self._store.key(kind, segment.digest)

    def _index(self, segments: Sequence[Segment]) -> Iterable[SegmentIndex]:
        if len(segments) > 1 and sum(len(segment.entries) for segment in segments) >= _WORTH_IT:
            with suppress(BrokenExecutor), self._factory()(cores()) as executor:
                coming = [executor.submit(index_segment, _stories_of(segment)) for segment in segments]
                return [each.result() for each in coming]
        return (index_segment(_stories_of(segment)) for segment in segments)


def _stories_of(segment: Segment) -> list[SearchStory]:
    return [entry.read() for entry in segment.entries]


def _is_sound(found: Any) -> bool:
    """Say whether an entry of the store can be ours: another program may have put it there."""
    table = found.get("table") if isinstance(found, dict) else None
    names = found.get("names") if isinstance(found, dict) else None
    if not isinstance(table, dict) or not isinstance(names, list):
        return False
    return {name: type(value) for name, value in table.items()} == _KIND and all(map(_is_name, names))


def _is_name(name: Any) -> bool:
    """Say whether ``name`` is one of our files: it becomes part of a path."""
    return isinstance(name, str) and name[:1] in "wpt" and name.endswith(".json") and name[1:-5].isdecimal()
