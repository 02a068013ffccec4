"""The beginning of a build: alone, by a clock that can be right, and only if there is anything to do."""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from typing import NoReturn

from bantin.fast_build.attempt import Attempt, UnderWay, end
from bantin.fast_build.clock import clock_complaint
from bantin.fast_build.location import Location
from bantin.fast_build.lock import BuildLock, Holder, LockedError, NoLockFile
from bantin.fast_build.unchanged import Unchanged
from bantin.fast_build.up_to_date import Standing
from bantin.newsroom.build import Build
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.foreign_plugins import find_strangers
from bantin.newsroom.message import Message, Words, say
from bantin.newsroom.moments import said_moment

_PAUSE = 1.0  # seconds before a watching Pelican, which tries again at once after a failure, may do so


def take(build: Build, lock: BuildLock, output: str, zone: dt.tzinfo) -> None:
    """Take the lock, or say who has it and stop; a watching Pelican waits for its turn."""
    while True:
        try:
            lock.acquire()
        except LockedError as error:
            _fail(build, _busy_sentence(error.holder, output, zone))
        except NoLockFile as error:
            _fail(build, say("stop/no-lock", file=str(error)))
        else:
            return


def _busy_sentence(holder: Holder | None, output: str, zone: dt.tzinfo) -> Message:
    who = say("words/some-process")
    if holder:
        since = said_moment(dt.datetime.fromtimestamp(holder.since, zone))
        who = say("words/process", number=holder.pid, host=holder.host, since=since)
    return say("stop/busy", output=output, who=who)


def check_clock(build: Build, place: Location) -> None:
    """Stop where the site says that it was built later than this."""
    if not os.environ.get("SOURCE_DATE_EPOCH"):  # whoever gives the time means it
        complaint = clock_complaint(build.now, place.output)
        if complaint:
            _fail(build, complaint)


def _fail(build: Build, sentence: Words) -> NoReturn:
    if build.mode.watching:
        time.sleep(_PAUSE)
    raise BuildFailed(sentence)


def rest_if_nothing_changed(build: Build, attempt: Attempt) -> None:
    """End the command at once if the site is what it would make."""
    watched = build.mode.watching or bool(find_strangers(attempt.pelican.settings["PLUGINS"]))
    standing = None if watched else attempt.records.standing(attempt.inputs, build.now)
    if standing is None or not _stands(build, attempt, standing):
        return
    end(build.of(UnderWay))
    moment = said_moment(build.now, show_zone=True)
    print(say("build/unchanged", moment=moment), flush=True)
    for line in standing.words:
        print(line, file=sys.stderr)
    raise SystemExit(0)


def _stands(build: Build, attempt: Attempt, standing: Standing) -> bool:
    """Say whether the site is the one of the record; one that only looks otherwise is told so for the next time."""
    if standing.output == attempt.staging.site_look:
        return True
    former = build.of(Unchanged).former = attempt.look_back()
    if former.whole:
        attempt.records.keep_look(former, standing)
    return former.whole
