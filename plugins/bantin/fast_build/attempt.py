"""A build between its lock and its swap, and the end of one that does not come to it."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bantin.fast_build import garbage_collection
from bantin.fast_build.former_site import FormerSite, look_back
from bantin.fast_build.inputs import Inputs
from bantin.fast_build.location import Location
from bantin.fast_build.lock import BuildLock
from bantin.fast_build.settings import KEEP_FAILED, WORKERS
from bantin.fast_build.site_record import SiteRecord
from bantin.fast_build.staging import Settled, Staging
from bantin.fast_build.state_files import Records
from bantin.newsroom.build import Build
from bantin.newsroom.message import say


@dataclass(slots=True)
class Attempt:
    """A build between its lock and its swap; ``output`` is what Pelican's own setting says.

    ``inputs`` are there when it has :meth:`looked <look_around>`.
    """

    pelican: Any
    output: str
    place: Location
    lock: BuildLock
    staging: Staging
    process: int
    records: Records
    inputs: Inputs = field(init=False)
    before: SiteRecord | None = None
    settled: Settled | None = None
    contents: Mapping[str, str] = field(default_factory=dict)

    @property
    def workers(self) -> int | None:
        """How many processes may read many files, None: as many as there are cores."""
        workers: int | None = WORKERS.of(self.pelican.settings)
        return workers

    def look_around(self, now: dt.datetime) -> None:
        """See what the site looks like, and what a build at ``now`` makes it of: both at a time, if that pays."""
        self.staging.begin_to_look(beside=self.records.worth_two)
        self.inputs = self.records.inputs(now)
        self.staging.look()

    def look_back(self) -> FormerSite:
        """Return what the last build left of the site that stands."""
        return look_back(self.records.memory(), self.records.left(), self.staging, self.workers)


@dataclass(slots=True)
class UnderWay:
    """The attempt of a build, until it has come to its end."""

    attempt: Attempt | None = None


def give_up(build: Build, under_way: UnderWay) -> None:
    """End a build that did not come to its swap, if that is so: the site stays as it was."""
    attempt = under_way.attempt
    if attempt is None or attempt.process != os.getpid():
        return
    if KEEP_FAILED.of(attempt.pelican.settings) and attempt.staging.tree.is_dir():
        _keep_for_inspection(attempt)
    attempt.staging.discard()
    end(under_way)
    if attempt.place.output.exists() and not (build.scope and build.scope.left):
        print(say("build/old-site", output=attempt.output), file=sys.stderr)


def _keep_for_inspection(attempt: Attempt) -> None:
    kept = attempt.place.room("failed")
    shutil.rmtree(kept, ignore_errors=True)
    attempt.staging.tree.rename(kept)
    print(say("build/failed-tree", folder=str(kept)), file=sys.stderr)


def end(under_way: UnderWay) -> None:
    """Give Pelican its own settings back, and the lock to the next build."""
    attempt, under_way.attempt = under_way.attempt, None
    assert attempt is not None
    attempt.pelican.output_path = attempt.pelican.settings["OUTPUT_PATH"] = attempt.output
    attempt.lock.release()
    garbage_collection.release(goes_on=attempt.pelican.settings.command.mode.watching)
