"""Which pages need not be rendered: those that would read only what they read before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.fast_build.memory import Memory
from plugins.fast_build.tokens import Tokens, Unknown, digest
from plugins.fast_build.tree import Files
from plugins.newsroom.reads import RESTLESS

# The same for one page in every build: they follow from its place in the site.
_OF_THE_PLACE = {"SITEURL", "localsiteurl", "output_file"}


@dataclass(frozen=True, slots=True)
class NotedPage:
    """A page to be written: its path in the site, template, context, the values that it alone is given."""

    path: str
    template: str
    context: Mapping[str, Any]
    values: Mapping[str, Any]
    way: tuple[Any, ...]
    """What shapes its addresses: whether they are relative, and its own."""


class Skipping:
    """Decides for each page whether the site's file for it stays; ``own`` digests the story of a story's page."""

    def __init__(
        self,
        memory: Memory,
        site: Files,
        tokens: Tokens,
        own: Callable[[Any, Tokens], str],
        closure: Callable[[str], str],
    ) -> None:
        self._memory, self._site = memory, site
        self._tokens, self._own, self._closure = tokens, own, closure
        self._shared: dict[tuple[int, frozenset[str], frozenset[str]], str] = {}
        self.pages: dict[str, tuple[str, frozenset[str]]] = {}

    def stays(self, page: NotedPage) -> bool:
        """Say whether the page would be what it is, and its file is what it was."""
        before = self._memory.pages.get(page.path)
        if before is None or not before.is_file(self._site.get(page.path)):
            return False
        now = self._digest(page, before.names)
        if not now or now != before.digest:
            return False
        self.pages[page.path] = now, before.names
        return True

    def learn(self, page: NotedPage, names: frozenset[str]) -> None:
        """Remember what a page that was just rendered has read."""
        found = self._digest(page, names)
        if found:
            self.pages[page.path] = found, names

    def _digest(self, page: NotedPage, names: frozenset[str]) -> str:
        """Return the digest of all that ``page`` shows if it reads ``names``; empty if nobody can tell."""
        if RESTLESS in names:
            return ""
        try:
            own = [
                f"{name}={self._own(value, self._tokens) if name == 'article' else self._tokens(value)}"
                for name, value in page.values.items()
                if name in names
            ]
            return digest(page.path, self._closure(page.template), repr(page.way), self._common(page, names), *own)
        except Unknown:
            return ""

    def _common(self, page: NotedPage, names: frozenset[str]) -> str:
        """Return the digest of what pages of one kind read of their context; they share it."""
        key = id(page.context), names, frozenset(page.values)
        if key not in self._shared:
            wanted = sorted(names & page.context.keys() - page.values.keys() - _OF_THE_PLACE)
            self._shared[key] = digest(*(f"{name}={self._tokens(page.context[name])}" for name in wanted))
        return self._shared[key]
