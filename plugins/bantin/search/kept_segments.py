"""Segments that an earlier build has indexed: none is indexed twice, nor read as long as its files stand.

Of a segment the store keeps what the list of segments says, and apart from it the files, which most builds find where
the build before left them, and its stories without their bodies, for a build that is given a few stories alone. One
in which few stories have changed, or came or went as its last, is made of the files that it had, and of those few.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import zip_longest
from typing import Any

from bantin.archive.plain import as_data, from_data
from bantin.archive.row_entry import html_of
from bantin.newsroom.cache import Store
from bantin.newsroom.executor import ExecutorFactory, cores
from bantin.search.articles import with_body
from bantin.search.kept_files import KeptFiles
from bantin.search.renewed_index import Change, renew_index
from bantin.search.segment_index import SegmentIndex, index_segment
from bantin.search.segments import Segment
from bantin.search.story import Entry, SearchStory

_FEW = 20  # stories; of more of them, each with hundreds of words, all are soon indexed as quickly
_WORTH_IT = 1_000  # stories; fewer are indexed sooner than workers are there
_KIND = {"count": int, "days": list, "words": list, "pairs": int, "titles": int}


@dataclass(slots=True)
class KeptSegment:
    """A segment as the list tells it, ``table``; the ``names`` of its files, the ``paths`` of its stories.

    ``digest`` stands for what is in the files, whoever made them: it is the name of their folder.

    ``read`` gives the files once they are wanted, None if there is no way to.
    """

    digest: str
    table: dict[str, Any]
    names: tuple[str, ...]
    paths: Sequence[str]
    read: Callable[[], Mapping[str, str] | None]


class SegmentStore:
    """Gives segments from ``store``; those that it lacks are indexed, by workers of ``factory`` if they are many."""

    def __init__(self, store: Store, factory: Callable[[], ExecutorFactory]) -> None:
        self._store, self._factory, self._kept_files = store, factory, KeptFiles(store)
        self._read: dict[str, list[Entry] | None] = {}  # by digest of the segment

    def get_all(self, segments: Sequence[Segment], former: Sequence[str] = ()) -> list[KeptSegment]:
        """Return ``segments`` with what is known of them, or is worked out, from the ``former`` ones if it can."""
        known = [self._whole(segment) or self._renewed(segment, former) for segment in segments]
        missing = [place for place, kept in enumerate(known) if kept is None]
        for place, made in zip(missing, self._index([segments[place] for place in missing]), strict=True):
            known[place] = self._keep(segments[place], made)
        return [kept for kept in known if kept]

    def _whole(self, segment: Segment) -> KeptSegment | None:
        """Return what is known of ``segment``, whose files can be made again where the store lacks them."""
        name = self._store.get(self._key("segment of stories", segment.digest))
        kept = self._known(name) if isinstance(name, str) else None
        if kept:
            read = kept.read
            kept.read = lambda: read() or index_segment(_stories_of(segment)).files
        return kept

    def _renewed(self, segment: Segment, former: Sequence[str]) -> KeptSegment | None:
        """Return ``segment`` as one of the ``former`` ones with other words in a few stories; None if it is none."""
        paths = [entry.path for entry in segment.entries]
        for digest in reversed(former):  # the last one changes most
            before = self._known(digest)
            if before and _begin_alike(before.paths, paths):
                with suppress(LookupError, TypeError, ValueError, AttributeError):  # it is not known, or forged
                    return self._with_changes(segment, before)
        return None

    def _with_changes(self, segment: Segment, before: KeptSegment) -> KeptSegment | None:
        """Return ``segment`` made of what it was ``before``; raise LookupError if some of that is not known."""
        known, heads = self._entries(before.digest) or (), [entry.head for entry in segment.entries if entry.head]
        pairs = enumerate(zip_longest(known, segment.entries))
        changed = [(number, was, now) for number, (was, now) in pairs if not (was and now and was.token == now.token)]
        files = before.read() if len(changed) <= _FEW else None
        if not files or len(heads) < len(segment.entries) or len(known) < len(before.paths):
            return None
        changes = [Change(number, *(each.read() if each else None for each in both)) for number, *both in changed]
        made = renew_index(files, lambda place: self._kept_files.marks(before.digest, place), heads, changes)
        return self._keep(segment, made, before.digest) if made else None

    def edit(self, digests: Sequence[str], changed: Mapping[str, Entry]) -> list[KeptSegment] | None:
        """Return the segments that were called ``digests``, the oldest first, with other bodies of some stories.

        ``changed`` holds these by path; what no segment holds is not listed. None if something is not known any more.
        """
        found: list[KeptSegment] = []
        for place, digest in enumerate(digests):
            kept = self._known(digest)
            if kept is None:
                return None
            if not changed.keys().isdisjoint(kept.paths):
                entries = self._entries(digest)
                if entries is None:
                    return None
                new = Segment(tuple(changed.get(entry.path, entry) for entry in entries), place < len(digests) - 1)
                try:
                    (kept,) = self.get_all([new], [digest])
                except LookupError:
                    return None
            found.append(kept)
        return found

    def entries(self, digests: Sequence[str]) -> dict[str, Entry] | None:
        """Return the stories of the segments that were called ``digests``, by path; None if one is not known."""
        found = [self._entries(digest) for digest in digests]
        return {entry.path: entry for each in found for entry in each or ()} if all(found) else None

    def _known(self, digest: str) -> KeptSegment | None:
        found: Any = self._store.get(self._key("segment", digest))
        if not _is_sound(found):
            return None
        self._store.keep_with(self._key("segment", digest), self._key("segment stories", digest))
        self._kept_files.keep_with(self._key("segment", digest), digest)
        names = tuple(found["names"])
        return KeptSegment(
            digest, found["table"], names, found["paths"], partial(self._kept_files.files, digest, names)
        )

    def _keep(self, segment: Segment, made: SegmentIndex, before: str = "") -> KeptSegment:
        paths = [entry.path for entry in segment.entries]
        digest = _name_of(made, paths)
        self._store.put(self._key("segment of stories", segment.digest), digest)
        told = {"table": made.table, "names": list(made.files), "paths": paths}
        self._store.put(self._key("segment", digest), told)
        if all(entry.head and entry.key for entry in segment.entries):
            stories = [[entry.path, entry.token, entry.key, as_data(entry.head)] for entry in segment.entries]
            self._store.put(self._key("segment stories", digest), stories)
        self._kept_files.keep(digest, made, segment.sealed, before)
        return KeptSegment(digest, made.table, tuple(made.files), paths, lambda: made.files)

    def _entries(self, digest: str) -> list[Entry] | None:
        if digest not in self._read:
            self._read[digest] = self._entries_in_store(digest)
        return self._read[digest]

    def _entries_in_store(self, digest: str) -> list[Entry] | None:
        found: Any = self._store.get(self._key("segment stories", digest))
        try:
            return [self._entry(*each) for each in found]
        except (TypeError, ValueError):
            return None

    def _entry(self, path: str, token: str, key: str, data: Any) -> Entry:
        head = from_data(SearchStory, data)
        day = dt.datetime.combine(head.day, dt.time())  # they are in order
        return Entry(day, path, token, lambda: with_body(head, html_under(self._store, key)), head, key)

    def _key(self, kind: str, *digests: str) -> bytes:
        return self._store.key(kind, *digests)

    def _index(self, segments: Sequence[Segment]) -> Iterable[SegmentIndex]:
        if len(segments) > 1 and sum(len(segment.entries) for segment in segments) >= _WORTH_IT:
            with suppress(BrokenExecutor), self._factory()(cores()) as executor:
                coming = [executor.submit(index_segment, _stories_of(segment)) for segment in segments]
                return [each.result() for each in coming]
        return (index_segment(_stories_of(segment)) for segment in segments)


def _begin_alike(paths: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether the longer one begins with all of the other: numbers of stories stay, as marks need it."""
    return all(one == other for one, other in zip(paths, others, strict=False))


def _name_of(made: SegmentIndex, paths: Sequence[str]) -> str:
    told = "\0".join((*paths, *made.files, *made.files.values()))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def html_under(store: Store, key: str) -> str:
    """Return the body that ``store`` holds under ``key``; raise LookupError if it holds none."""
    html = html_of(store.get_data(bytes.fromhex(key))) if key else None
    if html is None:
        raise LookupError(key)
    return html


def _stories_of(segment: Segment) -> list[SearchStory]:
    return [entry.read() for entry in segment.entries]


def _is_sound(found: Any) -> bool:
    """Say whether an entry of the store can be ours: another program may have put it there."""
    table = found.get("table") if isinstance(found, dict) else None
    names = found.get("names") if isinstance(found, dict) else None
    if not isinstance(table, dict) or not isinstance(names, list):
        return False
    paths = found["paths"] if isinstance(found.get("paths"), list) else [None]
    kinds = {name: type(value) for name, value in table.items()}
    return kinds == _KIND and all(map(_is_name, names)) and {*map(type, paths)} <= {str}


def _is_name(name: Any) -> bool:
    """Say whether ``name`` is one of our files: it becomes part of a path."""
    return isinstance(name, str) and name[:1] in "wpt" and name.endswith(".json") and name[1:-5].isdecimal()
