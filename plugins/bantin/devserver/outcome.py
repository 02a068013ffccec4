"""What the last build came to, for every page that is open in a browser; each waits for the next one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from bantin.devserver.findings import Finding
from bantin.devserver.overlay import overlay_words
from bantin.devserver.whereabouts import Site, Whereabouts
from bantin.newsroom.catalogue import DEFAULT

_FRONT = "index.html"
_MOST = 100  # errors of other stories that one page is told of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one build came to: all its ``findings``, ``failure`` why there is no new site, ``site`` what stands where.

    ``seconds`` is how long it took; ``proof`` holds files that show what was saved too late for it.
    """

    findings: tuple[Finding, ...] = ()
    failure: str = ""
    seconds: float = 0.0
    site: Site = field(default_factory=Site)
    proof: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sources:
    """What a site is made from: ``paths`` of files and folders to watch; ``hosts`` is ``DEVSERVER_HOSTS``.

    ``language`` is that of messages.
    """

    paths: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    language: str = DEFAULT


@dataclass(frozen=True, slots=True)
class Proof:
    """Pages that a build under way is going to change, as they will read: ``files`` by their path in the site."""

    files: Mapping[str, bytes]


def mark_of(page: bytes) -> str:
    """Return the digest of a page by which its script tells whether the next one is another."""
    return blake2b(page, digest_size=16).hexdigest()


@dataclass(slots=True)
class State:
    """The number of the site that stands, and the last :class:`Outcome`; ``change`` is rung when they do.

    ``proof`` holds files that are shown instead of the site's until the next outcome, ``whereabouts`` where stories
    stand.
    """

    version: int = 0
    outcome: Outcome = Outcome()
    proof: Mapping[str, bytes] = field(default_factory=dict)
    whereabouts: Whereabouts = field(default_factory=Whereabouts)
    change: threading.Condition = field(default_factory=threading.Condition)
    _told: int = 0
    _heard_by: set[Callable[[], None]] = field(default_factory=set)

    def take(self, outcome: Outcome) -> None:
        """Take in what a build came to; a failed one leaves the site that stands, with no proofs but its own."""
        with self.change:
            self.outcome = outcome
            self.version += not outcome.failure or bool(self.proof) or bool(outcome.proof)
            if not outcome.failure:
                self.whereabouts.take(outcome.site)
            self._show(outcome.proof)

    def show(self, proof: Proof) -> None:
        """Show a proof until the build that makes its pages has come to something."""
        with self.change:
            self.version += 1
            self._show(proof.files)

    def _show(self, files: Mapping[str, bytes]) -> None:
        self.proof = files
        self._told += 1
        self.change.notify_all()
        for ring in self._heard_by:
            ring()

    @contextmanager
    def heard_by(self, ring: Callable[[], None]) -> Iterator[None]:
        """Have ``ring`` called at each change from now on, by whoever makes it: it must not wait for anything."""
        with self.change:
            self._heard_by.add(ring)
        try:
            yield
        finally:
            with self.change:
                self._heard_by.discard(ring)

    def wait(self, seen: int, seconds: float) -> int:
        """Wait for news after the ``seen``-th, no longer than ``seconds``; return how many there have been."""
        with self.change:
            self.change.wait_for(lambda: self._told > seen, seconds)
            return self._told

    def told(self, page: str = "") -> dict[str, Any]:
        """Return what is told to the file ``page`` of the site, as JSON can hold it: what is about its story first.

        Errors are told everywhere; what else there is to say only where it belongs.
        """
        with self.change:
            here = self._findings_here(page)
            rest = [it for it in self.outcome.findings if it.severity == "error" and it not in here][:_MOST]
            told: dict[str, Any] = {
                "version": self.version,
                "proof": bool(self.proof),
                "seconds": self.outcome.seconds,
            }
            if page in self.proof:
                told["mark"] = mark_of(self.proof[page])  # so that nobody need ask whether the page has changed
            told |= {"own": self.whereabouts.source_of(page) or page, "failure": self.outcome.failure}
            told["said"] = overlay_words(here, stands=bool(self.version))
            return {**told, "findings": [*here, *rest]}

    def findings_in(self, source: str) -> list[Finding]:
        """Return what is wrong in the file ``source``."""
        return [it for it in self.outcome.findings if it.path == source]

    def _findings_here(self, page: str) -> list[Finding]:
        """Return what belongs on ``page``; on the front page what belongs to no page, such as a setting."""
        if page != _FRONT:
            return self.findings_in(self.whereabouts.source_of(page) or page)
        return [it for it in self.outcome.findings if not self.whereabouts.page_of(it.path)]
