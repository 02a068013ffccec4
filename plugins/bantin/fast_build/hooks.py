"""The safe build in Pelican: it writes into a staging tree, which becomes the site once the newsroom says so."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from pelican import Pelican
from pelican.contents import Content
from pelican.generators import Generator

from bantin.fast_build import garbage_collection, publication
from bantin.fast_build.clock import clock_complaint
from bantin.fast_build.deferred_writer import DeferredWriter
from bantin.fast_build.later_templates import LaterTemplates
from bantin.fast_build.location import Location, find_place, refusal
from bantin.fast_build.lock import BuildLock, Holder, LockedError, NoLockFile
from bantin.fast_build.narrow import changed_files, is_as_left, scope_of
from bantin.fast_build.plugin_code import plugin_digest
from bantin.fast_build.rendering import Unchanged, render
from bantin.fast_build.settings import KEEP_FAILED, SWAP
from bantin.fast_build.site_record import SiteRecord
from bantin.fast_build.spare import spare_of
from bantin.fast_build.staging import Settled, Staging
from bantin.fast_build.state_files import Records
from bantin.fast_build.story_digest import StoryDigests, face_token
from bantin.fast_build.swap import heal
from bantin.fast_build.tracking import TrackingContext
from bantin.fast_build.tree import Files
from bantin.fast_build.up_to_date import Inputs, look_of, settings_digest
from bantin.fast_build.value_digest import Tokens
from bantin.newsroom import hooks as newsroom
from bantin.newsroom import shutdown
from bantin.newsroom.build import Build, Made
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.foreign_plugins import are_ours_alone, find_strangers
from bantin.newsroom.foreign_theme import is_foreign
from bantin.newsroom.message import Message, Words, say
from bantin.newsroom.moments import said_moment
from bantin.newsroom.pipeline import Step
from bantin.newsroom.read_errors import explain
from bantin.newsroom.settings import DRY_RUN, PHOTOS_REPORT
from bantin.newsroom.site import path_of

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
    before: SiteRecord | None = None
    settled: Settled | None = None


# Where things lie says nothing about what is made of them.
_FOLDERS = {"PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME", "PLUGIN_PATHS", "BIND", "PORT", "RENDER_WORKERS"}


@dataclass(slots=True)
class _UnderWay:
    """The attempt of a build, until it has come to its end."""

    attempt: _Attempt | None = None


def check_place(pelican: Pelican) -> None:
    """Stop before any work where nothing may be built; one who only serves the site is not asked."""
    settings = pelican.settings
    mode = settings.command.mode
    if mode.serving and not mode.watching:
        return
    others = plugin_digest(pelican.plugins, settings["MARKDOWN"].get("extensions", ()))
    settings.made = Made(code=others)
    if writes_nothing(settings):
        return
    content = {name: value for name, value in settings.items() if name not in _FOLDERS}
    settings.made = Made(f"{settings_digest(settings)} {others}", f"{settings_digest(content)} {others}", others)
    folders = Path(settings["OUTPUT_PATH"]), Path(settings["PATH"]), [Path(settings["THEME"])]
    reason = refusal(*folders, _home(), settings["OUTPUT_RETENTION"])
    if reason:
        raise BuildFailed(reason)


def writes_nothing(settings: Mapping[str, Any]) -> bool:
    """Say whether the command only asks for a report, and ends before it writes a page."""
    return DRY_RUN.of(settings) is not None or bool(PHOTOS_REPORT.of(settings))


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # a container may know its user by number only
        return Path(Path.cwd().anchor)


def open_staging(build: Build, pelican: Pelican) -> None:
    """Lock the site, heal what a killed build left, and have this run write beside it."""
    if writes_nothing(pelican.settings):
        return
    output, zone = pelican.output_path, ZoneInfo(pelican.settings["TIMEZONE"])
    place = find_place(Path(output), SWAP.of(pelican.settings))
    build.site = place.output
    place.room("lock").parent.mkdir(parents=True, exist_ok=True)
    lock = BuildLock(place.room("lock"))
    _take(build, lock, output, zone)
    staging = Staging(place.output, place.room(f"staging-{os.getpid()}"))
    garbage_collection.hold()
    records = Records(pelican.settings, place.output, build.made.settings)
    inputs = records.inputs(build.now)
    inputs.digest(inputs.young() or ())  # young files are told by their bytes: as they are before anything is read
    attempt = _Attempt(pelican, output, place, lock, staging, os.getpid(), records, inputs)
    build.of(_UnderWay).attempt = attempt
    build.endings.append(partial(_give_up, build, build.of(_UnderWay)))
    heal(place)
    _check_clock(build, place)
    _rest_if_nothing_changed(build, attempt)
    staging.open()
    unchanged = build.of(Unchanged)
    unchanged.staging, unchanged.memory = staging, records.memory()
    pelican.output_path = pelican.settings["OUTPUT_PATH"] = str(staging.folder)


def note_names(build: Build, generator: Generator) -> None:
    """Have the templates of ``generator`` note what they read."""
    generator.env.context_class = TrackingContext
    if build.scope and not build.scope.others_are_cards:
        generator.env.loader = LaterTemplates(generator.env.loader)


def _rest_if_nothing_changed(build: Build, attempt: _Attempt) -> None:
    """End the command at once if the site is what it would make."""
    watched = build.mode.watching or bool(find_strangers(attempt.pelican.settings["PLUGINS"]))
    standing = None if watched else attempt.records.standing(attempt.inputs, build.now)
    if standing is None:
        return
    _end(build.of(_UnderWay))
    moment = said_moment(build.now, show_zone=True)
    print(say("build/unchanged", moment=moment), flush=True)
    for line in standing.words:
        print(line, file=sys.stderr)
    raise SystemExit(0)


def _record(build: Build, attempt: _Attempt, files: Files, promised: Sequence[bool | None]) -> None:
    """Leave for the next build what this one knows, and how the ``files`` of the site look.

    ``promised`` tells whether what the site promises was written down, None where there was nothing to be written:
    if it was not, the next build reads all stories again, and says so again.
    """
    assert attempt.settled is not None
    strangers = find_strangers(attempt.pelican.settings["PLUGINS"])
    skipping, look = build.of(Unchanged).skipping, look_of(files)
    if skipping and skipping.is_predictable and not build.mode.watching and False not in promised:
        before, renewed = attempt.before, True in promised
        attempt.records.keep_standing(attempt.inputs, look, build, skipping, before, renewed=renewed)
    else:
        attempt.records.forget_site()
    attempt.records.keep_memory(
        attempt.settled, files, look, skipping, build, strangers, _known_marks(build, attempt, files)
    )


def _known_marks(build: Build, attempt: _Attempt, files: Files) -> dict[str, str]:
    """Return the marks of the files that are as the last build left them, if that was looked at."""
    site, made = attempt.staging.site, build.of(Unchanged).memory.made
    return {path: mark for path, mark in made.items() if files.get(path) is site.get(path)} if build.scope else {}


def _take(build: Build, lock: BuildLock, output: str, zone: dt.tzinfo) -> None:
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


def _check_clock(build: Build, place: Location) -> None:
    if not os.environ.get("SOURCE_DATE_EPOCH"):  # whoever gives the time means it
        complaint = clock_complaint(build.now, place.output)
        if complaint:
            _fail(build, complaint)


def _fail(build: Build, sentence: Words) -> NoReturn:
    if build.mode.watching:
        time.sleep(_PAUSE)
    raise BuildFailed(sentence)


def narrow(build: Build, pelican: Pelican) -> None:
    """Have Pelican find only the stories that are to be read, if no more than a few have changed."""
    attempt, settings = build.of(_UnderWay).attempt, pelican.settings
    if attempt is None or build.mode.watching or settings.all_stories:
        return
    if is_foreign(Path(settings["THEME"])) or find_strangers(settings["PLUGINS"]):  # who may show all stories
        return
    record, unchanged, content = attempt.records.site(), build.of(Unchanged), Path(settings["PATH"])
    if (
        record is None
        or build.body_edits is None
        or not is_as_left(unchanged.memory, attempt.records.left(), attempt.staging.site)
    ):
        return
    unchanged.as_left = True
    changed = changed_files(record, attempt.inputs, content, build.now.timestamp())
    cards = partial(attempt.records.cards, record) if are_ours_alone(settings["PLUGINS"]) else None
    build.scope = scope_of(record, changed, build.body_edits(), cards) if changed else None
    if build.scope:
        attempt.before, build.scope.check = record, _require_same_face
        _set_until_the_end(build, settings, ARTICLE_PATHS=sorted(build.scope.reads), STATIC_PATHS=[])


def _require_same_face(article: Any, card: Any) -> None:
    """Raise LookupError if pages show another ``article`` than its ``card`` stands for."""
    if face_token(article, Tokens(StoryDigests({}))) != card.token:
        raise LookupError(f"{path_of(article)}: not what its card says")


def _set_until_the_end(build: Build, settings: dict[str, Any], **values: Any) -> None:
    for name, value in values.items():
        build.endings.append(partial(settings.__setitem__, name, settings[name]))
        settings[name] = value


def give_writer(build: Build, pelican: Pelican) -> None:
    """Have pages noted first, and written at the end."""
    build.writer = DeferredWriter


def close_staging(build: Build, pelican: Pelican, passed: bool) -> None:
    """Make the staging tree the site if the build ``passed``; a watching Pelican is only told of a full disk.

    Before that, nothing of the site gets another name: this shows in its files, as a change of them would.
    """
    attempt = build.of(_UnderWay).attempt
    if attempt is None:
        return
    try:
        if passed or KEEP_FAILED.of(pelican.settings):
            retained = pelican.settings["OUTPUT_RETENTION"] if pelican.delete_outputdir else None
            attempt.settled = attempt.staging.settle(retained)
            if not (passed and attempt.settled.is_same):
                attempt.staging.complete(attempt.settled, spare_of(attempt.place) if passed else None)
        if passed:
            with shutdown.held():
                _publish(build, attempt)
    except OSError as error:
        sentence = explain(error)
        if not sentence or not build.mode.watching:
            raise
        print(sentence, file=sys.stderr)
        build.report(Diagnostic(attempt.output, 0, "fast-build/unwritten", sentence))


def _publish(build: Build, attempt: _Attempt) -> None:
    assert attempt.settled is not None
    if attempt.settled.is_same:
        attempt.staging.discard()
        files = attempt.staging.site
    else:
        durable = not build.mode.watching
        files = publication.publish(attempt.place, attempt.staging, attempt.settled, durable=durable)
    _record(build, attempt, files, [act() for act in build.after_exchange])
    _end(build.of(_UnderWay))


def _give_up(build: Build, under_way: _UnderWay) -> None:
    """End a build that did not come to its swap, if that is so: the site stays as it was."""
    attempt = under_way.attempt
    if attempt is None or attempt.process != os.getpid():
        return
    if KEEP_FAILED.of(attempt.pelican.settings) and attempt.staging.tree.is_dir():
        _keep_for_inspection(attempt)
    attempt.staging.discard()
    _end(under_way)
    if attempt.place.output.exists() and not (build.scope and build.scope.left):
        print(say("build/old-site", output=attempt.output), file=sys.stderr)


def _keep_for_inspection(attempt: _Attempt) -> None:
    kept = attempt.place.room("failed")
    shutil.rmtree(kept, ignore_errors=True)
    attempt.staging.tree.rename(kept)
    print(say("build/failed-tree", folder=str(kept)), file=sys.stderr)


def _end(under_way: _UnderWay) -> None:
    """Give Pelican its own settings back, and the lock to the next build."""
    attempt, under_way.attempt = under_way.attempt, None
    assert attempt is not None
    attempt.pelican.output_path = attempt.pelican.settings["OUTPUT_PATH"] = attempt.output
    attempt.lock.release()
    garbage_collection.release()
    for texts in (Content.get_content, Content.get_summary):
        texts.cache.clear()  # Pelican keeps what it made of each story, and by it all stories of each build, for ever


STEPS = (
    Step(
        "place",
        check_place,
        "Digests of settings and of the code of the site's own plugins; a place where no site may be built stops "
        "the build.",
    ),
    Step(
        "lock",
        open_staging,
        "The lock, a staging tree beside the site, what the last build knew; the end if nothing has changed.",
    ),
    Step("open", give_writer, "The writer, which notes pages first."),
    Step("narrow", narrow, "The stories that Pelican will find, if no more than a few have changed."),
    Step("equip", note_names, "Templates note what they read."),
    Step("render", render, "All pages that changed; the others are taken over from the site."),
    Step("publish", close_staging, "The site, in one step; records for the next build."),
)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    garbage_collection.install()  # what is registered first runs last
    newsroom.register(*STEPS)
