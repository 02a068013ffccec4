"""Where photos are surveyed and developed: cache first, worker processes for the rest, each photo decoded once."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from plugins.newsroom.progress import steps
from plugins.photos.cache import PhotoCache, stamp_of
from plugins.photos.encode import make_derivatives
from plugins.photos.options import Options
from plugins.photos.plan import Cut, PhotoPlan
from plugins.photos.pool import Pool
from plugins.photos.problem import PhotoError
from plugins.photos.shelf import fill_shelf
from plugins.photos.survey import Facts, read_bytes, survey

Result = TypeVar("Result")
Survey = Callable[[Path, Options], Facts]


@dataclass(slots=True)
class _Order:
    source: Path
    plan: PhotoPlan
    folder: Path
    future: Future[list[Path]]


@dataclass(slots=True)
class Darkroom:
    """Facts and files of the photos below ``root``, by way of ``cache`` and ``pool``."""

    root: Path
    options: Options
    cache: PhotoCache
    pool: Pool
    _orders: list[_Order] = field(default_factory=list)
    _wanted: dict[str, str] = field(default_factory=dict)
    _scratch: Path | None = None
    made: int = 0
    """How many photos were developed anew."""

    def facts(self, paths: Iterable[Path], work: Survey = survey) -> dict[Path, Facts | PhotoError]:
        """Return what is known, or found out by ``work``, about each file, in the order given."""
        known = {path: self.cache.facts(self._name(path), path) for path in dict.fromkeys(paths)}
        unknown = [path for path, facts in known.items() if facts is None]
        found = self._gather(unknown, work)
        return {path: facts or found[path] for path, facts in known.items()}

    def order(self, source: Path, plan: PhotoPlan) -> None:
        """Have the files of ``plan`` made from ``source``, but for those that are in the cache."""
        missing: list[Cut] = []
        for cut in plan.cuts:
            stored = stored_name(cut.name)
            if self.cache.holds(stored):
                self._wanted[cut.name] = stored
            else:
                missing.append(cut)
        if missing:
            self._submit(source, PhotoPlan(plan.facts, tuple(missing), plan.options))

    def deliver(self, folder: Path) -> list[tuple[Path, PhotoError]]:
        """Wait for all orders, make ``folder`` hold just the ordered files, and return what went wrong."""
        failures: list[tuple[Path, PhotoError]] = []
        with steps("Làm ảnh", len(self._orders)) as advance:
            for order in self._orders:
                try:
                    self._collect(order)
                except PhotoError as error:
                    failures.append((order.source, error))
                advance(1)
        self.close()
        fill_shelf(folder, self.cache.files, self._wanted, self.cache.looks)
        self.cache.save(self.options.cache_days)
        return failures

    def close(self) -> None:
        """Let the workers go and clear away what they left."""
        self.pool.close()
        self._orders.clear()
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)
        self._scratch = None

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _gather(self, paths: list[Path], work: Survey) -> dict[Path, Facts | PhotoError]:
        """Survey ``paths``; where any content is known already, first tell by hash which of them need no survey."""
        stamps = {path: stamp_of(path) for path in paths}
        found: dict[Path, Facts | PhotoError] = {}
        if self.cache.knows_facts:
            for path, digest in self._each(digest_of, paths).items():
                known = self.cache.facts_by_digest(digest) if isinstance(digest, str) else None
                found |= {path: known} if known else {}
        found |= self._each(work, [path for path in paths if path not in found])
        for path, facts in found.items():
            if isinstance(facts, Facts):
                self.cache.remember(self._name(path), path, stamps[path], facts)
        return found

    def _each(self, work: Callable[[Path, Options], Result], paths: list[Path]) -> dict[Path, Result | PhotoError]:
        futures = [self.pool.submit(work, path, self.options) for path in paths]
        results: dict[Path, Result | PhotoError] = {}
        for path, future in zip(paths, futures, strict=True):
            try:
                results[path] = self.pool.result(future, work, path, self.options)
            except PhotoError as error:
                results[path] = error
        return results

    def _submit(self, source: Path, plan: PhotoPlan) -> None:
        self._scratch = self._scratch or Path(tempfile.mkdtemp(prefix="work-", dir=self.cache.folder))
        folder = self._scratch / str(len(self._orders))
        folder.mkdir()
        future = self.pool.submit(make_derivatives, source, plan, folder)
        self._orders.append(_Order(source, plan, folder, future))

    def _collect(self, order: _Order) -> None:
        self.made += 1
        made = self.pool.result(order.future, make_derivatives, order.source, order.plan, order.folder)
        for path in made:
            stored = self._wanted[path.name] = stored_name(path.name)
            self.cache.store(stored, path)


def stored_name(name: str) -> str:
    """Return the name in the cache of the file ``name``: without its slug, since equal photos share one entry."""
    return name.partition(".")[2]


def digest_of(path: Path, options: Options) -> str:
    """Return the SHA-256 of the photo at ``path``."""
    limit = max(options.max_megabytes, options.max_media_megabytes)
    return hashlib.sha256(read_bytes(path, limit)).hexdigest()
