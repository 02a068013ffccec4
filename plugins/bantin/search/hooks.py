"""Search in Pelican: the index in files, and the page whose script looks through them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from bantin.newsroom import hooks as newsroom
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.build import Build, OwnPage
from bantin.newsroom.executor import ExecutorFactory
from bantin.newsroom.pipeline import Step
from bantin.newsroom.settings import SEARCH_SAVE_AS, SEARCH_URL
from bantin.newsroom.site import story_of
from bantin.newsroom.typed_places import LINKS
from bantin.search.articles import entry_of
from bantin.search.kept_segments import KeptSegment, SegmentStore
from bantin.search.segments import Segment, cut_segments
from bantin.search.story import Entry

_FOLDER = "tim-kiem"
_LIST = f"{_FOLDER}/danh-sach.json"


@dataclass(slots=True)
class _Index:
    """The listed stories of a build; ``lite`` stands before the address of a story's lite page, if it has one."""

    entries: list[Entry] = field(default_factory=list)
    segments: tuple[Segment, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
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
    mine.entries = [_entry(article, parents) for article in articles]
    mine.segments = cut_segments(mine.entries)
    mine.years = tuple(sorted(Counter(entry.date.year for entry in mine.entries).items(), reverse=True))
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
    kept = SegmentStore(build.store, lambda: build.executor or _local_workers()).get_all(mine.segments)
    for segment in kept:
        _deliver(build, segment, output)
    told = [{"at": f"{_FOLDER}/{segment.digest}", **segment.table} for segment in reversed(kept)]
    _write(
        output / _LIST, json.dumps({"lite": mine.lite, "segments": told}, ensure_ascii=False, separators=(",", ":"))
    )


def _deliver(build: Build, segment: KeptSegment, output: Path) -> None:
    """Have the files of ``segment`` stay where the last build left them; their folder stands for what is in them."""
    paths = {name: f"{_FOLDER}/{segment.digest}/{name}" for name in segment.names}
    missing = [name for name, path in paths.items() if not build.output.take_over(path)]
    files = segment.read() if missing else {}
    for name in missing:
        _write(output / paths[name], files[name])


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def _entry(article: Article, parents: Mapping[str, tuple[str, str]]) -> Entry:
    links, key = getattr(article, LINKS, ()), str(article.metadata.get("kept_body", ""))
    lead = getattr(article, "lead", "") or article.metadata.get("summary", "")
    return entry_of(story_of(article), lead, links, parents, key, lambda: _body_of(article))


def _body_of(article: Article) -> str:
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


STEPS = (
    Step("announce", announce, "`search_url` for templates; the index of all listed stories."),
    Step("write", write_page, "The search page.", of_all=True),
    Step("deliver", write_index, "The files of the index: those of segments that changed, the others stay."),
)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
