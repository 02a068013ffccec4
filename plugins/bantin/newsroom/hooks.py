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
from collections import Counter
from collections.abc import Container, Iterator
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
from bantin.newsroom.extension_names import missing_extensions
from bantin.newsroom.findings_language import choose_language
from bantin.newsroom.foreign_plugins import speak_last
from bantin.newsroom.foreign_theme import fit_settings, is_foreign
from bantin.newsroom.host_names import name_hosts
from bantin.newsroom.log import is_wanted, take_over
from bantin.newsroom.message import Message, say
from bantin.newsroom.mode import this_command
from bantin.newsroom.moments import said_moment
from bantin.newsroom.office_default import reuse_note
from bantin.newsroom.output_guard import guard_output, note_sources
from bantin.newsroom.own_theme import template_folders
from bantin.newsroom.period_archives import file_periods, put_off_periods
from bantin.newsroom.pipeline import Moment, Pipeline, Step, pipeline_of
from bantin.newsroom.printing import printable_line
from bantin.newsroom.progress import Progress
from bantin.newsroom.renamed_settings import take_old_names
from bantin.newsroom.scope import Scope
from bantin.newsroom.setting import Mistakes
from bantin.newsroom.setting_names import misspelt_names
from bantin.newsroom.setting_tables import ours, wrong_settings
from bantin.newsroom.settings import (
    DRY_RUN,
    EXECUTOR,
    OFFICE,
    PUBLIC_ADDRESS_REQUIRED,
    REQUIRED_PLUGINS,
    SITEURL,
    STRICT,
    STRICT_ALLOWED_WARNINGS,
)
from bantin.newsroom.settings_errors import content_complaint
from bantin.newsroom.settings_file import mend_settings, settings_file, settings_place
from bantin.newsroom.site_address import address_complaint, site_address
from bantin.newsroom.source_account import account_for_sources, settle_accounts
from bantin.newsroom.startup_errors import leave_it_to_plugins
from bantin.newsroom.story_order import order_articles, settle_addresses
from bantin.newsroom.tally import summary
from bantin.newsroom.terminal import Nowhere
from bantin.newsroom.unfilled_marks import fill_marks

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


def begin(pelican: Pelican) -> None:
    """Choose the language of what is said; stop if a plugin is missing; judge what each setting holds."""
    choose_language(pelican)
    for said in take_old_names(pelican.settings):
        pelican.settings.early.append(finding(*settings_place(str(said)), said, "notice"))
    require_plugins(pelican.settings)
    judge_settings(pelican.settings)


def require_plugins(settings: dict[str, Any]) -> None:
    """Stop at once when a plugin that the site lists did not load: Pelican would go on without it."""
    loaded = set(settings["PLUGINS"])
    missing = [name for name in REQUIRED_PLUGINS.of(settings) if name not in loaded]
    if missing:
        raise BuildFailed(say("setting/plugins-missing", names=", ".join(missing)))


def judge_settings(settings: BuildSettings) -> None:
    """Note each setting that holds another kind of value than it must; what follows is judged by its default."""
    wrong = dict(wrong_settings(settings))
    for name, sentences in wrong.items():
        settings.mistakes.in_file += sentences
        settings[name] = ours()[name].default if name in ours() else DEFAULT_CONFIG.get(name, "")
    settings.mistakes.in_file += [*_wrong_places(settings, wrong), *missing_extensions(settings)]
    name_hosts(settings)
    if PUBLIC_ADDRESS_REQUIRED.of(settings) and SITEURL.name not in wrong:
        complaint = address_complaint(str(settings["SITEURL"]))
        settings.mistakes.others += [complaint] if complaint else []


def stop_at_mistakes(pelican: Pelican) -> None:
    """Stop before any work if the settings have mistakes, all of which are told; fill in what follows from others."""
    settings = pelican.settings
    if settings.mistakes:
        raise BuildFailed(settings.mistakes.told(mend_settings(wrong=" ".join(settings.mistakes.in_file))))
    if OFFICE.of(settings):
        settings[OFFICE.name] = {"copyright_note": reuse_note(settings), **OFFICE.of(settings)}


def _wrong_places(settings: dict[str, Any], told: Container[str]) -> Iterator[str]:
    try:
        ZoneInfo(settings["TIMEZONE"])
    except (KeyError, ValueError, OSError):
        if "TIMEZONE" not in told:
            yield str(say("setting/time-zone", name=str(settings.get("TIMEZONE", ""))))
    complaint = None if "PATH" in told else content_complaint(settings["PATH"])
    if complaint:
        yield complaint


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
    if settings.build:
        settings.build.close()
    build = settings.build = Build(
        read_clock(ZoneInfo(settings["TIMEZONE"])),
        settings.command,
        settings.made,
        executor=EXECUTOR.of(settings),
        progress=Progress(console if is_wanted() else Console()),
    )
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
    if DRY_RUN.of(settings) is None:
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
        _account_for_the_others(settings, build, build.scope, planned)
    _print_report(build)
    strict, allowed = STRICT.of(settings), STRICT_ALLOWED_WARNINGS.of(settings)
    fatal = stopping(build.findings(), strict=strict, allowed=allowed)
    passed = not fatal or (build.mode.serving and not build.tally.balance)
    _run(pipeline.DECIDED, settings, pelican, passed)
    build.close()
    _print_summary(build, passed=passed)
    if fatal and not build.mode.watching:
        raise BuildFailed(say("stop/to-mend", counts=counted(fatal)))


def _account_for_the_others(settings: BuildSettings, build: Build, scope: Scope, planned: int) -> None:
    """Say of stories that were not read what the last build said; drop this one if there is more to say.

    Unless they are there as cards, it knows too little of the others to judge them, so of what was found before the
    site was written, the first ``planned`` findings, only those about its own count; what is wrong in the site counts
    whosever it is.
    """
    told = build.diagnostics
    if not scope.others_are_cards:
        told = [it for it in told[:planned] if it.path in scope.own] + told[planned:]
    if any(not it.rule.endswith("/cache") and str(it) not in scope.words for it in told):
        scope.left = "findings"
    elif scope.others_are_cards and not _say_again(build, scope):
        scope.left = "findings that nobody has any more"
    if scope.left:
        build_all_stories(settings, build)
    build.diagnostics[:] = [it for it in build.diagnostics if it.rule.endswith("/cache")]
    build.tally.read, build.tally.fates = sum(scope.fates.values()), Counter(scope.fates)


def _say_again(build: Build, scope: Scope) -> bool:
    """Say whether all that the last build said would be said again, by stories on cards too.

    What was said of files that are no stories would be: none has come, gone or changed.
    """
    said = {str(it) for it in build.diagnostics} | scope.said
    unsaid = {word for word in scope.words[:-1] if word not in said and "[sources/" not in word}
    paths = {word.partition(":")[0] for word in unsaid} & build.around.stories.keys()
    try:
        scope.complete([build.around.stories[path][1] for path in paths])
    except LookupError:
        return False
    return unsaid <= scope.said


def _print_summary(build: Build, *, passed: bool) -> None:
    warnings = sum(found.severity == "warning" for found in build.findings())
    warnings += build.scope.warnings if build.scope else 0
    print(summary(build.tally, warnings, time.monotonic() - build.began, passed=passed), flush=True)


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
STEPS = (
    Step(
        "begin",
        begin,
        "The language of messages; a missing plugin stops the build; each setting is judged by its table.",
    ),
    Step("refuse", stop_at_mistakes, "Every mistake in the settings, in one report; the usual sentence on reuse."),
    Step("open", open_store, "The cache of what earlier builds worked out; findings about settings."),
    Step("open", fit_theme, "Pages for which a theme of other people has no template are left out, and told of."),
    Step("order", order_articles, "Newest first; expired stories leave lists."),
    Step("order", put_off_periods, "Pelican does not compare every story with every month."),
    Step("count", file_periods, "The stories of each year, month and day, as Pelican's generator has them."),
    Step("settle", settle_addresses, "Each story and page has an address of its own: the one that it was promised."),
    Step("count", account_for_sources, "A source that is neither published nor refused for a reason is an error."),
    Step(
        "announce",
        fill_marks,
        "Where a plugin is not there, or the theme is of other people: plain images in place of photos' marks.",
    ),
    Step("judge", note_sources, "Which source each page comes from, so that later findings name it."),
    Step("report", end_dry_run, "A command that only asks for findings prints them and ends."),
    Step("guard", guard_output, "A page outside the output folder, or in place of another one, stops the build."),
)
