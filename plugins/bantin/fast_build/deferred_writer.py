"""Pelican's writer, patient: it notes each page, and has those that changed written at the end by many hands."""

from __future__ import annotations

import logging
from collections import ChainMap
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from pelican.writers import Writer

from bantin.fast_build.exchange import ExchangedPage, OldPages, WholePage
from bantin.fast_build.page_decision import NotedPage, PageDecision, PageRead
from bantin.fast_build.page_traces import Fragment
from bantin.newsroom import page_reads
from bantin.newsroom.executor import cores
from bantin.newsroom.fork_pool import Job, can_fork, do_all
from bantin.newsroom.progress import UNSEEN, Progress

_WORTH_IT = 200  # pages; fewer are written sooner than workers are there
_EXCHANGED_AT_ONCE = 4  # fragments are written in the time of a page
_UNKNOWN = PageRead(frozenset({page_reads.ALWAYS_RENDER}))
Write = Callable[[Any], None]


class _Listener(logging.Handler):
    """Hears whether a template had a warning to give."""

    heard = False

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        self.heard = True


class DeferredWriter(Writer):  # type: ignore[misc]
    """Writes what Pelican's own writer would, later."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self._jobs: list[tuple[NotedPage | None, Write, Any]] = []
        self._names: set[str] = set()
        self.rendered = 0
        self._read: dict[str, PageRead] = {}
        self._kinds: dict[frozenset[str], frozenset[str]] = {}

    def write_file(self, name: str, template: Any, context: Any, *arguments: Any, **named: Any) -> None:
        """Note a page; one that is to take the place of another is written at once, after all before it."""
        if not name:
            return
        write_file = super().write_file

        def write(shown: Any) -> None:
            write_file(name, shown, context, *arguments, **named)

        if named.get("override_output") or name in self._names:
            self.write_all(1, lambda: None)
            write(template)
        else:
            self._jobs.append((self._note(name, template, context, *arguments, **named), write, template))
        self._names.add(name)

    def _note(
        self,
        name: str,
        template: Any,
        context: Any,
        relative_urls: bool = False,
        paginated: Any = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **values: Any,
    ) -> NotedPage | None:
        """Return the page as what it is made from; None for one that nobody can tell that of.

        That is a list that Pelican cuts into pages itself, and a template without a file, or with names of its own.
        """
        if template_name in self.settings["PAGINATED_TEMPLATES"] or not template.name:
            return None
        if _has_names_of_its_own(template):
            return None
        return NotedPage(name, template.environment, template.name, context, values, (relative_urls, url))

    def _render(self, page: NotedPage, write: Write, template: Any) -> None:
        """Write a page and note what it reads, apart what its fragment reads if that can be exchanged."""
        noted: list[page_reads.NotedFragment] = []
        shown = WholePage(template, noted)
        names = self._note_readings(page, partial(write, shown), noted)
        fragment = shown.fragment
        if fragment is None:
            names |= frozenset().union(*(it.names for it in noted))
        self._read[page.path] = self._shared(PageRead(names, fragment))

    def _exchange(self, page: NotedPage, write: Write, template: Any, fragment: Fragment, old: OldPages) -> None:
        """Write a page as it stands with its ``fragment`` anew; all of it if what stands is not what was written."""
        found = old.read(page.path, fragment)
        if found is None:
            self._render(page, write, template)
            return
        shown = ExchangedPage(page.environment, found, fragment)
        names = self._note_readings(page, partial(write, shown))
        read = PageRead(frozenset(), replace(shown.fragment, names=names), is_exchanged=True)
        self._read[page.path] = self._shared(read)

    def _note_readings(
        self, page: NotedPage, job: Job, fragments: list[page_reads.NotedFragment] | None = None
    ) -> frozenset[str]:
        """Do ``job`` and return what ``page`` reads meanwhile; one that had something to say says it every time."""
        listener = _Listener()
        logging.getLogger().addHandler(listener)
        try:
            with page_reads.noting_page(page.values.get("article"), fragments) as names:
                job()
        finally:
            logging.getLogger().removeHandler(listener)
        return frozenset(names | {page_reads.ALWAYS_RENDER} if listener.heard else names)

    def _shared(self, read: PageRead) -> PageRead:
        """Return ``read`` with the one set that stands for its names: pages of a kind read the same, some hundred."""
        known, it = self._kinds.setdefault, read.fragment
        names = known(read.names, read.names)
        if it and (inside := known(it.names, it.names)) is not it.names:
            it = replace(it, names=inside)
        return PageRead(names, it, read.is_exchanged)

    def keep_pages(self, is_wanted: Callable[[NotedPage], bool]) -> list[NotedPage]:
        """Forget every page that was noted but those wanted; return these."""
        self._jobs = [(page, *how) for page, *how in self._jobs if page and is_wanted(page)]
        return [page for page, *_ in self._jobs if page]

    def write_all(
        self,
        workers: int | None,
        gather: Callable[[], Any],
        skipping: PageDecision | None = None,
        progress: Progress = UNSEEN,
        prepare: Callable[[list[NotedPage]], None] = lambda pages: None,
        old: OldPages | None = None,
    ) -> tuple[list[str], list[Any]]:
        """Write every page that was noted, but those that stay as ``skipping`` says.

        Return the paths of these, and what ``gather`` gives in each worker, nothing if there were none. ``workers``
        None leaves their number to the work and to the cores that are there. ``progress`` shows how far it has come;
        ``prepare`` is shown the pages that will be rendered whole; of ``old`` pages those are made that may be.
        """
        noted, self._jobs = self._jobs, []
        whole, exchanged, staying = list[Job](), list[Job](), list[str]()
        rendered, learning = list[NotedPage](), list[NotedPage]()
        for page, write, template in noted:
            if page is None:
                whole.append(partial(write, template))
                continue
            if skipping and skipping.stays(page):
                staying.append(page.path)
                continue
            learning.append(page)
            fragment = skipping.exchangeable(page) if skipping and old else None
            if fragment and old:
                exchanged.append(partial(self._exchange, page, write, template, fragment, old))
            else:
                rendered.append(page)
                whole.append(partial(self._render, page, write, template))
        self.rendered += len(whole) + len(exchanged)
        prepare(rendered)
        weight = len(whole) + len(exchanged) // _EXCHANGED_AT_ONCE
        hands = workers or (cores() if weight >= _WORTH_IT else 1)
        gathered = self._do([*whole, *exchanged], hands, gather, progress)
        for page in learning:
            if skipping:
                skipping.learn(page, self._read.get(page.path, _UNKNOWN))
        return sorted(staying), gathered

    def _do(self, jobs: list[Job], workers: int, gather: Callable[[], Any], progress: Progress) -> list[Any]:
        if workers > 1 and can_fork():
            found = do_all(jobs, workers, lambda: (self._read, gather()), progress)
            for reads, _ in found:
                self._read.update((path, self._shared(read)) for path, read in reads.items())
            return [gathered for _, gathered in found]
        for job in jobs:
            job()
        return []


def _has_names_of_its_own(template: Any) -> bool:
    """Say whether a template knows names that others of its environment do not."""
    own, common = template.globals, template.environment.globals
    if isinstance(own, ChainMap) and own.maps[-1] is common:  # as Jinja makes it; to compare all names takes longer
        return any(name not in common for names in own.maps[:-1] for name in names)
    return bool(own.keys() != common.keys())
