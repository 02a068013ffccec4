"""Before the site is written, judge how the stories are; after it, check that every internal link leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Content

from bantin.check.alone import judge_alone, judge_together
from bantin.check.deduplication import as_typed, told_once
from bantin.check.documents import addresses_in
from bantin.check.link_cache import Known
from bantin.check.links import BrokenLink, broken_links
from bantin.check.lint import lint
from bantin.check.page import ExchangedLinks, PageLinks, read_exchange, read_page
from bantin.check.registry import installed_rules
from bantin.check.reviewers import unreviewed
from bantin.check.soundness import TEXTS, fault_in_file
from bantin.check.steps import STEPS
from bantin.check.story_links import Page, Site, StoryLinks
from bantin.newsroom import hooks as newsroom
from bantin.newsroom.build import Build, RefusedStory
from bantin.newsroom.content_names import Names, NotOne
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.link import FILENAME, Link, story_name
from bantin.newsroom.message import say
from bantin.newsroom.output_paths import direct_pages
from bantin.newsroom.page_fragments import EXCHANGED
from bantin.newsroom.settings import DRY_RUN
from bantin.newsroom.site import contents_of, path_of
from bantin.newsroom.site_address import way_to_root
from bantin.newsroom.typed_places import LINKS, OLD_ADDRESSES

_HREF = re.compile(' href="([^"]*)"')


@dataclass(slots=True)
class _Judged:
    """What became of the links of stories."""

    links: StoryLinks | None = None


def take_seat(build: Build, pelican: Pelican) -> None:
    """Have stories judged where they are read: a build asks for the errors in public ones."""
    if not DRY_RUN.of(pelican.settings):
        build.judges.append(judge_alone)


def check_texts(build: Build, generators: Sequence[Any]) -> None:
    """Report what the rules find; ``make check`` asks for everything, in drafts too."""
    if build.judges:
        build.report_all(judge_together(build.judged, build.texts, build.kept_texts))
    else:
        build.report_all(lint(build.texts, installed_rules(), build.store))
        build.report_all(unreviewed(build.texts, generators[0].settings))
    _judge_links(build, generators)
    build.texts.clear()


def _judge_links(build: Build, generators: Sequence[Any]) -> None:
    """Report the links of stories that lead nowhere, in stories that are refused too."""
    settings = generators[0].settings
    contents = contents_of(generators)
    saved = {path_of(content): content.save_as for content in contents}
    names = Names(saved)
    pages = [_page_of(content, names, saved) for content in contents]
    others = {page.save_as for page in build.pages} | set(direct_pages(settings)) | build.forwarding
    refused = frozenset(build.called.values())
    former = [it.wanted for story in build.refused_stories for it in story.metadata.get(OLD_ADDRESSES, ())]
    links = build.of(_Judged).links = StoryLinks(Site(pages, others, refused, former, settings["SITEURL"]))
    unmade = [_unmade_page(story, names, saved) for story in build.refused_stories]
    for page in [*pages, *unmade]:
        build.report_all(links.judge(page, build.answered.get(page.source, ())))


def _unmade_page(story: RefusedStory, names: Names, saved: Mapping[str, str]) -> Page:
    resolved = _stories(story.path, story.links, names, saved, "/")
    return Page(story.path, "", partial(str, story.html), story.links, resolved)


def _page_of(content: Content, names: Names, saved: Mapping[str, str]) -> Page:
    path, links = path_of(content), getattr(content, LINKS, ())
    root = way_to_root(content.settings, content.save_as)
    resolved = _stories(path, links, names, saved, root) if links else {}
    others = [link.target for link in links if link.target.startswith("{") and not story_name(link.target)]
    resolved |= _resolved(content, others)
    former = [it.wanted for it in getattr(content, OLD_ADDRESSES, ())]
    return Page(path, content.save_as, lambda: str(content._content), links, resolved, former)


def _stories(path: str, links: Sequence[Link], names: Names, saved: Mapping[str, str], root: str) -> dict[str, str]:
    """Return the addresses of the stories that ``links`` of the story ``path`` name by their files."""
    found: dict[str, str] = {}
    for link in links:
        with suppress(NotOne):
            meant = names.find(link.target.removeprefix(FILENAME), path) if story_name(link.target) else None
            if meant:
                found[link.target] = root + saved[meant.path] + meant.behind
    return found


def _resolved(content: Content, targets: Sequence[str]) -> dict[str, str]:
    """Return what Pelican makes of ``targets``, which name what is to be linked in its own way."""
    if not targets:
        return {}
    html = "".join(f'<a href="{escape(target)}"></a>' for target in targets)
    found = _HREF.findall(content._update_content(html, way_to_root(content.settings, content.save_as)))
    return dict(zip(targets, map(unescape, found), strict=True))


def check_site(build: Build, pelican: Pelican) -> None:
    """Report each file that is not sound, and each broken internal link at its line in the story that holds it."""
    folder, known, site_url = Path(pelican.output_path), Known(build), pelican.settings["SITEURL"]
    known.recall([name for name, links in build.links.items() if isinstance(links, ExchangedLinks)])
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = {name: _links_of(build, name, folder, known) for name in written if name.endswith(".html")}
    others = {name: _read_other(folder / name, site_url) for name in written - pages.keys()}
    everything = {**pages, **others}
    for name in sorted(written):
        if fault := everything[name].fault:
            build.report(finding(name, 0, fault))
    files = written | build.output.staying | build.output.kept
    known.keep(pages)
    everything = {**known.pages_to_follow(pages, files), **{name: it for name, it in others.items() if it.targets}}
    named: set[str] = set()
    found = list(broken_links(everything, files, site_url, known.anchors_of, named))
    known.note_named(everything.keys(), named)
    at_fault = {link.page for link in found}
    found = [link for link in found if link.place[0] not in build.absent]
    echoes = {page.save_as for page in build.pages if page.repeats in at_fault}
    judged = build.of(_Judged).links or StoryLinks(Site((), ()))
    for broken in told_once(found, build.sources, echoes, judged.told):
        build.report(_diagnose(build, broken, judged))


def note_links(build: Build, path: str, context: dict[str, Any]) -> None:
    """Read the links of a page that was just written, where it was written: perhaps in one of many workers."""
    if path.endswith(".html"):
        file, exchange = Path(path), context.get(EXCHANGED)
        links = read_exchange(exchange) if exchange and file.stat().st_size == exchange.size else None
        build.links[context["output_file"]] = links or read_page(file)


def _read_other(file: Path, site_url: str) -> PageLinks:
    """Read a file that is no page; of photos and the like only whether there is anything in them."""
    if not file.name.endswith(TEXTS):
        return PageLinks(fault=None if file.stat().st_size else fault_in_file(file.name, b""))
    data = file.read_bytes()
    targets = addresses_in(file.name, data.decode("utf-8", "replace"), site_url)
    return PageLinks(targets, fault=fault_in_file(file.name, data))


def _links_of(build: Build, name: str, output: Path, known: Known) -> PageLinks:
    noted = build.links.get(name)
    if isinstance(noted, ExchangedLinks):
        before = known.former_links(name)
        noted = noted.of(before) if before else None
    return noted if isinstance(noted, PageLinks) else read_page(output / name)


def _diagnose(build: Build, broken: BrokenLink, judged: StoryLinks) -> Diagnostic:
    source = build.sources.get(broken.page, "")
    link = judged.places.get((source, broken.place))
    key = "check/broken-link.place" if broken.missing_anchor else "check/broken-link.page"
    said = say(key, target=as_typed(link.target if link else broken.target))
    return finding(source, link.line, said, column=link.column) if link else finding(broken.page, 0, said)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
