"""Open a run, keep its accounts, close it: the first word on "now" and the last word on success."""

from __future__ import annotations

import logging
import multiprocessing
import posixpath
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import DEFAULT_CONFIG
from rich.console import Console

from bantin.newsroom import build, command, progress, shutdown
from bantin.newsroom.addresses import number_clashes
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.cache import Store
from bantin.newsroom.closing_report import BuildFailed, counted, is_serving, is_watching, report_lines, stopping
from bantin.newsroom.code_fingerprint import maker
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.dry_run import DryRun, conclude, outside
from bantin.newsroom.extension_names import missing_extensions
from bantin.newsroom.findings_language import choose_language
from bantin.newsroom.foreign_plugins import speak_last
from bantin.newsroom.host_names import name_hosts
from bantin.newsroom.log import Reception, is_wanted, take_over
from bantin.newsroom.message import Message, say
from bantin.newsroom.moments import said_moment
from bantin.newsroom.office_default import reuse_note
from bantin.newsroom.output_paths import direct_pages, unsafe_paths
from bantin.newsroom.printing import printable_line
from bantin.newsroom.setting_kinds import wrong_kinds
from bantin.newsroom.setting_names import misspelt_names
from bantin.newsroom.settings_errors import content_complaint
from bantin.newsroom.settings_file import mend_settings, settings_file
from bantin.newsroom.site import contents_of, path_of
from bantin.newsroom.site_address import address_complaint, site_address
from bantin.newsroom.startup_errors import early, leave_it_to_plugins
from bantin.newsroom.tally import summary
from bantin.newsroom.terminal import Nowhere
from bantin.newsroom.typed_places import place_in_header
from bantin.newsroom.worker_lifeline import cut_all
from bantin.vietnamese.marks import normal_form

STORE = "store.sqlite3"
_SETTINGS = "pelicanconf.py"


def _settle_failure() -> None:
    """Print what was found before the command failed, and let its workers go: nobody wants their work now."""
    cut_all()
    if _reception.is_open:
        _print_report()


_reception = Reception(build.report, _settle_failure)


def require_plugins(pelican: Pelican) -> None:
    """Stop at once when a plugin that the site lists did not load: Pelican would go on without it."""
    loaded = set(pelican.settings["PLUGINS"])
    missing = [name for name in pelican.settings.get("REQUIRED_PLUGINS", ()) if name not in loaded]
    if missing:
        raise BuildFailed(say("setting/plugins-missing", names=", ".join(missing)))


def check_settings(pelican: Pelican) -> None:
    """Stop before any work at a setting that nothing can be built from; fill in what follows from others.

    The address of a public site is named, since everything that leaves it carries it.
    """
    settings = pelican.settings
    wrong = list(wrong_kinds(settings)) or [*_wrong_places(settings), *missing_extensions(settings)]
    if wrong:
        raise BuildFailed(f"{' '.join(wrong)} {mend_settings()}")
    if settings.get("OFFICE"):
        settings["OFFICE"] = {"copyright_note": reuse_note(settings), **settings["OFFICE"]}
    name_hosts(settings)
    address = str(settings["SITEURL"])
    complaint = address_complaint(address) if settings.get("PUBLIC_ADDRESS_REQUIRED", False) else None
    if complaint:
        raise BuildFailed(complaint)
    if site_address(settings) and settings.get("DRY_RUN") is None:
        print(say("build/address", address=address), flush=True)


def _wrong_places(settings: dict[str, Any]) -> Iterator[str]:
    try:
        ZoneInfo(settings["TIMEZONE"])
    except (KeyError, ValueError, OSError):
        yield str(say("setting/time-zone", name=str(settings.get("TIMEZONE", ""))))
    complaint = content_complaint(settings["PATH"])
    if complaint:
        yield complaint


def say_where_it_serves(pelican: Pelican) -> None:
    """Say it in place of Pelican, which is quiet; once, though watching and serving are processes of their own."""
    if is_serving(sys.argv) and multiprocessing.parent_process() is None:
        address = f"http://{pelican.settings['BIND']}:{pelican.settings['PORT']}/"
        print(say("build/preview", address=address), flush=True)


def open_run(pelican: Pelican) -> None:
    """Begin a run with one "now" for everything that it builds."""
    now = build.coming_now(ZoneInfo(pelican.settings["TIMEZONE"]))
    begun = build.begin(now)
    progress.show_on(console if is_wanted() else Console())
    begun.store = _open_store(pelican.settings)  # a damaged one is reported to the run
    if pelican.settings.get("DRY_RUN") is None:
        print(say("build/moment", moment=said_moment(now, show_zone=True)), flush=True)
    _reception.ignored = pelican.settings["LOG_FILTER"]
    _reception.is_open = True
    while early:
        build.report(early.pop(0))
    for said in misspelt_names(pelican.settings, DEFAULT_CONFIG):
        build.report(finding(settings_file() or _SETTINGS, 0, said, "warning"))


def _open_store(settings: dict[str, Any]) -> Store:
    folder = Path(settings["PATH"]).parent / settings["CACHE_PATH"]
    return Store(folder / STORE, maker() + build.site_code(), _warn_of_store)


def _warn_of_store(said: Message) -> None:
    build.report(finding(STORE, 0, said, "notice"))


def order_articles(generator: ArticlesGenerator) -> None:
    """Sort lists newest first, ties by path, so that no machine's file order shows; settle addresses.

    A story whose day of expiry has come keeps its page and leaves every list, as a hidden one does.
    """
    today = build.current().now.date()
    expired = [story for story in generator.articles if getattr(story, "expires", None) and story.expires <= today]
    for story in expired:
        generator.articles.remove(story)
        generator.hidden_articles.append(story)
    for name in ("articles", "hidden_articles", "drafts"):
        stories = getattr(generator, name)
        stories.sort(key=path_of)
        stories.sort(key=lambda story: story.date, reverse=True)
    articles = [*generator.articles, *generator.hidden_articles, *generator.drafts]
    _settle_addresses(articles)
    for article in articles:
        if isinstance(article, StoryArticle):
            article.settle()


def _settle_addresses(articles: list[Content]) -> None:
    by_path = {path_of(article): article for article in articles}
    earliest_first = sorted(by_path, key=lambda path: (by_path[path].date, path))
    wanted = [(path, by_path[path].save_as.rpartition("/")[0], by_path[path].slug) for path in earliest_first]
    changed, warnings = number_clashes(wanted)
    for path, slug in changed.items():
        by_path[path].slug = by_path[path].metadata["slug"] = slug
    for warning in warnings:
        build.report(_at_address(warning, by_path[warning.path]))


def _at_address(found: Diagnostic, content: Content) -> Diagnostic:
    """Return what was ``found`` of the address of ``content`` at the line that makes the address."""
    line, column = place_in_header(content, "slug", "title")
    return replace(found, line=line, column=column)


def account_for_sources(generator: ArticlesGenerator | PagesGenerator) -> None:
    """Report every source that Pelican walked over and that is neither published nor refused with a reason."""
    kind = "ARTICLE" if isinstance(generator, ArticlesGenerator) else "PAGE"
    walked = generator.get_files(generator.settings[f"{kind}_PATHS"], generator.settings[f"{kind}_EXCLUDES"])
    # Pelican walks from "." and names what lies there "./a.md".
    sources = {normal_form("NFC", posixpath.normpath(path)) for path in walked}
    fates = {path_of(content): _fate(content) for content in _kept(generator)}
    refused = build.current().refused & sources
    build.current().accounts.count(len(sources), [*fates.values(), *("refused" for _ in refused)])
    for path in sorted(sources - fates.keys() - refused):
        build.report(finding(path, 0, say("newsroom/lost-story")))


def _fate(content: Content) -> str:
    """Return what became of the source of ``content``, as the accounts call it."""
    expires = getattr(content, "expires", None)
    if content.status == "draft" or hasattr(content, "unpublished"):  # a preview shows it as if it were published
        return str(getattr(content, "unpublished", "draft"))
    if expires and expires <= build.current().now.date():
        return "expired"
    return "hidden" if content.status == "hidden" else "published"


def _kept(generator: ArticlesGenerator | PagesGenerator) -> list[Content]:
    drafts = ("drafts", "drafts_translations", "draft_pages", "draft_translations")
    return contents_of([generator]) + [draft for name in drafts for draft in getattr(generator, name, ())]


def note_sources(generators: list[Any]) -> None:
    """Remember which source each page comes from, so that a later finding can name it."""
    build.current().store.save()  # what was read is kept even if a template fails
    sources = build.current().sources
    sources.update((content.save_as, path_of(content)) for content in contents_of(generators))


def guard_output(generators: list[Any]) -> None:
    """Stop before anything is written if a page would leave the output folder or replace another page."""
    direct = direct_pages(generators[0].settings)
    pages = [(path_of(content), content.save_as) for content in contents_of(generators)]
    pages += [(str(name), name.save_as) for name in _names_of(generators) if name.save_as]
    pages += [(page.title, page.save_as) for page in build.current().pages]
    errors = list(unsafe_paths(pages, direct))
    by_path = {path_of(content): content for content in contents_of(generators)}
    for error in errors:
        build.report(_at_address(error, by_path[error.path]) if error.path in by_path else error)
    if errors:
        _print_report()
        raise BuildFailed(say("stop/unwritable", count=len(errors)))


def _names_of(generators: list[Any]) -> list[Any]:
    lists = (getattr(it, kind, ()) for it in generators for kind in ("categories", "tags", "authors"))
    return [pair[0] for pairs in lists for pair in (pairs.items() if isinstance(pairs, dict) else pairs)]


def end_dry_run(generators: list[Any]) -> None:
    """Print the findings instead of writing a site, when the command only asks for them."""
    settings = generators[0].settings
    wish: DryRun | None = settings.get("DRY_RUN")
    if wish is None:
        return
    _reception.is_open = False
    strangers = outside(wish, Path(settings["PATH"]))
    for path in strangers:
        outside_of = say("build/outside", path=printable_line(path), folder=str(settings["PATH"]))
        print(outside_of, file=sys.stderr)
    build.current().store.close()
    text, code = conclude(build.findings(), wish, Path(settings["PATH"]))
    if not strangers:
        print(text)
    raise SystemExit(2 if strangers else code)


def close_run(pelican: Pelican) -> None:
    """Print the report; fail the build when it holds an error, or under STRICT a warning.

    While Pelican watches for changes a failure would make it build again at once, and again, until somebody mends
    the source; so there the report alone is given. A site that is served to its own editor shows the story as it
    stands, with its errors; any other one stays as it was.
    """
    shutdown.check()
    _settle_accounts()
    _print_report()
    found, settings = build.findings(), pelican.settings
    fatal = stopping(found, strict=settings.get("STRICT", False), allowed=settings.get("STRICT_ALLOWED_WARNINGS", ()))
    shown = is_serving(sys.argv) and not build.current().accounts.balance
    passed = not fatal or shown
    for act in build.current().closing:
        act(passed)
    _print_summary(passed=passed)
    if fatal and not is_watching(sys.argv):
        raise BuildFailed(say("stop/to-mend", counts=counted(fatal)))


def close_last(pelican: Pelican) -> None:
    """Have every plugin have its say before the run is closed, wherever the site lists it."""
    speak_last(signals.finalized, close_run)


def _settle_accounts() -> None:
    """Report it if what became of some source is unknown, or if one became two."""
    if build.current().accounts.balance:
        build.report(finding("content", 0, say("newsroom/accounts", count=build.current().accounts.balance)))


def _print_summary(*, passed: bool) -> None:
    it = build.current()
    warnings = sum(found.severity == "warning" for found in build.findings())
    print(summary(it.accounts, warnings, time.monotonic() - it.began, passed=passed), flush=True)


def _print_report() -> None:
    build.current().store.close()
    _reception.is_open = False
    for line in report_lines(build.findings()):
        print(line, file=sys.stderr)


def register() -> None:
    """Connect to Pelican; listed last in PLUGINS, so that it closes the run after all others."""
    command.begin(ctrl_c_is_an_end=not (is_watching(sys.argv) or is_serving(sys.argv)))
    take_over(_reception)
    # Pelican leaves out a warning that it has given once in this process; the site may hold that mistake still.
    init_logging(handler=None, logs_dedup_min_level=logging.DEBUG)
    if not is_wanted():  # its counts and its spinner, which would take over stdout as well
        console.file = Nowhere()
    leave_it_to_plugins()
    signals.initialized.connect(choose_language)
    signals.initialized.connect(require_plugins)
    signals.initialized.connect(check_settings)
    signals.initialized.connect(say_where_it_serves)
    signals.get_generators.connect(open_run)
    signals.article_generator_pretaxonomy.connect(order_articles)
    signals.article_generator_finalized.connect(account_for_sources)
    signals.page_generator_finalized.connect(account_for_sources)
    signals.all_generators_finalized.connect(note_sources)
    signals.all_generators_finalized.connect(end_dry_run)
    signals.all_generators_finalized.connect(guard_output)
    signals.finalized.connect(close_run)
    signals.get_writer.connect(close_last)
