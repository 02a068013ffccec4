"""What questions are answered from: stories by path and the members of collections, as they are now.

It is a change, held in memory, over whatever keeps the rest (:class:`Source`): what a build found is asked before it
is kept. A forked worker inherits the change, and opens the source for itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Protocol

from bantin.archive.collections import Moves, kind_of
from bantin.archive.filing import Filed
from bantin.archive.row import path_of_key
from bantin.newsroom.story import Story


class Source(Protocol):
    """Where the state that a change starts from is kept."""

    def filed(self, path: str) -> Filed | None:
        """Return the story ``path``, None if there is none."""

    def members(self, collection: str) -> Sequence[bytes]:
        """Return the sort keys of the members, ascending, that is newest first."""

    def counts(self, kind: str) -> Mapping[str, int]:
        """Return how many members each collection of that ``kind`` has that has any."""

    def count(self, collection: str) -> int:
        """Return how many members ``collection`` has."""

    def called(self, name: str) -> Iterable[str]:
        """Return the paths of the stories that editors may call ``name``."""

    def names(self) -> Iterable[str]:
        """Return all names by which editors may call stories."""


class Index:
    """The stories and collections of ``source`` with ``changes`` (a story, or None, by path) made to them."""

    def __init__(self, source: Source, changes: Mapping[str, Filed | None], change: Moves) -> None:
        self._source, self._changes, self._moves = source, changes, change
        self._members: dict[str, list[bytes]] = {}
        self._filed: dict[str, Filed | None] = dict(changes)
        self._names = _names_of(changes)

    def filed(self, path: str) -> Filed | None:
        """Return the story ``path``; None if there is none."""
        if path not in self._filed:
            self._filed[path] = self._source.filed(path)
        return self._filed[path]

    def members(self, collection: str) -> Sequence[bytes]:
        """Return the sort keys of the members of ``collection``, newest first; nobody else may change the list."""
        if collection not in self._members:
            found = list(self._source.members(collection))
            self._members[collection] = self._moved(collection, found)
        return self._members[collection]

    def collections(self, kind: str) -> tuple[str, ...]:
        """Return the collections of that ``kind`` that have members, by name."""
        counts = Counter(self._source.counts(kind))
        for sign, groups in ((1, self._moves.joining), (-1, self._moves.leaving)):
            counts.update({name: sign * len(keys) for name, keys in groups.items() if kind_of(name) == kind})
        return tuple(name for name in sorted(counts) if counts[name])

    def called(self, name: str) -> tuple[str, ...]:
        """Return the paths of the stories that editors may call ``name``: by path, or the last word of an address."""
        stayed = (path for path in self._source.called(name) if path not in self._changes)
        return tuple(sorted({*stayed, *self._names.get(name, ())}))

    def names(self) -> Set[str]:
        """Return all names by which editors may call stories."""
        left = (self._source.filed(path) for path in self._changes)
        doubtful = {name for filed in left if filed for name in names_of(filed.story)}
        return {*self._source.names(), *self._names} - {name for name in doubtful if not self.called(name)}

    def _moved(self, collection: str, keys: list[bytes]) -> list[bytes]:
        gone = self._moves.leaving.get(collection, frozenset())
        if len(gone) > 8:  # one by one costs the length of the list each time
            keys = [key for key in keys if key not in gone]
        else:
            for key in gone:
                place = bisect_left(keys, key)
                if keys[place : place + 1] == [key]:
                    del keys[place]
        joining = self._moves.joining.get(collection)
        return sorted({*keys, *joining}) if joining else keys


class Nothing:
    """The source of an archive that holds nothing yet."""

    def filed(self, path: str) -> Filed | None:
        """There is no story."""

    def members(self, collection: str) -> Sequence[bytes]:
        """No collection has members."""
        return ()

    def counts(self, kind: str) -> Mapping[str, int]:
        """There are no collections."""
        return {}

    def count(self, collection: str) -> int:
        """No collection has members."""
        return 0

    def called(self, name: str) -> Iterable[str]:
        """No story has a name."""
        return ()

    def names(self) -> Iterable[str]:
        """There are no names."""
        return ()


def names_of(story: Story) -> frozenset[str]:
    """Return the names by which editors may call ``story``: its path, with and without ending, its address's end."""
    end = story.url.removesuffix("index.html").rstrip("/").rpartition("/")[2].removesuffix(".html")
    return frozenset((story.path, story.path.removesuffix(".md"), end))


def paths(keys: Iterable[bytes]) -> tuple[str, ...]:
    """Return the paths that sort keys hold."""
    return tuple(map(path_of_key, keys))


def _names_of(changes: Mapping[str, Filed | None]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, filed in changes.items():
        for name in names_of(filed.story) if filed else ():
            found.setdefault(name, []).append(path)
    return found
