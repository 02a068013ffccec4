"""The newsroom in Pelican: it opens a build, calls the stages of the pipeline as Pelican comes to them, closes it.

Our plugins act together, where the first of them is listed; plugins of the site's own that listen to signals of
Pelican find a story as we leave it, and the newsroom has the last word on paths, on success, on what is published.
"""

from __future__ import annotations

import atexit
import logging
import multiprocessing
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.log import console
from pelican.log import init as init_logging
from pelican.readers import Readers
from pelican.settings import DEFAULT_CONFIG
from pelican.writers import Writer
from rich.console import Console

from bantin.newsroom import command, pipeline, shutdown
from bantin.newsroom.build import Build, BuildSettings, read_clock
from bantin.newsroom.cache import Store
from bantin.newsroom.closing_report import BuildFailed, counted, report_lines, stopping
from bantin.newsroom.code_fingerprint import maker
from bantin.newsroom.diagnostic import finding
from bantin.newsroom.dry_run import DryRun, conclude, outside
from bantin.newsroom.foreign_plugins import speak_last
from bantin.newsroom.foreign_theme import fit_settings, is_foreign
from bantin.newsroom.log import is_wanted, take_over
from bantin.newsroom.message import Message, say
from bantin.newsroom.mode import this_command
from bantin.newsroom.moments import said_moment
from bantin.newsroom.others_findings import speak_for_the_others
from bantin.newsroom.own_theme import template_folders
from bantin.newsroom.page_fragments import FRAGMENT, story_fragment
from bantin.newsroom.pipeline import Moment, Pipeline, Step, pipeline_of
from bantin.newsroom.printing import printable_line
from bantin.newsroom.progress import Progress
from bantin.newsroom.setting import Mistakes
from bantin.newsroom.setting_names import misspelt_names
from bantin.newsroom.settings import (
    DRY_RUN,
    EXECUTOR,
    STRICT,
    STRICT_ALLOWED_WARNINGS,
)
from bantin.newsroom.settings_file import settings_file, settings_place
from bantin.newsroom.site_address import site_address
from bantin.newsroom.source_account import settle_accounts
from bantin.newsroom.startup_errors import leave_it_to_plugins
from bantin.newsroom.steps import STEPS
from bantin.newsroom.tally import summary
from bantin.newsroom.terminal import Nowhere

STORE = "store.sqlite3"
_SETTINGS = "pelicanconf.py"


def build_of(settings: Any) -> Build | None:
    """Return the build that ``settings`` were handed out in; None where Pelican works without the newsroom."""
    return settings.build if isinstance(settings, BuildSettings) else None


def _run(moment: Moment, settings: Any, *given: Any) -> None:
    """Call the stages of that ``moment`` in the build that ``settings`` were handed out in."""
    build = build_of(settings)
    if build is None:
        return
    if build.scope is None:
        settings.pipeline.run(moment, build, *given)
        return
    try:
        settings.pipeline.run_narrow(moment, build.scope.others_are_cards, build, *given)
    except Exception as error:  # a build of all stories says what there is to say
        build.scope.left = repr(error)
    if build.scope.left:
        build_all_stories(settings, build)


def build_all_stories(settings: BuildSettings, build: Build) -> NoReturn:
    """Drop a build of a few stories that turned out to change more, for one of all stories, and end with it."""
    build.close()
    settings.all_stories = True
    settings.pelican.run()
    raise SystemExit(0)


def open_site(pelican: Pelican) -> None:
    """Have the settings of ``pelican`` carry its builds, and judge them before any work."""
    settings = pelican.settings = BuildSettings(pelican.settings)
    settings.pelican = pelican
    settings.command, settings.pipeline = this_command(), pipeline_of(settings["PLUGINS"])
    settings.early, settings.mistakes = leave_it_to_plugins(), Mistakes()
    settings.pipeline.run(pipeline.INITIALIZED, pelican)
    _say_addresses(settings)
    speak_last(signals.get_generators, get_last_generator)


def _say_addresses(settings: BuildSettings) -> None:
    """Name the address of a public site, since everything that leaves it carries it, and where it is served.

    Pelican is quiet; it serves and watches in processes of their own, of which one says it.
    """
    if site_address(settings) and DRY_RUN.of(settings) is None:
        print(say("build/address", address=str(settings["SITEURL"])), flush=True)
    if settings.command.mode.serving and multiprocessing.parent_process() is None:
        address = f"http://{settings['BIND']}:{settings['PORT']}/"
        print(say("build/preview", address=address), flush=True)


def open_build(pelican: Pelican) -> None:
    """Open a build with one "now" for all that it makes, after an end to the one before, if that had none."""
    settings = pelican.settings
    if not isinstance(settings, BuildSettings):
        return
    before = settings.build
    if before:
        before.close()
    build = settings.build = Build(
        read_clock(ZoneInfo(settings["TIMEZONE"])),
        settings.command,
        settings.made,
        executor=EXECUTOR.of(settings),
        progress=Progress(console if is_wanted() else Console()),
    )
    if before and settings.all_stories:  # this one takes the place of a build that was dropped
        build.began = before.began
    _close_at_any_end(build)
    take_over().open(build.report, partial(_print_report, build), build.close, settings["LOG_FILTER"])
    _run(pipeline.GET_GENERATORS, settings, pelican)
    _come_last()
    _hear_of_pages(build, settings.pipeline)


def _close_at_any_end(build: Build) -> None:
    """Have ``build`` closed when the command ends; it is first said why that is."""
    atexit.register(build.close)
    build.endings.append(partial(atexit.unregister, build.close))
    shutdown.speak_first_at_the_end()


def _hear_of_pages(build: Build, steps: Pipeline) -> None:
    """Call those who look at pages for each that is written: their context is a copy, which carries no build."""

    def look_at_page(path: str, context: dict[str, Any]) -> None:
        steps.run(pipeline.PAGE_WRITTEN, build, path, context)

    signals.content_written.connect(look_at_page)
    build.endings.append(partial(signals.content_written.disconnect, look_at_page))


def _come_last() -> None:
    """Have every plugin have its say before the newsroom has the last word, wherever the site lists it."""
    speak_last(signals.article_generator_pretaxonomy, order_stories)
    speak_last(signals.article_generator_finalized, count_sources)
    speak_last(signals.page_generator_finalized, count_sources)
    speak_last(signals.all_generators_finalized, guard)


def open_store(build: Build, pelican: Pelican) -> None:
    """Open what earlier builds worked out; report what was warned of before, and names of settings that are none."""
    settings = pelican.settings
    if DRY_RUN.of(settings) is None and not settings.all_stories:  # else the build that was dropped has said it
        print(say("build/moment", moment=said_moment(build.now, show_zone=True)), flush=True)
    folder = Path(settings["PATH"]).parent / settings["CACHE_PATH"]
    build.store = Store(folder / STORE, maker() + build.made.code, partial(_warn_of_store, build))
    while settings.early:
        build.report(settings.early.pop(0))
    for said in misspelt_names(settings, DEFAULT_CONFIG):
        build.report(finding(*settings_place(str(said)), said, "warning"))


def fit_theme(build: Build, pelican: Pelican) -> None:
    """Leave out, and tell of, what a theme of other people has no templates for."""
    settings = pelican.settings
    if is_foreign(pelican.theme):
        names = fit_settings(settings, [*template_folders(settings), Path(pelican.theme, "templates")])
        said = say("newsroom/theme-pages", names=", ".join(names))
        build.report_all([finding(settings_file() or _SETTINGS, 0, said, "notice")] if names else [])


def _warn_of_store(build: Build, said: Message) -> None:
    build.report(finding(STORE, 0, said, "notice"))


def equip(generator: Generator) -> None:
    """Give a generator what its templates may name."""
    generator.env.globals.setdefault(FRAGMENT, story_fragment)
    _run(pipeline.GENERATOR_INIT, generator.settings, generator)


def install_readers(readers: Readers) -> None:
    """Put our readers in place of Pelican's."""
    _run(pipeline.READERS_INIT, readers.settings, readers)


def read_stories(generator: ArticlesGenerator) -> None:
    """Look at the content folder, then read what is in it."""
    _run(pipeline.ARTICLES_INIT, generator.settings, generator)


def file_names(generator: ArticlesGenerator) -> None:
    """File names before Pelican makes lists of them."""
    _run(pipeline.PRETAXONOMY, generator.settings, generator)


def order_stories(generator: ArticlesGenerator) -> None:
    """Put stories in order."""
    _run(pipeline.PRETAXONOMY_LAST, generator.settings, generator)


def count_sources(generator: ArticlesGenerator | PagesGenerator) -> None:
    """Count what became of the sources of one kind."""
    _run(pipeline.SOURCES_READ, generator.settings, generator)


def plan(generators: list[Any]) -> None:
    """Do all that is done between the last story and the first page."""
    _run(pipeline.PLANNING, generators[0].settings, generators)


def guard(generators: list[Any]) -> None:
    """End a command that wants a report alone; else see that everything may be written."""
    _run(pipeline.PLANNED, generators[0].settings, generators)


class PipelineGenerator(Generator):
    """The last generator: writes what our plugins have planned, when those of the site have noted their pages."""

    def generate_output(self, writer: Writer) -> None:
        """Note our pages, render what changed, bring files, write what names them."""
        _run(pipeline.WRITING, self.settings, self, writer)
        _run(pipeline.WRITTEN, self.settings, self)


def get_last_generator(pelican: Pelican) -> type[Generator]:
    """Give Pelican our generator."""
    return PipelineGenerator


def get_writer(pelican: Pelican) -> type[Writer] | None:
    """Give Pelican our writer, if there is one; from here on nobody will listen to the end who does not yet."""
    speak_last(signals.finalized, close_build)
    build = build_of(pelican.settings)
    return build.writer if build else None


def end_dry_run(build: Build, generators: list[Any]) -> None:
    """Print the findings instead of writing a site, when the command only asks for them."""
    settings = generators[0].settings
    wish: DryRun | None = DRY_RUN.of(settings)
    if wish is None:
        return
    take_over().close()
    strangers = outside(wish, Path(settings["PATH"]))
    for path in strangers:
        outside_of = say("build/outside", path=printable_line(path), folder=str(settings["PATH"]))
        print(outside_of, file=sys.stderr)
    build.store.close()
    text, code = conclude(build.findings(), wish, Path(settings["PATH"]))
    if not strangers:
        print(text)
    raise SystemExit(2 if strangers else code)


def close_build(pelican: Pelican) -> None:
    """Check what was written, print the report; fail the build when it holds an error, or under STRICT a warning.

    While Pelican watches for changes a failure would make it build again at once, and again, until somebody mends
    the source; so there the report alone is given. A site that is served to its own editor shows the story as it
    stands, with its errors; any other one stays as it was.
    """
    settings, build = pelican.settings, build_of(pelican.settings)
    if build is None:
        return
    planned = len(build.diagnostics)
    _run(pipeline.FINALIZED, settings, pelican)
    shutdown.check()
    settle_accounts(build)
    if build.scope:
        speak_for_the_others(build, build.scope, planned)
        if build.scope.left:
            build_all_stories(settings, build)
    _print_report(build)
    strict, allowed = STRICT.of(settings), STRICT_ALLOWED_WARNINGS.of(settings)
    fatal = stopping(build.findings(), strict=strict, allowed=allowed)
    passed = not fatal or (build.mode.serving and not build.tally.balance)
    warnings = _count_warnings(build)  # of new promises nobody knows any more once they are written down
    _run(pipeline.DECIDED, settings, pelican, passed)
    build.close()
    print(summary(build.tally, warnings, time.monotonic() - build.began, passed=passed), flush=True)
    if fatal and not build.mode.watching:
        raise BuildFailed(say("stop/to-mend", counts=counted(fatal)))


def _count_warnings(build: Build) -> int:
    found = sum(found.severity == "warning" for found in build.findings())
    return found + (build.scope.warnings if build.scope else 0)


def _print_report(build: Build) -> None:
    build.store.close()
    take_over().close()
    for line in [*report_lines(build.findings()), *(build.scope.words if build.scope else ())]:
        print(line, file=sys.stderr)


def register(*steps: Step) -> None:
    """Connect to Pelican; take the ``steps`` of a plugin beside our own, which thus all act in one place."""
    command.begin(mode=this_command().mode)
    take_over()
    # Pelican leaves out a warning that it has given once in this process; the site may hold that mistake still.
    init_logging(handler=None, logs_dedup_min_level=logging.DEBUG)
    if not is_wanted():  # its counts and its spinner, which would take over stdout as well
        console.file = Nowhere()
    for signal, receiver in _RECEIVERS:
        signal.connect(receiver)
    pipeline.register(*STEPS, *steps)


_RECEIVERS = (
    (signals.initialized, open_site),
    (signals.get_generators, open_build),
    (signals.get_generators, get_last_generator),
    (signals.generator_init, equip),
    (signals.readers_init, install_readers),
    (signals.article_generator_init, read_stories),
    (signals.article_generator_pretaxonomy, file_names),
    (signals.article_generator_pretaxonomy, order_stories),
    (signals.article_generator_finalized, count_sources),
    (signals.page_generator_finalized, count_sources),
    (signals.all_generators_finalized, plan),
    (signals.all_generators_finalized, guard),
    (signals.get_writer, get_writer),
    (signals.finalized, close_build),
)
