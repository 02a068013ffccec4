"""Who asked what, and which pages to render after a change: those alone one of whose questions has another answer.

A page is a function of its templates and of the answers that it was given. So it stays as it is as long as it would
be answered alike: it would then ask the very same questions. Each question notes what it looked at; after a change
only those are asked again that looked at something touched, and they note anew what they look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, Protocol

from bantin.archive.index import Index
from bantin.archive.look import Look
from bantin.archive.plain import digest_of
from bantin.archive.question import Query


@dataclass(frozen=True, slots=True)
class Trace:
    """What stands for the answer of a question, and the facets that it looked at."""

    digest: str
    facets: frozenset[str]


class Traces(Protocol):
    """What the build before kept of what was asked."""

    def looking_at(self, facets: Iterable[str]) -> Mapping[Query, str]:
        """Return the questions that looked at any of ``facets``, and what stood for their answers."""

    def readers(self, queries: Iterable[Query]) -> Set[str]:
        """Return the pages that asked any of ``queries``."""


class Asking:
    """Answers questions from ``index``, each once, and knows for each page what it asked."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._answers: dict[Query, Any] = {}
        self.traces: dict[Query, Trace] = {}
        self.reads: dict[str, set[Query]] = {}

    def of_page(self, page: str) -> PageAsking:
        """Return what the page ``page`` asks with; what it asked before is forgotten."""
        self.reads[page] = set()
        return PageAsking(self, self.reads[page])

    def answer(self, query: Query) -> Any:
        """Return the answer to ``query``, noted for no page."""
        if query not in self._answers:
            look = Look(self._index)
            self._answers[query] = query.answer(look)
            self.traces[query] = Trace(digest_of(self._answers[query]), frozenset(look.facets))
        return self._answers[query]

    def digest(self, query: Query) -> str:
        """Return what stands for the answer to ``query``."""
        self.answer(query)
        return self.traces[query].digest


@dataclass(frozen=True, slots=True)
class PageAsking:
    """What one page asks with; ``asked`` are its questions so far."""

    asking: Asking
    asked: set[Query] = field(default_factory=set)

    def ask(self, query: Query) -> Any:
        """Return the answer to ``query``, and note that the page depends on it."""
        self.asked.add(query)
        return self.asking.answer(query)

    @property
    def digest(self) -> str:
        """Stands for all that the page was told: its view, if it is made of nothing else."""
        told = sorted((type(query).__name__, repr(query), self.asking.digest(query)) for query in self.asked)
        return digest_of(tuple(told))


def changed_queries(traces: Traces, asking: Asking, touched: Iterable[str]) -> frozenset[Query]:
    """Return the questions that have another answer now; those are asked again that looked at something ``touched``.

    What they look at now is noted with ``asking``, also where their answer is the same.
    """
    again = traces.looking_at(touched)
    return frozenset(query for query, digest in again.items() if asking.digest(query) != digest)


def pages_to_render(traces: Traces, asking: Asking, touched: Iterable[str]) -> Set[str]:
    """Return the pages that would be told something else now; pages that are new to the site are not among them."""
    return traces.readers(changed_queries(traces, asking, touched))
