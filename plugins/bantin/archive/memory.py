"""An archive that is held in memory: what a site of few stories needs, or one whose archive cannot be kept."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from bantin.archive.asking import Asking
from bantin.archive.collections import kind_of
from bantin.archive.edit import Edit
from bantin.archive.filing import Filed
from bantin.archive.index import names_of
from bantin.archive.question import Query


class MemorySource:
    """A :class:`bantin.archive.index.Source`; edits are taken over one after the other."""

    def __init__(self) -> None:
        self._stories: dict[str, Filed] = {}
        self._members: dict[str, list[bytes]] = {}
        self._called: dict[str, set[str]] = defaultdict(set)

    def take_over(self, edit: Edit) -> None:
        """Make the state that ``edit`` leads to this one."""
        for path, filed in edit.changes.items():
            self._forget(path)
            if filed:
                self._stories[path] = filed
                for name in names_of(filed.story):
                    self._called[name].add(path)
        for collection, gone in edit.moves.leaving.items():
            self._members[collection] = [key for key in self._members[collection] if key not in gone]
        for collection, keys in edit.moves.joining.items():
            for key in keys:
                insort(self._members.setdefault(collection, []), key)

    def _forget(self, path: str) -> None:
        known = self._stories.pop(path, None)
        for name in names_of(known.story) if known else ():
            self._called[name].discard(path)

    def filed(self, path: str) -> Filed | None:
        """Return the story ``path``."""
        return self._stories.get(path)

    def members(self, collection: str) -> Sequence[bytes]:
        """Return the sort keys of the members."""
        return self._members.get(collection, ())

    def counts(self, kind: str) -> Mapping[str, int]:
        """Return how many members each collection of that ``kind`` has that has any."""
        return {name: len(keys) for name, keys in self._members.items() if keys and kind_of(name) == kind}

    def count(self, collection: str) -> int:
        """Return how many members ``collection`` has."""
        return len(self._members.get(collection, ()))

    def called(self, name: str) -> Iterable[str]:
        """Return the paths of the stories that editors may call ``name``."""
        return self._called.get(name, ())

    def names(self) -> Iterable[str]:
        """Return all names by which editors may call stories."""
        return (name for name, paths in self._called.items() if paths)


class MemoryTraces:
    """:class:`bantin.archive.asking.Traces` in memory."""

    def __init__(self) -> None:
        self._digests: dict[Query, str] = {}
        self._lookers: dict[str, set[Query]] = defaultdict(set)
        self._facets: dict[Query, frozenset[str]] = {}
        self._readers: dict[Query, set[str]] = defaultdict(set)
        self._asked: dict[str, frozenset[Query]] = {}

    def looking_at(self, facets: Iterable[str]) -> Mapping[Query, str]:
        """Return the questions that looked at any of ``facets``, and what stood for their answers."""
        return {query: self._digests[query] for facet in facets for query in self._lookers.get(facet, ())}

    def readers(self, queries: Iterable[Query]) -> Set[str]:
        """Return the pages that asked any of ``queries``."""
        return {page for query in queries for page in self._readers.get(query, ())}

    def take_over(self, asking: Asking, gone: Iterable[str] = ()) -> None:
        """Keep what was asked now; pages that are ``gone`` ask nothing, questions that no page asks are forgotten."""
        for query, trace in asking.traces.items():
            self._forget(query)
            self._digests[query], self._facets[query] = trace.digest, trace.facets
            for facet in trace.facets:
                self._lookers[facet].add(query)
        asked = {**dict.fromkeys(gone, frozenset[Query]()), **asking.reads}
        for page, queries in asked.items():
            for query in self._asked.pop(page, ()):
                self._readers[query].discard(page)
            for query in queries:
                self._readers[query].add(page)
            if queries:
                self._asked[page] = frozenset(queries)
        for query in [query for query in self._digests if not self._readers.get(query)]:
            self._forget(query)

    def _forget(self, query: Query) -> None:
        self._digests.pop(query, None)
        for facet in self._facets.pop(query, ()):
            self._lookers[facet].discard(query)
