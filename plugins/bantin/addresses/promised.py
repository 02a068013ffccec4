"""The addresses of the stories and pages of a build: what the ledger promises them, and what is told of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from bantin.addresses.about_to_promise import handed_over, noted, with_noted
from bantin.addresses.articles import file_of, refused_stories, stories_on_cards, story_now, wish_of
from bantin.addresses.complaints import behind
from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_file import load
from bantin.addresses.lost import lost_ledger
from bantin.addresses.missing import Missing
from bantin.addresses.publishing import cache_of, is_publication, keeps_ledger, marks, note_of
from bantin.addresses.resting_file import resting_file
from bantin.addresses.settle import Identify, Settled, settle
from bantin.addresses.state import Promised
from bantin.addresses.stories import StoryNow, tail_of
from bantin.newsroom.branch import is_server
from bantin.newsroom.build import Build
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.output_paths import direct_pages
from bantin.newsroom.scope import Promise
from bantin.newsroom.settings import FEED_ID_DOMAIN, PREVIEW, SITEURL
from bantin.newsroom.story_id import id_domain, story_id


class Contents(NamedTuple):
    """The stories and pages of a build, by path: which of them are known by their cards alone, which are pages."""

    by_path: Mapping[str, Any]
    on_cards: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()


def promised(build: Build, settings: Mapping[str, Any], contents: Contents) -> dict[str, Promise]:
    """Return what was promised to those of the ``contents`` that would stand elsewhere by themselves."""
    mine, by_path = build.of(Promised), contents.by_path
    mine.direct = frozenset(direct_pages(settings))
    mine.before = _ledger_before(build, settings)
    known = {path: now for path in by_path.keys() - contents.on_cards if (now := story_now(path, by_path[path]))}
    by_card = stories_on_cards({path: by_path[path] for path in contents.on_cards}, mine.before)
    identify = _identify(settings, contents)
    mine.settled = settled = _settled(build, settings, known | by_card, identify)
    build.report_all(_as_told(settings, settled.findings))
    build.command.parts.of(Missing).last = settled.missing
    if any(settled.kept[path][0] != now.address for path, now in by_card.items()):
        raise LookupError("a story known by its card has another address")
    titles = {path: str(by_path[path].title) for path in known} | {path: it.title for path, it in by_card.items()}
    gone = {path for path, it in (known | by_card).items() if it.state == "withdrawn"}  # whose title may be kept back
    told = titles.keys() & settled.kept.keys() - gone
    mine.titles = {settled.kept[path][0]: titles[path] for path in told}
    return {
        path: _promise(by_path[path], address, name)
        for path, (address, name) in settled.kept.items()
        if path in known and (address, name) != (known[path].address, identify(known[path], known[path].address))
    }


def _ledger_before(build: Build, settings: Mapping[str, Any]) -> Ledger:
    """Return the ledger as it is, and tell what is wrong with it."""
    content = Path(settings["PATH"])
    ledger, found = load(content, resting_file(content, cache_of(settings)))
    build.report_all(found)
    if is_publication(build, settings):
        lost = lost_ledger(content, ledger, marks(build, settings)) if not found else None
        build.report_all([lost] if lost else [])
    return ledger


def _settled(
    build: Build, settings: Mapping[str, Any], stories: Mapping[str, StoryNow], identify: Identify
) -> Settled:
    """Ask the ledger for the ``stories`` and for those that were refused."""
    ledger = build.of(Promised).before
    if is_publication(build, settings):
        ledger = _with_what_was_seen(build, settings, ledger, stories)
    refused = {story.path: story.metadata for story in build.refused_stories}
    refused |= {path: {} for path in build.refused - refused.keys()}
    all_stories = [*stories.values(), *refused_stories(refused)]
    pages = tuple(f"{folder}/" for folder in settings["PAGE_PATHS"])
    today = build.now.date().isoformat()
    return settle(all_stories, ledger, today, identify, _taken(settings), is_page=lambda path: path.startswith(pages))


def _identify(settings: Mapping[str, Any], contents: Contents) -> Identify:
    """Return what names a story or page by its first address."""
    domain = id_domain(str(SITEURL.of(settings)), FEED_ID_DOMAIN.of(settings) or "")

    def identify(story: StoryNow, address: str) -> str:
        if story.path in contents.pages:
            return f"/{address}"  # no feed holds a page
        return story_id(domain, contents.by_path[story.path].date, address)

    return identify


def _with_what_was_seen(
    build: Build, settings: Mapping[str, Any], ledger: Ledger, stories: Mapping[str, StoryNow]
) -> Ledger:
    """Return ``ledger`` with what readers have seen of the ``stories`` and no ledger holds yet.

    That is what a publication has promised that was killed, or one whose ledger the server's job did not commit.
    A request to merge may be older than either.
    """
    file = note_of(settings)
    if not is_server():
        return with_noted(ledger, noted(file, build.site), stories)
    if not keeps_ledger(settings):
        return ledger
    rows = handed_over(file, ledger)
    build.report_all(behind(rows, stories))
    return with_noted(ledger, rows, stories)


def _taken(settings: Mapping[str, Any]) -> list[str]:
    """Return the addresses of pages that no story may take."""
    names = [name.upper() for name in settings["DIRECT_TEMPLATES"]]
    told = (str(settings.get(f"{name}_URL") or "") for name in names)
    return list(filter(None, [*direct_pages(settings), *told]))


def _promise(article: Any, address: str, name: str) -> Promise:
    """Return what was promised to ``article``; one without a page is only called by the last word."""
    has_page = article.status != "draft"
    return tail_of(address), address if has_page else "", file_of(address, *wish_of(article)), name


def _as_told(settings: Mapping[str, Any], findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what was found as a build says it: a preview, which nobody publishes, only tells."""
    spared = ("error",) if PREVIEW.of(settings) else ()
    return [replace(it, severity="warning") if it.severity in spared else it for it in findings]
