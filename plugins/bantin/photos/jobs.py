"""Work on photo files: facts and derivatives from the cache, or by worker processes; each photo decoded once."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.message import Message, say
from bantin.newsroom.progress import UNSEEN, Progress
from bantin.newsroom.read_errors import naming, unkept
from bantin.photos.cache import PhotoCache
from bantin.photos.encode import make_derivatives
from bantin.photos.made_names import stored_name
from bantin.photos.options import Options
from bantin.photos.output_folder import fill_folder
from bantin.photos.photo_facts import Facts, read_bytes, survey
from bantin.photos.plan import Cut, PhotoPlan
from bantin.photos.pool import Pool
from bantin.photos.problem import PhotoError, fault_in_photo

_LEFT_FOR_DEAD = 86_400  # seconds; a folder of work as old as this is no living build's

Result = TypeVar("Result")
Survey = Callable[[ContentFile, Options], Facts]


@dataclass(slots=True)
class _Order:
    source: ContentFile
    plan: PhotoPlan
    folder: Path
    future: Future[list[Path]]


@dataclass(slots=True)
class PhotoJobs:
    """Facts and files of photos, by way of ``cache`` and ``pool``."""

    options: Options
    cache: PhotoCache
    pool: Pool
    _orders: list[_Order] = field(default_factory=list)
    _wanted: dict[str, str] = field(default_factory=dict)
    _scratch: Path | None = None
    _spare: Path | None = None
    _unkept: list[Path] = field(default_factory=list)
    made: int = 0
    """How many photos were made in this build, not taken from the cache."""
    warn: Callable[[Message], None] = print
    """Called with a message if the cache takes nothing more."""
    progress: Progress = UNSEEN

    def facts(self, files: Iterable[ContentFile], work: Survey = survey) -> dict[ContentFile, Facts | PhotoError]:
        """Return what is known, or found out by ``work``, about each file, in the order given."""
        known = {file: _fitting(self.cache.facts(file), work) for file in dict.fromkeys(files)}
        unknown = [file for file, facts in known.items() if facts is None]
        found = self._gather(unknown, work)
        return {file: facts or found[file] for file, facts in known.items()}

    def order(self, source: ContentFile, plan: PhotoPlan) -> None:
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

    def deliver(
        self, folder: Path, stays: Callable[[str], bool] = lambda name: False
    ) -> list[tuple[ContentFile, PhotoError]]:
        """Wait for all orders, make ``folder`` hold just the ordered files, and return what went wrong.

        A file of whose name ``stays`` says so comes from elsewhere. What the cache does not take goes into ``folder``
        all the same.
        """
        failures: list[tuple[ContentFile, PhotoError]] = []
        with naming(folder):
            folder.mkdir(parents=True, exist_ok=True)
        with self.progress.steps(say("build/photos"), len(self._orders)) as advance:
            for order in self._orders:
                try:
                    self._collect(order, folder)
                except PhotoError as error:
                    failures.append((order.source, error))
                except Exception as error:
                    failures.append((order.source, fault_in_photo(error)))
                advance(1)
        with naming(folder):
            fill_folder(folder, self.cache.files, self._wanted, self.cache.digests, stays)
            for path in self._unkept:
                shutil.move(path, folder / path.name)
        self._save()
        self.close()
        return failures

    def _save(self) -> None:
        try:
            self.cache.save(self.options.cache_days)
            closed = bool(self._unkept)
        except OSError:
            closed = True
        if closed:
            self.warn(unkept(self.cache.folder))

    def close(self) -> None:
        """Let the workers go and clear away what they left."""
        self.pool.close()
        self._orders.clear()
        for room in filter(None, (self._scratch, self._spare)):
            shutil.rmtree(room, ignore_errors=True)
        self._scratch = self._spare = None
        self._unkept.clear()

    def _gather(self, files: list[ContentFile], work: Survey) -> dict[ContentFile, Facts | PhotoError]:
        """Survey ``files``; where any content is known already, first tell by hash which of them need no survey."""
        stamps = {file: file.stamp() or (0, 0, 0) for file in files}
        found: dict[ContentFile, Facts | PhotoError] = {}
        if self.cache.knows_facts:
            for file, digest in self._each(digest_of, files).items():
                known = _fitting(self.cache.facts_by_digest(digest), work) if isinstance(digest, str) else None
                found |= {file: known} if known else {}
        found |= self._each(work, [file for file in files if file not in found])
        for file, facts in found.items():
            if isinstance(facts, Facts):
                self.cache.remember(file, stamps[file], facts)
        return found

    def _each(
        self, work: Callable[[ContentFile, Options], Result], files: list[ContentFile]
    ) -> dict[ContentFile, Result | PhotoError]:
        futures = [self.pool.submit(work, file, self.options) for file in files]
        results: dict[ContentFile, Result | PhotoError] = {}
        for file, future in zip(files, futures, strict=True):
            try:
                results[file] = self.pool.result(future, work, file, self.options)
            except PhotoError as error:
                results[file] = error
            except Exception as error:
                results[file] = fault_in_photo(error)
        return results

    def _submit(self, source: ContentFile, plan: PhotoPlan) -> None:
        self._scratch = self._scratch or _workroom(self.cache.folder)
        folder = self._scratch / str(len(self._orders))
        with suppress(OSError):  # then the work fails, and is done elsewhere
            folder.mkdir()
        future = self.pool.submit(make_derivatives, source, plan, folder)
        self._orders.append(_Order(source, plan, folder, future))

    def _collect(self, order: _Order, folder: Path) -> None:
        self.made += 1
        for path in self._files_of(order, folder):
            stored = stored_name(path.name)
            try:
                self.cache.store(stored, path)
            except OSError:
                self._unkept.append(path)
            else:
                self._wanted[path.name] = stored

    def _files_of(self, order: _Order, folder: Path) -> list[Path]:
        """Wait for what was ordered; have it made on the disk of ``folder`` if that of the cache has no room."""
        work = make_derivatives, order.source, order.plan
        try:
            return self.pool.result(order.future, *work, order.folder)
        except OSError:
            with naming(folder):
                self._spare = self._spare or Path(tempfile.mkdtemp(prefix=".work-", dir=folder))
                room = self._spare / order.folder.name
                room.mkdir()
                return self.pool.result(self.pool.submit(*work, room), *work, room)


def _workroom(cache: Path) -> Path:
    """Return a new folder on the disk of ``cache``, elsewhere if that takes nothing; remove what the dead left."""
    try:
        for left in cache.glob("work-*"):
            if left.lstat().st_mtime < time.time() - _LEFT_FOR_DEAD:
                shutil.rmtree(left, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix="work-", dir=cache))
    except OSError:
        return Path(tempfile.mkdtemp())


def _fitting(facts: Facts | None, work: Survey) -> Facts | None:
    """Return ``facts`` if they are of the kind that ``work`` finds: a clip has no size."""
    return facts if facts and (facts.header.width > 0) == (work is survey) else None


def digest_of(file: ContentFile, options: Options) -> str:
    """Return the SHA-256 of the photo ``file``."""
    limit = max(options.max_megabytes, options.max_media_megabytes)
    return hashlib.sha256(read_bytes(file, limit)).hexdigest()
