"""Before the site is written, judge how the stories are; after it, check that every internal link leads somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator

from plugins.check.documents import addresses_in
from plugins.check.judged import Judge
from plugins.check.known_pages import Known
from plugins.check.links import BrokenLink, broken_links
from plugins.check.lint import lint
from plugins.check.page import PageLinks, read_page
from plugins.check.registry import installed_rules
from plugins.check.soundness import TEXTS, fault_in_file
from plugins.check.told_once import as_typed, told_once
from plugins.newsroom import run
from plugins.newsroom.content_files import ContentFile, limits_from
from plugins.newsroom.diagnostic import Diagnostic, finding
from plugins.newsroom.message import say
from plugins.newsroom.strangers import speak_last

_judges: list[Judge] = []


def take_seat(generator: ArticlesGenerator) -> None:
    """Have stories judged as they are read: a build asks for the errors in public ones."""
    grave = [installed for installed in installed_rules() if installed.rule.severity == "error"]
    _judges[:] = [] if generator.settings.get("DRY_RUN") else [Judge(grave, run.current().store)]
    run.current().judges += [judge.hear for judge in _judges]


def check_texts(generators: Sequence[Any]) -> None:
    """Report what the rules find; ``make check`` asks for everything, in drafts too."""
    it = run.current()
    for judge in _judges:
        for found in judge.finish(it.texts, it.kept_texts, it.text_keys):
            run.report(found)
    if not _judges:
        for found in lint(it.texts, installed_rules(), it.store):
            run.report(found)
    it.texts.clear()


def check_site(pelican: Pelican) -> None:
    """Report each file that is not sound, and each broken internal link at its line in the story that holds it."""
    folder, known, site_url = Path(pelican.output_path), Known(run.current()), pelican.settings["SITEURL"]
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = {name: _links_of(name, folder) for name in written if name.endswith(".html")}
    others = {name: _read_other(folder / name, site_url) for name in written - pages.keys()}
    everything = {**pages, **others}
    for name in sorted(written):
        if fault := everything[name].fault:
            run.report(finding(name, 0, fault))
    files = written | run.current().output.staying | run.current().output.kept
    known.keep(pages)
    everything = {**known.pages_to_follow(pages, files), **{name: it for name, it in others.items() if it.targets}}
    found = list(broken_links(everything, files, site_url, known.anchors_of))
    it, at_fault = run.current(), {link.page for link in found}
    echoes = {page.save_as for page in it.pages if page.repeats in at_fault}
    for broken in told_once(found, it.sources, echoes, it.diagnostics):
        run.report(_diagnose(broken, pelican.settings))


def check_last(pelican: Pelican) -> None:
    """Have every plugin finish its work before the site is checked."""
    speak_last(signals.finalized, check_site)


def note_links(path: str, context: dict[str, Any]) -> None:
    """Read the links of a page that was just written, where it was written: perhaps in one of many workers."""
    if path.endswith(".html"):
        run.current().links[context["output_file"]] = read_page(Path(path))


def _read_other(file: Path, site_url: str) -> PageLinks:
    """Read a file that is no page; of photos and the like only whether there is anything in them."""
    if not file.name.endswith(TEXTS):
        return PageLinks(fault=None if file.stat().st_size else fault_in_file(file.name, b""))
    data = file.read_bytes()
    targets = addresses_in(file.name, data.decode("utf-8", "replace"), site_url)
    return PageLinks(targets, fault=fault_in_file(file.name, data))


def _links_of(name: str, output: Path) -> PageLinks:
    noted = run.current().links.get(name)
    return noted if isinstance(noted, PageLinks) else read_page(output / name)


def _diagnose(broken: BrokenLink, settings: dict[str, Any]) -> Diagnostic:
    source = run.current().sources.get(broken.page, "")
    typed = as_typed(broken.target)
    file = ContentFile(Path(settings["PATH"]), source)
    line = _line_of(file.words(limits_from(settings).story), typed) if source else 0
    path, place = (source, line) if line else (broken.page, 0)
    page, anchor = say("check/broken-link.page", target=typed), say("check/broken-link.place", target=typed)
    return finding(path, place, anchor if broken.missing_anchor else page)


def _line_of(words: str, target: str) -> int:
    return next((number for number, text in enumerate(words.splitlines(), 1) if target in text), 0)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_init.connect(take_seat)
    signals.all_generators_finalized.connect(check_texts)
    signals.content_written.connect(note_links)
    signals.finalized.connect(check_site)
    signals.get_writer.connect(check_last)
