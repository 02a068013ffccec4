"""Promised addresses in Pelican: stories keep theirs, old ones lead on, the ledger is written at the very end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican

from bantin.addresses.about_to_promise import forget_note, hand_over, handed_over, note, noted, with_noted
from bantin.addresses.articles import file_of, refused_stories, stories_on_cards, story_now, wish_of
from bantin.addresses.complaints import behind
from bantin.addresses.covered import Stands, is_covered, without
from bantin.addresses.hosts.hosting import Hosting
from bantin.addresses.hosts.redirect_page import leads_on, redirect_page
from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_file import load
from bantin.addresses.lost import handover_file, lost_ledger, marks_of, note_file, remember
from bantin.addresses.made_before import MadeBefore, read_record, record_file, write_record
from bantin.addresses.missing import Missing
from bantin.addresses.old_addresses import canonical, page_of
from bantin.addresses.publication import keep_ledger, may_keep
from bantin.addresses.redirects import MOVED, Redirect
from bantin.addresses.settings import HOSTS, KEEP_LEDGER
from bantin.addresses.settle import Settled, settle
from bantin.addresses.steps import STEPS
from bantin.addresses.stories import StoryNow, tail_of
from bantin.addresses.writing import write_host_files, write_pages
from bantin.newsroom import hooks as newsroom
from bantin.newsroom.article import is_card
from bantin.newsroom.branch import is_server
from bantin.newsroom.build import Build
from bantin.newsroom.code_fingerprint import maker
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say
from bantin.newsroom.output_paths import direct_pages, folders_of
from bantin.newsroom.scope import Promise
from bantin.newsroom.settings import (
    CONTENT_POLICY,
    FEED_ID_DOMAIN,
    PHOTOS_URL_DIR,
    PREVIEW,
    PUBLISHING_BRANCH,
    SITEURL,
)
from bantin.newsroom.settings_file import settings_file
from bantin.newsroom.site import contents_of, is_page, path_of
from bantin.newsroom.site_address import root_of, site_address, way_to_root
from bantin.newsroom.story_id import id_domain, story_id
from bantin.newsroom.typed_places import OLD_ADDRESSES, place_in_header

_SETTINGS = "pelicanconf.py"
_OF_NEW_PROMISES = ("address/clash", "addresses/moved", "addresses/taken")


@dataclass(slots=True)
class _Promises:
    """What the ledger held when the build began, and what it says of the stories of today."""

    before: Ledger = field(default_factory=Ledger)
    settled: Settled | None = None
    redirects: list[Redirect] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    leading: dict[str, Any] = field(default_factory=dict)  # to what an old address leads
    direct: frozenset[str] = frozenset()  # pages that templates alone make


def take_seat(build: Build, pelican: Pelican) -> None:
    """Have the build ask here for the addresses of its stories, and publishing write down what it promises."""
    settings = pelican.settings
    build.promises = partial(_promised, build, settings)
    if _is_publication(build, settings):
        build.after_exchange.append(partial(_write_down, build, settings))


def _is_publication(build: Build, settings: Mapping[str, Any]) -> bool:
    """Say whether what ``build`` promises is for readers, and to be written down."""
    is_public = bool(site_address(settings)) and not PREVIEW.of(settings)
    return bool(KEEP_LEDGER.of(settings)) and is_public and not (build.mode.watching or build.mode.serving)


def _keeps_ledger(settings: Mapping[str, Any]) -> bool:
    """Say whether a publication from here, from this branch, writes the ledger."""
    return may_keep(Path(settings["PATH"]), str(PUBLISHING_BRANCH.of(settings)))


def _marks(build: Build, settings: Mapping[str, Any]) -> list[Path]:
    """Return the files by which later builds know that a ledger was kept."""
    return marks_of(Path(settings["PATH"]), _cache(settings), build.site)


def _note_file(settings: Mapping[str, Any]) -> Path:
    return (handover_file if is_server() else note_file)(Path(settings["PATH"]), _cache(settings))


def _cache(settings: Mapping[str, Any]) -> Path:
    return Path(settings["PATH"]).parent / str(settings["CACHE_PATH"])


def _promised(build: Build, settings: Mapping[str, Any], contents: Sequence[Any]) -> dict[str, Promise]:
    """Return what was promised to those of the stories and pages that would stand elsewhere by themselves."""
    mine, by_path = build.of(_Promises), {path_of(content): content for content in contents}
    mine.direct = frozenset(direct_pages(settings))
    mine.before, found = load(Path(settings["PATH"]))
    build.report_all(found)
    if _is_publication(build, settings):
        lost = lost_ledger(Path(settings["PATH"]), mine.before, _marks(build, settings)) if not found else None
        build.report_all([lost] if lost else [])
    on_cards = {path: article for path, article in by_path.items() if is_card(article)}
    known = {path: now for path in by_path.keys() - on_cards.keys() if (now := story_now(path, by_path[path]))}
    by_card = stories_on_cards(on_cards, mine.before)
    ledger = mine.before
    if _is_publication(build, settings):
        ledger = _with_what_was_seen(build, settings, ledger, known | by_card)
    refused = {story.path: story.metadata for story in build.refused_stories}
    refused |= {path: {} for path in build.refused - refused.keys()}
    domain = id_domain(str(SITEURL.of(settings)), FEED_ID_DOMAIN.of(settings) or "")

    def identify(story: StoryNow, address: str) -> str:
        content = by_path[story.path]
        return f"/{address}" if is_page(content) else story_id(domain, content.date, address)  # feeds hold no page

    stories = [*known.values(), *by_card.values(), *refused_stories(refused)]
    pages = tuple(f"{folder}/" for folder in settings["PAGE_PATHS"])
    today, taken = build.now.date().isoformat(), _taken(settings)
    settled = settle(stories, ledger, today, identify, taken, is_page=lambda path: path.startswith(pages))
    build.report_all(_as_told(settings, settled.findings))
    mine.settled = settled
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


def _with_what_was_seen(
    build: Build, settings: Mapping[str, Any], ledger: Ledger, stories: Mapping[str, StoryNow]
) -> Ledger:
    """Return ``ledger`` with what readers have seen of the ``stories`` and no ledger holds yet.

    That is what a publication has promised that was killed, or one whose ledger the server's job did not commit.
    A request to merge may be older than either.
    """
    file = _note_file(settings)
    if not is_server():
        return with_noted(ledger, noted(file, build.site), stories)
    if not _keeps_ledger(settings):
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


def plan_redirects(build: Build, generators: Sequence[Any]) -> None:
    """Note which files lead on to a story; an address at which another page stands now leads nowhere.

    A story that was withdrawn has a page of its own at the address that is gone.
    """
    mine = build.of(_Promises)
    if mine.settled is None:
        return
    contents = {content.url: content for content in contents_of(generators)}
    pages = {content.save_as for content in contents.values()} | {page.save_as for page in build.pages}
    pages |= mine.direct
    pages.discard("")  # of what has no page
    for redirect in mine.settled.redirects:
        if redirect.target in contents:
            mine.leading[redirect.target] = contents[redirect.target]
        file = page_of(redirect.address) or ""
        if redirect.address == redirect.target or pages.isdisjoint([file, *folders_of(file)]):
            mine.redirects.append(redirect)
        else:
            _tell_covered(build, redirect)
    leading = (page_of(it.address) for it in mine.redirects if it.status == MOVED)
    build.forwarding.update(filter(None, leading))


def _tell_covered(build: Build, redirect: Redirect) -> None:
    """Tell of an old address at which the site holds something: at its line in the header, if it is there."""
    story = build.of(_Promises).leading.get(redirect.target)
    if story is None:
        return
    typed = (it for it in getattr(story, OLD_ADDRESSES, ()) if canonical(it.wanted) == redirect.address)
    place, said = next(typed, None), say("addresses/covered", address=redirect.address)
    line, column = place_in_header(story, "slug", "title")
    if place:
        line, column, said = place.line, place.column, say("addresses/old.site", address=place.wanted)
    build.report(finding(path_of(story), line, said, "warning", column))


def _drop_covered(build: Build, output: Path, before: MadeBefore) -> Stands:
    """Forget the redirects at whose addresses the site holds a file; return what says whether it holds one.

    A page that leads on is no such file: one that stays is known from the build that has made it, as ``before``.
    """
    mine = build.of(_Promises)
    stays = build.output.staying | build.output.kept
    known = before.pages.keys() & stays
    there: dict[str, bool] = {"": True}

    def is_there(folder: str) -> bool:
        if folder not in there:
            there[folder] = is_there(folder.rpartition("/")[0]) and (output / folder).is_dir()
        return there[folder]

    def stands(path: str) -> bool:
        if path in known:
            return False
        if path not in stays and not is_there(path.rpartition("/")[0]):
            return False  # as most old addresses, of which there may be a hundred thousand
        file = build.output.place_of(path, output)
        return file.is_file() and not leads_on(file.read_bytes())

    others = (it for it in mine.redirects if page_of(it.address) not in known or not it.address.islower())
    covered = [it for it in others if is_covered(it, stands)]
    for redirect in covered:
        _tell_covered(build, redirect)
    if covered and mine.settled:
        dropped = {*covered}
        mine.redirects = [it for it in mine.redirects if it not in dropped]
        mine.settled.ledger = without(mine.settled.ledger, mine.before, covered)
    return stands


def write_files(build: Build, generator: Any) -> None:
    """Write a page at each address that leads on, and what hosts are told."""
    mine, settings, output = build.of(_Promises), generator.settings, Path(generator.output_path)
    record = record_file(_cache(settings), build.site)
    before = read_record(record, f"{build.made.settings} {maker()}")
    stands = _drop_covered(build, output, before)
    is_kept = _is_publication(build, settings) and _keeps_ledger(settings)
    if mine.settled and is_kept and not is_server():  # there the note of what was handed over stays meanwhile
        note(_note_file(settings), mine.settled.ledger, mine.before, build.site)
    site, lang = site_address(settings), settings["DEFAULT_LANG"]

    def page(file: str, target: str, title: str) -> str:
        return redirect_page(way_to_root(settings, file), target, site, lang, title)

    made = write_pages(output, build.output, mine.redirects, mine.titles, page, before, stands)
    if site and not PREVIEW.of(settings):
        made = write_host_files(output, build.output, _hosting(settings, mine.redirects), HOSTS.of(settings), made)
        build.report_all(finding(settings_file() or _SETTINGS, 0, note, "notice") for note in made.notes)
    build.after_exchange.append(partial(write_record, record, made))


def _hosting(settings: Mapping[str, Any], redirects: Iterable[Redirect]) -> Hosting:
    policy = CONTENT_POLICY.of(settings)
    hashed = str(PHOTOS_URL_DIR.of(settings)), "theme"
    told = Hosting(tuple(redirects), root_of(settings), hashed=hashed)
    return replace(told, policy=policy) if policy else told


def _write_down(build: Build, settings: Mapping[str, Any]) -> bool | None:
    """Write the ledger, and say why if that cannot be; return whether it holds just what the site promises.

    A build of a few stories whose bodies alone have changed promises nothing new, and has not read it.
    """
    mine, marks = build.of(_Promises), _marks(build, settings)
    if mine.settled is None:
        remember(marks if marks[0].exists() else ())
        return None
    branch = str(PUBLISHING_BRANCH.of(settings))
    holds, said = keep_ledger(Path(settings["PATH"]), mine.settled.ledger, mine.before, branch)
    if said:
        print(said, file=sys.stderr, flush=True)
    if mine.before.columns[0] or (holds and mine.settled.ledger.columns[0] and not is_server()):
        remember(marks)
    if holds:  # the next build will have none of these to tell
        if not is_server():
            forget_note(_note_file(settings))
        elif _keeps_ledger(settings):  # a request to merge hands nothing over
            hand_over(_note_file(settings), mine.settled.ledger, mine.before)
        build.diagnostics[:] = [it for it in build.diagnostics if it.rule not in _OF_NEW_PROMISES]
    return holds


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
