"""How a question looks at the index: whatever it looks at is noted, so that nobody says what an answer depends on.

What it looks at are *facets*: a collection by its name (``tag:cam``: who is in it, in which order), and
``card:PATH``, ``story:PATH``, ``body:PATH``, ``kind:tag`` (which collections of a kind there are),
``called:NAME`` (which stories have that name) and ``names`` (all of them).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from bantin.archive.filing import Filed
from bantin.archive.index import Index

NAMES = "names"


@dataclass(slots=True)
class Look:
    """One look at the index; ``facets`` are what was looked at."""

    index: Index
    facets: set[str] = field(default_factory=set)

    def members(self, collection: str) -> Sequence[bytes]:
        """Return the sort keys of the members of ``collection``, newest first."""
        self.facets.add(collection)
        return self.index.members(collection)

    def card(self, path: str) -> Filed | None:
        """Return the story ``path`` for somebody who looks at no more of it than its card."""
        self.facets.add(f"card:{path}")
        return self.index.filed(path)

    def story(self, path: str) -> Filed | None:
        """Return the story ``path`` for somebody who looks at all of it but its body."""
        self.facets.add(f"story:{path}")
        return self.index.filed(path)

    def body(self, path: str) -> str:
        """Return the digest of the body of the story ``path``, empty if there is none."""
        self.facets.add(f"body:{path}")
        filed = self.index.filed(path)
        return filed.body if filed else ""

    def collections(self, kind: str) -> tuple[str, ...]:
        """Return the names of the collections of that ``kind`` that have members."""
        self.facets.add(f"kind:{kind}")
        return self.index.collections(kind)

    def called(self, name: str) -> tuple[str, ...]:
        """Return the paths of the stories that editors may call ``name``."""
        self.facets.add(f"called:{name}")
        return self.index.called(name)

    def names(self) -> Set[str]:
        """Return all names by which editors may call stories."""
        self.facets.add(NAMES)
        return self.index.names()
