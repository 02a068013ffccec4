"""Pelican's writer, patient: it notes each page, and has those that changed written at the end by many hands."""

from __future__ import annotations

import logging
from collections import ChainMap
from collections.abc import Callable
from functools import partial
from typing import Any

from pelican.writers import Writer

from bantin.fast_build.fork_pool import Job, can_fork, do_all
from bantin.fast_build.page_decision import NotedPage, PageDecision
from bantin.newsroom import page_reads
from bantin.newsroom.executor import cores
from bantin.newsroom.progress import UNSEEN, Progress

_WORTH_IT = 200  # pages; fewer are written sooner than workers are there
Names = dict[str, frozenset[str]]


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
        self._jobs: list[tuple[NotedPage | None, Job]] = []
        self._names: set[str] = set()
        self.rendered = 0
        self._read: Names = {}
        self._kinds: dict[frozenset[str], frozenset[str]] = {}

    def write_file(self, name: str, template: Any, context: Any, *arguments: Any, **named: Any) -> None:
        """Note a page; one that is to take the place of another is written at once, after all before it."""
        if not name:
            return
        job = partial(super().write_file, name, template, context, *arguments, **named)
        if named.get("override_output") or name in self._names:
            self.write_all(1, lambda: None)
            job()
        else:
            page = self._note(name, template, context, *arguments, **named)
            self._jobs.append((page, partial(self._render, page, job) if page else job))
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

    def _render(self, page: NotedPage, job: Job) -> None:
        """Write a page and note what it reads; one that had something to say says it every time."""
        listener = _Listener()
        logging.getLogger().addHandler(listener)
        try:
            with page_reads.noting_page(page.values.get("article")) as names:
                job()
        finally:
            logging.getLogger().removeHandler(listener)
        restless = {page_reads.ALWAYS_RENDER} if listener.heard else set()
        self._read[page.path] = self._shared(frozenset(names | restless))

    def _shared(self, names: frozenset[str]) -> frozenset[str]:
        """Return the one set that stands for ``names``: pages of a kind read the same, some hundred each."""
        return self._kinds.setdefault(names, names)

    def keep_pages(self, is_wanted: Callable[[NotedPage], bool]) -> list[NotedPage]:
        """Forget every page that was noted but those wanted; return these."""
        self._jobs = [(page, job) for page, job in self._jobs if page and is_wanted(page)]
        return [page for page, _ in self._jobs if page]

    def write_all(
        self,
        workers: int | None,
        gather: Callable[[], Any],
        skipping: PageDecision | None = None,
        progress: Progress = UNSEEN,
        prepare: Callable[[list[NotedPage]], None] = lambda pages: None,
    ) -> tuple[list[str], list[Any]]:
        """Write every page that was noted, but those that stay as ``skipping`` says.

        Return the paths of these, and what ``gather`` gives in each worker, nothing if there were none. ``workers``
        None leaves their number to the work and to the cores that are there. ``progress`` shows how far it has come;
        ``prepare`` is shown the pages that will be rendered.
        """
        noted, self._jobs = self._jobs, []
        staying = {page.path for page, _ in noted if page and skipping and skipping.stays(page)}
        changed = [(page, job) for page, job in noted if not page or page.path not in staying]
        self.rendered += len(changed)
        prepare([page for page, _ in changed if page])
        gathered = self._do([job for _, job in changed], workers, gather, progress)
        for page, _ in changed:
            if page and skipping:
                skipping.learn(page, self._read.get(page.path, frozenset({page_reads.ALWAYS_RENDER})))
        return sorted(staying), gathered

    def _do(self, jobs: list[Job], workers: int | None, gather: Callable[[], Any], progress: Progress) -> list[Any]:
        wanted = workers or (cores() if len(jobs) >= _WORTH_IT else 1)
        if wanted > 1 and can_fork():
            found = do_all(jobs, wanted, lambda: (self._read, gather()), progress)
            for read, _ in found:
                self._read.update((path, self._shared(names)) for path, names in read.items())
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
