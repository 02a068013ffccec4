"""What a build leaves for the next one beside its cache: a record of the whole site, and a memory of its pages."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bantin.archive.card import Card, cards_data, read_cards
from bantin.fast_build.cards import cards_of
from bantin.fast_build.former_site import FormerSite
from bantin.fast_build.inputs import Inputs, keep_known, read_known
from bantin.fast_build.page_decision import PageDecision
from bantin.fast_build.page_memory import read_memory, write_memory
from bantin.fast_build.page_traces import EVERY, PageTraces
from bantin.fast_build.settings import WORKERS
from bantin.fast_build.site_record import SiteRecord, read_site_record, write_site_record
from bantin.fast_build.up_to_date import Standing, read_standing, write_standing
from bantin.newsroom.addresses import LEDGER
from bantin.newsroom.build import Build
from bantin.newsroom.changed_mapping import Changed
from bantin.newsroom.checked_json import read_sealed, write_sealed
from bantin.newsroom.closing_report import report_lines
from bantin.newsroom.code_fingerprint import maker
from bantin.newsroom.executor import cores
from bantin.newsroom.journaled_record import JournaledRecord
from bantin.newsroom.own_theme import source_folders

_LONG = 1 << 18  # bytes, of some 1,500 files


class Records:
    """The records of the site in ``output``; ``given`` is the digest of its settings as the site gives them."""

    def __init__(self, settings: Mapping[str, Any], output: Path, given: str) -> None:
        self._settings, self._output, self._given = settings, output, given
        self._standing, pages = files_of(settings, output)
        self._pages = JournaledRecord(pages)
        self._site = JournaledRecord(pages.with_name(pages.name.replace("pages-", "stories-")))
        self._cards = pages.with_name(pages.name.replace("pages-", "cards-"))
        self._known = pages.with_name("sources.json")

    @property
    def worth_two(self) -> bool:
        """Whether two processes look at files: so many were known last time that this takes long."""
        workers = WORKERS.of(self._settings)
        if workers or cores() == 1:
            return bool(workers and workers > 1)
        try:
            return self._known.stat().st_size > _LONG
        except OSError:
            return False

    @property
    def base(self) -> str:
        """What every page depends on: settings, our code, the libraries."""
        return f"{self._given} {maker()}"

    def inputs(self, now: dt.datetime) -> Inputs:
        """Return what a build at ``now`` depends on; the day is printed on every page."""
        given = self._settings
        inputs = Inputs(
            source_folders(given),
            *(self._given, maker(), now.date().isoformat()),
            apart=Path(given["PATH"], LEDGER),
            known=read_known(self._known),
            timed=given.get("DEFAULT_DATE") == "fs",
            workers=WORKERS.of(given),
        )
        keep_known(self._known, inputs)
        return inputs

    def standing(self, inputs: Inputs, now: dt.datetime) -> Standing | None:
        """Return the record of the site if a build from ``inputs`` would make what it tells of."""
        found = self.left()
        return found if found and found.holds(inputs.digest(), now.timestamp()) else None

    def left(self) -> Standing | None:
        """Return what the last build wrote down of the site."""
        return read_standing(self._standing)

    def memory(self) -> PageTraces:
        """Return what the last build knew of the pages."""
        return read_memory(self._pages, self.base)

    def keep_standing(
        self,
        inputs: tuple[Inputs, Inputs],
        look: str,
        run: Build,
        skipping: PageDecision,
        before: SiteRecord | None = None,
        *,
        renewed: bool = False,
    ) -> None:
        """Write down what the site of that ``look`` was made from; without, the next build only takes longer.

        ``inputs`` are those before anything was read, and as they stayed: what has changed since is not in the site.
        ``before`` is what was known of all stories, of which a build of a few has read no others; ``renewed`` says
        that the ledger was written since, and holds what the site promises.
        """
        first, later = inputs
        if later.aside != first.aside and not renewed:
            return self.forget_site()
        scope, moment = run.scope, run.now.timestamp()
        known = [scope.due] if scope and scope.due is not None else []
        due = min([*known, *(moment.timestamp() for moment in run.moments)], default=None)
        words = scope.words if scope else _words(run)
        keep_known(self._known, later)
        with suppress(OSError):
            write_standing(self._standing, standing := Standing(later.digest(), look, moment, due, words))
            cards = self._keep_cards(run, skipping, before)
            write_site_record(self._site, self._site_record(later, run, standing, before, cards))
        return None

    def site(self) -> SiteRecord | None:
        """Return what the last build knew of all stories; nothing of what only a build before it has left."""
        found, left = read_site_record(self._site), self.left()
        return found if found and left and found.inputs == left.inputs else None

    def cards(self, record: SiteRecord) -> Mapping[str, Card]:
        """Return the cards of the stories of ``record``; none if there are none that can be believed."""
        try:
            zone = ZoneInfo(self._settings["TIMEZONE"])
            return read_cards(read_sealed(self._cards, record.cards), zone) if record.cards else {}
        except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return {}

    def _keep_cards(self, run: Build, skipping: PageDecision, before: SiteRecord | None) -> str:
        """Write down the cards of all stories, if they are not those of the build before; return their seal."""
        scope = run.scope
        if before and not (scope and scope.others_are_cards):
            return before.cards
        cards = cards_of(run, skipping)
        return write_sealed(self._cards, cards_data(cards)) if cards else ""

    def forget_site(self) -> None:
        """Have the next build read all stories: nobody can tell what this one was made from."""
        with suppress(OSError):
            self._site.forget()

    def _site_record(
        self,
        inputs: Inputs,
        run: Build,
        standing: Standing,
        before: SiteRecord | None,
        cards: str,
    ) -> SiteRecord:
        content, scope = Path(self._settings["PATH"]), run.scope
        few = scope is not None and not scope.others_are_cards
        return SiteRecord(
            inputs=standing.inputs,
            beside=inputs.beside(content),
            files=inputs.below(content),
            digests=Changed(before.digests, run.digests) if before else run.digests,
            around=scope.around if scope and few else run.around,
            fates=run.tally.fates,
            warnings=scope.warnings if scope else sum(it.severity == "warning" for it in run.findings()),
            words=standing.words,
            made=standing.made,
            due=standing.due,
            narrow=before.narrow + 1 if before else 0,
            cards=cards,
        )

    def keep_look(self, former: FormerSite, standing: Standing) -> None:
        """Write down how the site looks that is the one of the record, so that the next build need not read it."""
        with suppress(OSError):
            write_memory(self._pages, replace(former.memory, look=former.look))
            write_standing(self._standing, replace(standing, output=former.look))

    def keep_memory(
        self, memory: PageTraces, skipping: PageDecision | None, run: Build, strangers: Sequence[str]
    ) -> None:
        """Write down what pages were made from; a site with errors, shown to its editor, is not believed.

        Where ``strangers`` had a hand nobody can tell.
        """
        memory.restless = {EVERY: ("stranger", *strangers)} if strangers else {}
        if skipping and not any(it.severity == "error" for it in run.diagnostics):
            memory.pages, memory.restless, memory.believed = skipping.pages, skipping.restless, True
            memory.named = run.output.named
        with suppress(OSError):
            write_memory(self._pages, memory)


def _words(run: Build) -> tuple[str, ...]:
    """Return what ``run`` has said, but of the cache, which is mended by now."""
    return tuple(report_lines(it for it in run.diagnostics if not it.rule.endswith("/cache")))


def files_of(settings: Mapping[str, Any], output: Path) -> tuple[Path, Path]:
    """Return where the record of the site in ``output`` lies, and where the memory of its pages."""
    name = hashlib.blake2b(os.fsencode(output), digest_size=8).hexdigest()
    folder = Path(settings["PATH"]).parent / str(settings["CACHE_PATH"])
    return folder / f"standing-{name}.json", folder / f"pages-{name}.json"
