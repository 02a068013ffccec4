"""Metadata in Pelican, in production only: heads for templates, then sitemaps, robots.txt, manifest, icons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.paginator import Paginator

from bantin.metadata import manifest, news_sitemap, robots, sitemap
from bantin.metadata.describer import Describer, pictures_of
from bantin.metadata.icons import LOGO
from bantin.metadata.kept_icons import kept_icons
from bantin.metadata.look import look_from
from bantin.metadata.publisher import Publisher, publisher_from
from bantin.metadata.settings import DISALLOW
from bantin.metadata.sitemap import Entry, Image, latest
from bantin.metadata.steps import STEPS
from bantin.newsroom import hooks as newsroom
from bantin.newsroom.article import is_card
from bantin.newsroom.build import Build
from bantin.newsroom.settings import PREVIEW
from bantin.newsroom.site import story_of, updated_at
from bantin.newsroom.story import Story

# Pages of these templates are for nobody to find.
_UNLISTED = ("404", "unpublished")


@dataclass(slots=True)
class _Public:
    """What machines are told of the site that a build makes; no publisher: it is not for production."""

    publisher: Publisher | None = None
    stories: list[Content] = field(default_factory=list)
    pages: list[Entry] = field(default_factory=list)
    news: list[Story] = field(default_factory=list)


def is_production(settings: Mapping[str, Any]) -> bool:
    """Say whether the site has an address where everybody may find it."""
    return str(settings["SITEURL"]).startswith("http") and not PREVIEW.of(settings)


def check_emblem(pelican: Pelican) -> None:
    """Note an emblem of the site that makes no icons."""
    try:
        look_from(pelican.settings)
    except ValueError as error:
        pelican.settings.mistakes.in_file.append(str(error))


def name_logo(build: Build, pelican: Pelican) -> None:
    """Have feeds show our logo, unless the site has another."""
    if is_production(pelican.settings):
        build.logo = LOGO.address


def prepare(build: Build, generators: Sequence[Any]) -> None:
    """Give templates their describer, and note every page that is public."""
    settings, context = generators[0].settings, generators[0].context
    if not is_production(settings):
        return
    public = build.of(_Public)
    public.publisher = publisher_from(settings, LOGO.address, LOGO.side)
    context["describe"] = Describer(public.publisher, story_of)
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            public.stories = [*generator.articles, *generator.translations]
            public.pages += _direct_pages(generator)
            public.pages += _periods(generator)
            public.pages += _lists(generator)
        elif isinstance(generator, PagesGenerator):
            public.pages += [_entry(page) for page in [*generator.pages, *generator.translations]]
    public.pages += [Entry(page.url, page.updated) for page in build.pages if page.listed]
    public.news = _fresh(public.stories, build.now)
    build.moments += [story.date + news_sitemap.WINDOW for story in public.news]


def _fresh(articles: Iterable[Content], now: dt.datetime) -> list[Story]:
    candidates = (story_of(article) for article in articles if article.date > now - news_sitemap.WINDOW)
    return news_sitemap.fresh_stories(candidates, now)


def _entry(content: Content) -> Entry:
    shown = ((picture.body.fallback[-1], picture.photo) for picture in pictures_of(content))
    return Entry(
        content.url, updated_at(content), tuple(Image(file.url, photo.caption_text) for file, photo in shown)
    )


def _direct_pages(generator: ArticlesGenerator) -> Iterator[Entry]:
    settings, articles = generator.settings, generator.articles
    for name in settings["DIRECT_TEMPLATES"]:
        file = settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
        url = settings.get(f"{name.upper()}_URL", f"{name}.html")
        if name in _UNLISTED or not file:
            continue
        yield Entry("" if name == "index" else url, _newest(articles))
        if name in settings["PAGINATED_TEMPLATES"]:
            yield from islice(_pages_of(name, file, url, articles, settings), 1, None)


def _lists(generator: ArticlesGenerator) -> Iterator[Entry]:
    """Yield the lists that Pelican writes itself."""
    lists = {"category": generator.categories, "tag": generator.tags.items(), "author": generator.authors}
    for template, (about, articles) in ((name, one) for name, some in lists.items() for one in some):
        if about.save_as and template in generator.settings["PAGINATED_TEMPLATES"]:
            yield from _pages_of(template, about.save_as, about.url, articles, generator.settings)
        elif about.save_as:
            yield Entry(about.url, _newest(articles))


def _pages_of(
    template: str, file: str, url: str, articles: Sequence[Content], settings: Mapping[str, Any]
) -> Iterator[Entry]:
    """Yield the pages that Pelican cuts a list into."""
    per_page = settings["PAGINATED_TEMPLATES"][template] or settings["DEFAULT_PAGINATION"]
    pages = Paginator(file, url, articles, settings, per_page)
    for number in range(1, pages.num_pages + 1):
        page = pages.page(number)
        yield Entry(page.url, _newest(page.object_list))


def _periods(generator: ArticlesGenerator) -> Iterator[Entry]:
    for periods in generator.period_archives.values():
        yield from (Entry(period["url"], _newest(period["articles"])) for period in periods)


def _newest(articles: Iterable[Content]) -> dt.datetime | None:
    return latest(map(updated_at, articles))


def write_files(build: Build, generator: Any) -> None:
    """Write sitemaps, robots.txt, manifest and icons, once everything that they name is there."""
    public = build.of(_Public)
    if public.publisher is not None:
        for address, data in _files(build, public, public.publisher, generator.settings).items():
            _write(Path(generator.output_path, address), data)


def _files(build: Build, public: _Public, publisher: Publisher, settings: Mapping[str, Any]) -> dict[str, bytes]:
    look, sitemaps = look_from(settings), (sitemap.MAIN, news_sitemap.FILE)
    return {
        **sitemap.write_sitemaps({"trang": _pages(public), "tin": _stories(build, public, publisher)}, publisher),
        news_sitemap.FILE: news_sitemap.write_news_sitemap(public.news, publisher, build.now),
        robots.FILE: robots.write_robots(publisher, sitemaps, DISALLOW.of(settings)),
        manifest.FILE: manifest.write_manifest(publisher, look),
        **kept_icons(look, build.store),
    }


def _pages(public: _Public) -> list[Entry]:
    return sorted(public.pages, key=lambda page: page.url)


def _stories(build: Build, public: _Public, publisher: Publisher) -> list[Entry]:
    """Return the stories, the oldest first; of those known by cards the site map of the last build tells."""
    oldest_first = sorted(public.stories, key=lambda story: (story.date.timestamp(), story.url))
    written = sitemap.written_in(build.output.site) if any(map(is_card, oldest_first)) else {}
    return [_entry_written(story, written, publisher) if is_card(story) else _entry(story) for story in oldest_first]


def _entry_written(story: Content, written: Mapping[str, str], publisher: Publisher) -> Entry:
    return Entry(story.url, updated_at(story), written=written[sitemap.address_in(story.url, publisher)])


def _write(file: Path, data: bytes) -> None:
    if not file.is_file() or file.read_bytes() != data:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
