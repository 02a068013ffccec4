"""Metadata in Pelican: on articles and pages before templates see them, in files of their own once all is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import Pelican, signals
from pelican.contents import Article, Content

from plugins.metadata import json_ld
from plugins.metadata.manifest import Icon, robots, web_manifest
from plugins.metadata.pages import NEWS_DAYS, page_entries, recent_news, story_entries
from plugins.metadata.publisher import Publisher, read_publisher
from plugins.metadata.site_map import Entry, news_map, site_maps
from plugins.metadata.tags import Meta, page_tags, story_tags
from plugins.newsroom import run
from plugins.newsroom.picture import Picture
from plugins.newsroom.site import contents_of, story_of
from plugins.newsroom.story import Story

MANIFEST = "site.webmanifest"
NEWS_MAP = "sitemap-tin-moi.xml"
_ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable-512.png", 512, "maskable"))


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head says to machines: ``meta`` elements and a JSON-LD document."""

    tags: tuple[Meta, ...] = ()
    data: Markup = field(default_factory=Markup)


@dataclass(slots=True)
class _Build:
    """The build under way: files to be written once it is known which pages there are."""

    files: dict[str, str] = field(default_factory=dict)


_build = _Build()


def describe_pages(generators: Sequence[Any]) -> None:
    """Give every article and page its head, the templates what other pages need; plan site maps."""
    settings, context = generators[0].settings, generators[0].context
    _build.files = {MANIFEST: _manifest(settings)}
    context["manifest"] = MANIFEST
    context["describe"] = None
    if not settings["SITEURL"].startswith("http"):
        return
    publisher = read_publisher(settings, _asset(settings, "icon-512.png"))
    stories: list[Story] = []
    pictures: dict[str, Sequence[Picture]] = {}
    for content in contents_of(generators):
        if isinstance(content, Article):
            story, shown = story_of(content), _pictures(content)
            content.head = _story_head(story, shown, content, publisher)
            if content.status == "published" and not hasattr(content, "unlisted"):
                stories.append(story)
                pictures[story.path] = shown
        else:
            content.head = Head(page_tags(content.title, content.summary, content.url, publisher))
    latest = max((story.modified or story.date for story in stories), default=None)
    context["describe"] = _Describer(publisher, latest.date().isoformat() if latest else "")
    if not settings.get("PREVIEW", False):
        entries = [*page_entries(_urls(generators), publisher), *story_entries(stories, pictures, publisher)]
        _plan_maps(entries, stories, publisher)


class _Describer:
    """Lets templates of lists and of the front page describe themselves."""

    def __init__(self, publisher: Publisher, day: str) -> None:
        self._publisher, self._day = publisher, day

    def __call__(self, title: str, description: str, url: str) -> Head:
        """Return the head of a page that is neither an article nor a page of its own."""
        front = url in {"", "index.html"}
        tags = page_tags(title or self._publisher.site, description, "" if front else url, self._publisher, self._day)
        things = [json_ld.website(self._publisher), json_ld.organization(self._publisher)] if front else []
        return Head(tags, _document(things) if things else Markup())


def _story_head(story: Story, pictures: Sequence[Picture], article: Content, publisher: Publisher) -> Head:
    section = getattr(article, "section", None)
    above = [(section.name, section.url)] if section else []
    trail = [(publisher.site, ""), *above, (story.category.name, story.category.url), (story.title, story.url)]
    things = [
        json_ld.news_article(story, pictures, publisher),
        json_ld.breadcrumb_list(trail, publisher),
    ]
    return Head(story_tags(story, pictures[0] if pictures else None, publisher), _document(things))


def _document(things: Sequence[json_ld.Thing]) -> Markup:
    """Return JSON-LD, in which every sign that means anything to HTML is escaped."""
    return Markup(json_ld.serialise(things))


def _pictures(article: Content) -> list[Picture]:
    """Return the photos of an article, the one that stands for it first."""
    found = [getattr(article, "picture", None), *getattr(article, "pictures", ())]
    return list({picture.share.url: picture for picture in reversed(found) if picture}.values())[::-1]


def _urls(generators: Sequence[Any]) -> Iterator[str]:
    """Yield the address of every public page that is no article."""
    settings, context = generators[0].settings, generators[0].context
    for name in settings["DIRECT_TEMPLATES"]:
        if name not in {"404", "unpublished"}:
            yield settings.get(f"{name.upper()}_URL") or settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
    for content in contents_of(generators):
        if not isinstance(content, Article) and content.status == "published":
            yield content.url
    yield from (path for _, path in run.current().pages)
    for archives in context.get("period_archives", {}).values():
        yield from (archive["url"] for archive in archives)


def _plan_maps(entries: Sequence[Entry], stories: Sequence[Story], publisher: Publisher) -> None:
    now = run.current().now
    maps = site_maps(entries, publisher.url)
    _build.files |= maps
    _build.files[NEWS_MAP] = news_map(recent_news(stories, now, publisher))
    _build.files["robots.txt"] = robots(publisher.url, ["sitemap.xml", NEWS_MAP])
    # The news map changes by itself when a story grows older than two days.
    run.current().moments += [moment for story in stories if (moment := story.date + NEWS_DAYS) > now]


def _manifest(settings: dict[str, Any]) -> str:
    icons = [Icon(_asset(settings, name), side, purpose) for name, side, purpose in _ICONS]
    publisher = read_publisher(settings)
    return web_manifest(publisher, [icon for icon in icons if icon.url], "#1e2a57", "#fffdf8")


def _asset(settings: dict[str, Any], name: str) -> str:
    """Return the address of a file of the theme; empty when the theme has none of that name."""
    assets = settings.get("THEME_ASSETS")
    return str(assets.url(name)) if assets and name in assets.files else ""


def write_files(pelican: Pelican) -> None:
    """Write what was planned."""
    for name, text in _build.files.items():
        Path(pelican.output_path, name).write_text(text, "utf-8")
    _build.files = {}


def register() -> None:
    """Connect to Pelican; after photos and lists, before the checks."""
    signals.all_generators_finalized.connect(describe_pages)
    signals.finalized.connect(write_files)
