"""The safe build in Pelican: it writes into a staging tree, which becomes the site once the newsroom says so."""

from __future__ import annotations

import atexit
import datetime as dt
import os
import shutil
import sys
import time
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import Generator
from pelican.writers import Writer

from bantin.fast_build import garbage_collection
from bantin.fast_build.clock import clock_complaint
from bantin.fast_build.deferred_writer import DeferredWriter
from bantin.fast_build.location import Location, find_place, refusal
from bantin.fast_build.lock import BuildLock, Holder, LockedError, NoLockFile
from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.plugin_code import plugin_digest
from bantin.fast_build.publication import publish
from bantin.fast_build.render_generator import RenderGenerator, unchanged
from bantin.fast_build.spare import spare_of
from bantin.fast_build.staging import Settled, Staging
from bantin.fast_build.state_files import Records
from bantin.fast_build.swap import heal
from bantin.fast_build.tracking import TrackingContext
from bantin.fast_build.tree import Files
from bantin.fast_build.up_to_date import Inputs, settings_digest
from bantin.newsroom import build, shutdown
from bantin.newsroom.closing_report import BuildFailed, is_serving, is_watching
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.foreign_plugins import find_strangers, speak_last
from bantin.newsroom.message import Message, Words, say
from bantin.newsroom.moments import said_moment
from bantin.newsroom.read_errors import explain

_PAUSE = 1.0  # seconds before a watching Pelican, which tries again at once after a failure, may do so


@dataclass(slots=True)
class _Attempt:
    """A build between its lock and its swap; ``output`` is what Pelican's own setting says."""

    pelican: Pelican
    output: str
    place: Location
    lock: BuildLock
    staging: Staging
    process: int
    records: Records
    inputs: Inputs
    made: str
    settled: Settled | None = None


# Where things lie says nothing about what is made of them.
_FOLDERS = {"PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME", "PLUGIN_PATHS", "BIND", "PORT", "RENDER_WORKERS"}
_attempts: list[_Attempt] = []
_given: list[str] = []  # the settings as the site gives them, and the code of its own plugins


def check_place(pelican: Pelican) -> None:
    """Stop before any work where nothing may be built; one who only serves the site is not asked."""
    settings = pelican.settings
    if is_serving(sys.argv) and not is_watching(sys.argv):
        return
    others = plugin_digest(pelican.plugins, settings["MARKDOWN"].get("extensions", ()))
    build.note_code(others)
    if writes_nothing(settings):
        return
    _given[:] = [f"{settings_digest(settings)} {others}"]
    content = {name: value for name, value in settings.items() if name not in _FOLDERS}
    build.note_settings(f"{settings_digest(content)} {others}")
    folders = Path(settings["OUTPUT_PATH"]), Path(settings["PATH"]), [Path(settings["THEME"])]
    reason = refusal(*folders, _home(), settings["OUTPUT_RETENTION"])
    if reason:
        raise BuildFailed(reason)


def writes_nothing(settings: dict[str, Any]) -> bool:
    """Say whether the command only asks for a report, and ends before it writes a page."""
    return settings.get("DRY_RUN") is not None or bool(settings.get("PHOTOS_REPORT"))


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # a container may know its user by number only
        return Path(Path.cwd().anchor)


def open_staging(pelican: Pelican) -> None:
    """Lock the site, heal what a killed build left, and have this run write beside it."""
    _give_up()
    if writes_nothing(pelican.settings):
        return
    output, zone = pelican.output_path, ZoneInfo(pelican.settings["TIMEZONE"])
    place = find_place(Path(output), pelican.settings.get("STAGING_SWAP", "auto"))
    place.room("lock").parent.mkdir(parents=True, exist_ok=True)
    lock = BuildLock(place.room("lock"))
    _take(lock, output, zone)
    staging = Staging(place.output, place.room(f"staging-{os.getpid()}"))
    garbage_collection.hold()
    now = build.coming_now(zone, afresh=True)
    records = Records(pelican.settings, place.output, _given[0])
    inputs = records.inputs(now)
    made = inputs.digest(inputs.young() or ())
    _attempts.append(_Attempt(pelican, output, place, lock, staging, os.getpid(), records, inputs, made))
    heal(place)
    _check_clock(place, zone)
    _rest_if_nothing_changed(_attempts[0], now)
    staging.open()
    unchanged.staging, unchanged.memory, unchanged.skipping = staging, records.memory(), None
    pelican.output_path = pelican.settings["OUTPUT_PATH"] = str(staging.folder)


def come_last(pelican: Pelican) -> None:
    """Have our last generator follow those of every plugin, wherever the site lists it."""
    speak_last(signals.get_generators, get_last_generator)


def close_last(pelican: Pelican) -> None:
    """Have every plugin finish its work in the staging tree before that is settled."""
    speak_last(signals.finalized, await_word)


def note_names(generator: Generator) -> None:
    """Have the templates of ``generator`` note what they read."""
    generator.env.context_class = TrackingContext


def _rest_if_nothing_changed(attempt: _Attempt, now: dt.datetime) -> None:
    """End the command at once if the site is what it would make."""
    watched = is_watching(sys.argv) or bool(find_strangers(attempt.pelican.settings["PLUGINS"]))
    standing = None if watched else attempt.records.standing(attempt.inputs, now)
    if standing is None:
        return
    _end(attempt)
    moment = said_moment(now, show_zone=True)
    print(say("build/unchanged", moment=moment), flush=True)
    for line in standing.words:
        print(line, file=sys.stderr)
    raise SystemExit(0)


def _record(attempt: _Attempt, files: Files) -> None:
    """Leave for the next build what this one knows, and how the ``files`` of the site look."""
    assert attempt.settled is not None
    strangers = find_strangers(attempt.pelican.settings["PLUGINS"])
    if unchanged.skipping and unchanged.skipping.is_predictable and not is_watching(sys.argv):
        attempt.records.keep_standing(attempt.inputs, attempt.made, files, build.current())
    attempt.records.keep_memory(attempt.settled, files, unchanged.skipping, build.current(), strangers)
    unchanged.staging, unchanged.skipping, unchanged.memory = None, None, PageTraces()


def _take(lock: BuildLock, output: str, zone: dt.tzinfo) -> None:
    """Take the lock, or say who has it and stop; a watching Pelican waits for its turn."""
    while True:
        try:
            lock.acquire()
        except LockedError as error:
            _fail(_busy_sentence(error.holder, output, zone))
        except NoLockFile as error:
            _fail(say("stop/no-lock", file=str(error)))
        else:
            return


def _busy_sentence(holder: Holder | None, output: str, zone: dt.tzinfo) -> Message:
    who = say("words/some-process")
    if holder:
        since = said_moment(dt.datetime.fromtimestamp(holder.since, zone))
        who = say("words/process", number=holder.pid, host=holder.host, since=since)
    return say("stop/busy", output=output, who=who)


def _check_clock(place: Location, zone: ZoneInfo) -> None:
    if not os.environ.get("SOURCE_DATE_EPOCH"):  # whoever gives the time means it
        complaint = clock_complaint(build.coming_now(zone), place.output)
        if complaint:
            _fail(complaint)


def _fail(sentence: Words) -> NoReturn:
    if is_watching(sys.argv):
        time.sleep(_PAUSE)
    raise BuildFailed(sentence)


def get_last_generator(pelican: Pelican) -> type[Generator]:
    """Give Pelican our last generator."""
    return RenderGenerator


def get_patient_writer(pelican: Pelican) -> type[Writer]:
    """Give Pelican our writer."""
    return DeferredWriter


def await_word(pelican: Pelican) -> None:
    """Wait for the newsroom's word once everything is written."""
    if _attempts:
        retained = pelican.settings["OUTPUT_RETENTION"] if pelican.delete_outputdir else None
        build.current().closing.append(partial(_close, retained))


def _close(retained: Collection[str] | None, passed: bool) -> None:
    """Make the staging tree the site if the build ``passed``; a watching Pelican is only told of a full disk.

    Before that, nothing of the site gets another name: this shows in its files, as a change of them would.
    """
    try:
        attempt = _attempts[0]
        if passed or attempt.pelican.settings.get("STAGING_KEEP_FAILED", False):
            attempt.settled = attempt.staging.settle(retained)
            if not (passed and attempt.settled.is_same):
                attempt.staging.complete(attempt.settled, spare_of(attempt.place) if passed else None)
        if passed:
            with shutdown.held():
                _publish(attempt)
    except OSError as error:
        sentence = explain(error)
        if not sentence or not is_watching(sys.argv):
            raise
        print(sentence, file=sys.stderr)
        build.report(Diagnostic(_attempts[0].output if _attempts else "output", 0, "fast-build/unwritten", sentence))
    _give_up()


def _publish(attempt: _Attempt) -> None:
    assert attempt.settled is not None
    if attempt.settled.is_same:
        attempt.staging.discard()
        files = attempt.staging.site
    else:
        files = publish(attempt.place, attempt.staging, attempt.settled, durable=not is_watching(sys.argv))
    _record(attempt, files)
    _end(attempt)


def _give_up() -> None:
    """End a build that did not come to its swap, if there is one: the site stays as it was."""
    for attempt in [attempt for attempt in _attempts if attempt.process == os.getpid()]:
        if attempt.pelican.settings.get("STAGING_KEEP_FAILED", False) and attempt.staging.tree.is_dir():
            _keep_for_inspection(attempt)
        attempt.staging.discard()
        _end(attempt)
        if attempt.place.output.exists():
            print(say("build/old-site", output=attempt.output), file=sys.stderr)


def _keep_for_inspection(attempt: _Attempt) -> None:
    kept = attempt.place.room("failed")
    shutil.rmtree(kept, ignore_errors=True)
    attempt.staging.tree.rename(kept)
    print(say("build/failed-tree", folder=str(kept)), file=sys.stderr)


def _end(attempt: _Attempt) -> None:
    """Give Pelican its own settings back, and the lock to the next build."""
    attempt.pelican.output_path = attempt.pelican.settings["OUTPUT_PATH"] = attempt.output
    _attempts.remove(attempt)
    attempt.lock.release()
    garbage_collection.release()
    for texts in (Content.get_content, Content.get_summary):
        texts.cache.clear()  # Pelican keeps what it made of each story, and by it all stories of each build, for ever


def register() -> None:
    """Connect to Pelican; after all that writes, and before the newsroom, which closes the run."""
    signals.initialized.connect(check_place)
    signals.initialized.connect(come_last)
    signals.get_generators.connect(open_staging)
    signals.get_generators.connect(get_last_generator)
    signals.generator_init.connect(note_names)
    signals.get_writer.connect(get_patient_writer)
    signals.get_writer.connect(close_last)
    signals.finalized.connect(await_word)
    garbage_collection.install()  # what is registered first runs last
    atexit.register(_give_up)
