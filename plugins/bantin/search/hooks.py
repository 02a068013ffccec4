"""Search in Pelican: the index in files, and the page whose script looks through them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from bantin.newsroom import hooks as newsroom
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.build import Build, OwnPage
from bantin.newsroom.executor import ExecutorFactory
from bantin.newsroom.settings import SEARCH_SAVE_AS, SEARCH_URL
from bantin.newsroom.site import path_of, story_of
from bantin.newsroom.typed_places import LINKS
from bantin.search.articles import entry_of
from bantin.search.kept_segments import KeptSegment, SegmentStore, html_under
from bantin.search.segments import Segment, cut_segments
from bantin.search.steps import STEPS
from bantin.search.story import Entry

_FOLDER = "tim-kiem"
_LIST = f"{_FOLDER}/danh-sach.json"
_DIGEST = re.compile("[0-9a-f]{16}")


@dataclass(slots=True)
class _Index:
    """The listed stories of a build, and the ``dates`` of those on cards as well.

    ``lite`` stands before the address of a story's lite page, if it has one.
    """

    entries: list[Entry] = field(default_factory=list)
    segments: tuple[Segment, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    dates: dict[str, dt.datetime] = field(default_factory=dict)
    lite: str = ""


def announce(build: Build, generators: Sequence[Any]) -> None:
    """Have every page know the way to the search page, and note all listed stories."""
    settings, context = generators[0].settings, generators[0].context
    if not _save_as(settings):
        return
    url = str(SEARCH_URL.of(settings))
    context["search_url"] = url
    build.pages.append(OwnPage("search", _save_as(settings), url, listed=False))
    articles = [article for it in generators if isinstance(it, ArticlesGenerator) for article in it.articles]
    mine, parents = build.of(_Index), _parents(context)
    build.remade.add(_FOLDER)
    mine.dates = {path_of(article): article.date for article in articles}
    if build.scope:
        articles = [article for article in articles if path_of(article) in build.scope.own]
    mine.entries = [_entry(build, article, parents) for article in articles]
    mine.segments = cut_segments(mine.entries)
    mine.years = tuple(sorted(Counter(date.year for date in mine.dates.values()).items(), reverse=True))
    mine.lite = next((article.lite.removesuffix(article.url) for article in articles if hasattr(article, "lite")), "")


def write_page(build: Build, generator: Generator, writer: Writer) -> None:
    """Write the page that looks through the index."""
    save_as, mine = _save_as(generator.settings), build.of(_Index)
    if save_as:
        template, relative = generator.get_template("search"), generator.settings["RELATIVE_URLS"]
        values = {"search_years": mine.years, "search_index": _LIST}
        writer.write_file(save_as, template, generator.context, relative, **values)


def write_index(build: Build, generator: Generator) -> None:
    """Write the files of each segment that the site does not have yet, and the list of segments."""
    if not _save_as(generator.settings):
        return
    mine, output = build.of(_Index), Path(generator.output_path)
    store = SegmentStore(build.store, lambda: build.executor or _local_workers())
    kept = _edited(build, store) if build.scope else store.get_all(mine.segments, _former_digests(build) or ())
    if kept is None or not all([_deliver(build, segment, output) for segment in kept]):
        assert build.scope
        build.scope.left = "search"
        return
    lite = _former_list(build)["lite"] if build.scope else mine.lite
    told = [{"at": f"{_FOLDER}/{segment.digest}", **segment.table} for segment in reversed(kept)]
    _write(output / _LIST, json.dumps({"lite": lite, "segments": told}, ensure_ascii=False, separators=(",", ":")))


def _edited(build: Build, store: SegmentStore) -> list[KeptSegment] | None:
    """Return the segments of the site with the bodies of the stories that this build is about; None if it cannot."""
    digests = _former_digests(build)
    mine = build.of(_Index)
    changed = {entry.path: entry for entry in mine.entries}
    if digests is None:
        return None
    if not (build.scope and build.scope.others_are_cards):
        return store.edit(digests, changed)
    known = {**(store.entries(digests) or {}), **changed}
    if not mine.dates.keys() <= known.keys():
        return None
    segments = cut_segments(replace(known[path], date=date) for path, date in mine.dates.items())
    return store.get_all(segments, digests)


def _former_list(build: Build) -> Any:
    """Return the list of segments as the site has it: a narrow build is none if that is not as it was left."""
    return json.loads((build.output.site / _LIST).read_bytes())


def _former_digests(build: Build) -> list[str] | None:
    """Return the names of the segments of the site, the oldest first; None if it has no list of ours."""
    try:
        found = [str(segment["at"]).rpartition("/")[2] for segment in reversed(_former_list(build)["segments"])]
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
    return found if all(map(_DIGEST.fullmatch, found)) else None


def _deliver(build: Build, segment: KeptSegment, output: Path) -> bool:
    """Have the files of ``segment`` stay where the last build left them, or write them; say whether they are there.

    Their folder stands for what is in them.
    """
    paths = {name: f"{_FOLDER}/{segment.digest}/{name}" for name in segment.names}
    missing = [name for name, path in paths.items() if not build.output.take_over(path)]
    files = segment.read() if missing else {}
    if files is None:
        return False
    for name in missing:
        _write(output / paths[name], files[name])
    return True


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def _entry(build: Build, article: Article, parents: Mapping[str, tuple[str, str]]) -> Entry:
    links, key = getattr(article, LINKS, ()), str(article.metadata.get("kept_body", ""))
    lead = getattr(article, "lead", "") or article.metadata.get("summary", "")
    return entry_of(story_of(article), lead, links, parents, key, lambda: _body_of(build, article, key))


def _body_of(build: Build, article: Article, key: str) -> str:
    """Return the body as it was read, as a build of a few stories finds those of the others, or as it is by now."""
    with suppress(LookupError, ValueError):  # what another reader notes there is no key
        return html_under(build.store, key)
    return article.look_into() if isinstance(article, StoryArticle) else str(article._content)


def _parents(context: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    return {
        below.slug: (top.slug, top.name) for top in context.get("menu", ()) for below in getattr(top, "below", ())
    }


def _local_workers() -> ExecutorFactory:
    from bantin.newsroom.executor import process_pool

    return process_pool


def _save_as(settings: Mapping[str, Any]) -> str:
    return str(SEARCH_SAVE_AS.of(settings) or "")


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
