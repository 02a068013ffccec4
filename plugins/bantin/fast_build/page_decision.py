"""Which pages need not be rendered: those that would read only what they read before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from jinja2 import Environment

from bantin.fast_build.page_traces import SAME, Fragment, PageTrace, PageTraces
from bantin.fast_build.tree import Files
from bantin.fast_build.value_digest import Tokens, Undigestible, Unpredictable, digest
from bantin.newsroom.page_reads import ALWAYS_RENDER

# The same for one page in every build: they follow from its place in the site.
_OF_THE_PLACE = {"SITEURL", "localsiteurl", "output_file"}
Reason = tuple[str, ...]
FRAGMENT = "(fragment)"
EXCHANGED = ("exchanged",)
_SHORT = 16  # hexadecimal digits: enough that two of a site's pages never have the same by chance


@dataclass(frozen=True, slots=True)
class PageRead:
    """What a page has read: the ``names`` outside its fragment, and the ``fragment`` with what that one has read.

    It ``is_exchanged`` where the fragment alone was written anew.
    """

    names: frozenset[str]
    fragment: Fragment | None = None
    is_exchanged: bool = False


@dataclass(frozen=True, slots=True)
class NotedPage:
    """A page to be written: its path in the site, template, context, the values that it alone is given."""

    path: str
    environment: Environment
    template: str
    context: Mapping[str, Any]
    values: Mapping[str, Any]
    way: tuple[Any, ...]
    """What shapes its addresses: whether they are relative, and its own."""


class PageDecision:
    """Decides for each page whether the site's file for it stays; ``own`` digests the story of a story's page,
    ``beside`` what stands beside it; ``captures`` says of a template that it may change the words of its fragment.

    ``pages`` holds those that a digest stands for, ``restless`` why others were rendered.
    """

    def __init__(
        self,
        memory: PageTraces,
        site: Files,
        tokens: Tokens,
        own: Callable[[Any, Tokens, Set[str]], Mapping[str, str]],
        closure: Callable[[Environment, str], str],
        beside: Callable[[Any, Tokens, Set[str]], str] = lambda article, tokens, names: "",
        captures: Callable[[Environment, str], bool] = lambda environment, name: False,
    ) -> None:
        self._memory, self._site, self._beside, self._captures = memory, site, beside, captures
        self._tokens, self._own, self._closure = tokens, own, closure
        self._shared: dict[tuple[int, frozenset[str], frozenset[str]], tuple[str, Mapping[str, str]]] = {}
        self._short: dict[int, dict[str, str]] = {}
        # Both are held, so that their numbers are not given again.
        self._compared: dict[tuple[int, int], tuple[Mapping[str, str], Mapping[str, str], tuple[str, ...]]] = {}
        self._reasons: dict[str, Reason] = {}
        self._exchangeable: dict[str, PageTrace] = {}
        self._found: dict[str, PageTrace] = {}
        self.pages: Mapping[str, PageTrace] = self._found
        self.restless: dict[str, Reason] = {}

    def stays(self, page: NotedPage) -> bool:
        """Say whether the page would be what it is, and its file is what it was."""
        reason, before = self._look(page)
        if reason or before is None:
            self._reasons[page.path] = reason
            if before and before.fragment and reason == ("changed", FRAGMENT):
                self._exchangeable[page.path] = before
            return False
        self._found[page.path] = before if before.reason == SAME else replace(before, reason=SAME)
        return True

    def exchangeable(self, page: NotedPage) -> Fragment | None:
        """Return the fragment of ``page``, which does not stay, if all else of it would be what it is."""
        before = self._exchangeable.get(page.path)
        return before.fragment if before else None

    def _look(self, page: NotedPage) -> tuple[Reason, PageTrace | None]:
        """Return why ``page`` has to be rendered, nothing if it stays; and what was known of it."""
        before = self._memory.pages.get(page.path)
        if before is None:
            return self._memory.restless.get(page.path, ("new",) if self._memory.pages else ("first",)), None
        if not self._memory.has(page.path, self._site.get(page.path)):
            return ("file",), before
        return self._decide(page, before), before

    def _decide(self, page: NotedPage, before: PageTrace) -> Reason:
        """Return why ``page`` has to be rendered; nothing if it would show what it did."""
        if getattr(page.values.get("article"), "card", None) and ALWAYS_RENDER not in before.names:
            with suppress(Undigestible):
                differing = self._differing(page, before)
                return ("changed", *differing) if differing else ()
        now = self._read(page, before.names, before.names_inside)
        if not isinstance(now, _Shown):
            return now
        return () if now.digest == before.digest else ("changed", *self._changed(before, now))

    def _differing(self, page: NotedPage, before: PageTrace) -> list[str]:
        """Return the names of what ``page``, of a story known by its card, would show otherwise; nobody looks inside.

        Whatever else it shows follows from the story.
        """
        beside = partial(self._beside, page.values["article"], self._tokens)
        own = self._around(page) | {"(beside)": beside(before.names)}
        if before.fragment:
            own[FRAGMENT] = beside(before.fragment.names)
        common = self._differing_common(before.shared, self._shorten(self._common(page, before.names)[1]))
        return sorted({*common, *(name for name, token in _short(own).items() if before.own.get(name) != token)})

    def _differing_common(self, old: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
        """Return the names by which ``old`` and ``now`` differ, worked out once for all pages that share both."""
        key = id(old), id(now)
        if key not in self._compared:
            names = tuple(name for name in old.keys() | now.keys() if old.get(name) != now.get(name))
            self._compared[key] = old, now, names
        return self._compared[key][2]

    def _around(self, page: NotedPage) -> dict[str, str]:
        """Return what stands for the template of ``page``, and for its place."""
        return {"(template)": self._closure(page.environment, page.template), "(addresses)": repr(page.way)}

    def differences(self, page: NotedPage) -> Reason:
        """Return the names of what ``page`` would show otherwise than it does; why, if nobody can tell."""
        before = self._memory.pages.get(page.path)
        if before is None:
            return ("new",)
        now = self._read(page, before.names, before.names_inside)
        return tuple(self._changed(before, now)) if isinstance(now, _Shown) else now

    def learn(self, page: NotedPage, read: PageRead) -> None:
        """Remember what a page that was just written has read."""
        found = self._trace_exchanged(page, read) if read.is_exchanged else self._trace(page, read)
        if isinstance(found, PageTrace):
            self._found[page.path] = found
        else:
            self.restless[page.path] = found

    def _trace(self, page: NotedPage, read: PageRead) -> PageTrace | Reason:
        if read.fragment and self._is_captured(page):
            read = PageRead(read.names | read.fragment.names)
        found = self._read(page, read.names, read.fragment.names if read.fragment else frozenset())
        if not isinstance(found, _Shown):
            return found
        shared, own = self._shorten(found.shared), _short(found.own)
        fragment = replace(read.fragment, around=found.around) if read.fragment else None
        reason = self._reasons.get(page.path, ("new",))
        return PageTrace(found.digest, read.names, shared, own, reason, fragment)

    def _is_captured(self, page: NotedPage) -> bool:
        """Say whether a template may change the words of a fragment of ``page``, or nobody can tell."""
        with suppress(Undigestible):
            return self._captures(page.environment, page.template)
        return True

    def _trace_exchanged(self, page: NotedPage, read: PageRead) -> PageTrace | Reason:
        """Return what is known of a page of which only the fragment was written anew: nobody looks at all else."""
        before, fragment = self._exchangeable[page.path], read.fragment
        assert fragment is not None
        if ALWAYS_RENDER in fragment.names:
            return ("restless",)
        try:
            token = self._beside(page.values["article"], self._tokens, fragment.names)
        except Undigestible as error:
            return "unknown", str(error)
        own = {**before.own, **_short({FRAGMENT: token})}
        return PageTrace(digest(fragment.around, token), before.names, before.shared, own, EXCHANGED, fragment)

    def token_of(self, value: Any) -> str:
        """Return the digest of ``value``; empty if it has none."""
        try:
            return self._tokens(value)
        except Undigestible:
            return ""

    @property
    def is_predictable(self) -> bool:
        """Say whether the same site would come of the same settings, theme and content."""
        return not any(reason[0] == "unpredictable" for reason in self.restless.values())

    def _read(self, page: NotedPage, names: frozenset[str], inside: frozenset[str] = frozenset()) -> _Shown | Reason:
        """Return what ``page`` shows if it reads ``names``, its fragment those ``inside``, or why nobody can tell."""
        if ALWAYS_RENDER in names:
            return ("restless",)
        try:
            own = self._around(page)
            for name, value in page.values.items():
                if name in names:
                    known = self._own(value, self._tokens, names) if name == "article" else None
                    own |= known or {name: self._tokens(value)}
            common, shared = self._common(page, names)
            token = self._beside(page.values["article"], self._tokens, inside) if inside else ""
        except Unpredictable as error:
            return "unpredictable", str(error)
        except Undigestible as error:
            return "unknown", str(error)
        told = (f"{name}={token}" for name, token in own.items())
        around = digest(page.path, common, *told)
        if not inside:
            return _Shown(around, shared, own, around)
        return _Shown(digest(around, token), shared, own | {FRAGMENT: token}, around)

    def _common(self, page: NotedPage, names: frozenset[str]) -> tuple[str, Mapping[str, str]]:
        """Return the digest of what pages of one kind read of their context, and of each name; they share it."""
        key = id(page.context), names, frozenset(page.values)
        if key not in self._shared:
            wanted = sorted(names & page.context.keys() - page.values.keys() - _OF_THE_PLACE)
            tokens = {name: self._tokens(page.context[name]) for name in wanted}
            self._shared[key] = digest(*(f"{name}={token}" for name, token in tokens.items())), tokens
        return self._shared[key]

    def _shorten(self, shared: Mapping[str, str]) -> Mapping[str, str]:
        """Return the short digests of what pages of one kind show, the same object for all of them."""
        known = self._short.get(id(shared))
        if known is None:
            known = self._short[id(shared)] = _short(shared)
        return known

    def _changed(self, before: PageTrace, now: _Shown) -> list[str]:
        """Return the names whose values are not what they were."""
        old, new = {**before.shared, **before.own}, {**self._shorten(now.shared), **_short(now.own)}
        return sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page would show: one digest of it all, and that of each name, shared with others of its kind or own.

    ``around`` is that of all but its fragment.
    """

    digest: str
    shared: Mapping[str, str]
    own: Mapping[str, str]
    around: str


def _short(tokens: Mapping[str, str]) -> dict[str, str]:
    """Return enough of each digest to tell it from others when somebody asks why."""
    return {name: digest(token)[:_SHORT] for name, token in tokens.items()}
