"""The safe build in Pelican: it writes into a staging tree, which becomes the site once the newsroom says so."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import Pelican
from pelican.contents import Content
from pelican.generators import Generator

from bantin.fast_build import garbage_collection
from bantin.fast_build.attempt import Attempt, UnderWay, give_up
from bantin.fast_build.closing import close_attempt
from bantin.fast_build.deferred_writer import DeferredWriter
from bantin.fast_build.few_stories import show_few_stories
from bantin.fast_build.location import find_place, refusal
from bantin.fast_build.lock import BuildLock
from bantin.fast_build.opening import check_clock, rest_if_nothing_changed, take
from bantin.fast_build.plugin_code import plugin_digest
from bantin.fast_build.rendering import render
from bantin.fast_build.settings import SWAP
from bantin.fast_build.staging import Staging
from bantin.fast_build.state_files import Records
from bantin.fast_build.story_digest import StoryDigests, face_token
from bantin.fast_build.swap import heal
from bantin.fast_build.tracking import TrackingContext
from bantin.fast_build.unchanged import Unchanged
from bantin.fast_build.up_to_date import settings_digest
from bantin.fast_build.value_digest import Tokens
from bantin.newsroom import hooks as newsroom
from bantin.newsroom.build import Build, Made
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.pipeline import Step
from bantin.newsroom.settings import DRY_RUN, PHOTOS_REPORT
from bantin.newsroom.site import path_of

# Where things lie says nothing about what is made of them.
_FOLDERS = {"PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME", "PLUGIN_PATHS", "BIND", "PORT", "RENDER_WORKERS"}


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
    take(build, lock, output, zone)
    staging = Staging(place.output, place.room(f"staging-{os.getpid()}"))
    garbage_collection.hold()
    records = Records(pelican.settings, place.output, build.made.settings)
    attempt = Attempt(pelican, output, place, lock, staging, os.getpid(), records)
    build.of(UnderWay).attempt = attempt
    build.endings.append(_forget_texts)
    build.endings.append(partial(give_up, build, build.of(UnderWay)))
    heal(place)
    check_clock(build, place)
    attempt.look_around(build.now)
    rest_if_nothing_changed(build, attempt)
    staging.open()
    unchanged = build.of(Unchanged)
    unchanged.former = unchanged.former if unchanged.former.look else attempt.look_back()
    unchanged.staging, unchanged.memory = staging, unchanged.former.memory
    pelican.output_path = pelican.settings["OUTPUT_PATH"] = str(staging.folder)


def note_names(build: Build, generator: Generator) -> None:
    """Have the templates of ``generator`` note what they read; each is read once, all pages are made by the same."""
    generator.env.context_class = TrackingContext
    generator.env.auto_reload = False


def narrow(build: Build, pelican: Pelican) -> None:
    """Have Pelican find only the stories that are to be read, if no more than a few have changed."""
    attempt = build.of(UnderWay).attempt
    if attempt is not None:
        show_few_stories(build, attempt, pelican.settings, _require_same_face)


def _require_same_face(article: Any, card: Any) -> None:
    """Raise LookupError if pages show another ``article`` than its ``card`` stands for."""
    if face_token(article, Tokens(StoryDigests({}))) != card.token:
        raise LookupError(f"{path_of(article)}: not what its card says")


def give_writer(build: Build, pelican: Pelican) -> None:
    """Have pages noted first, and written at the end."""
    build.writer = DeferredWriter


def close_staging(build: Build, pelican: Pelican, passed: bool) -> None:
    """Make the staging tree the site if the build ``passed``."""
    attempt = build.of(UnderWay).attempt
    if attempt is not None:
        close_attempt(build, attempt, passed)


def _forget_texts() -> None:
    """Let go of what Pelican made of each story: it keeps that, and by it all stories of each build, for ever."""
    for texts in (Content.get_content, Content.get_summary):
        texts.cache.clear()


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
