"""The lists in Pelican: names filed before its lists are made, blocks given to pages, feeds written at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator

from plugins.category_feeds.feeds.plan import PlannedFeed, feed_links
from plugins.category_feeds.feeds.settings import CORE_SETTINGS
from plugins.category_feeds.feeds.site import Measure, feed_documents, plan_site_feeds
from plugins.category_feeds.filing import file_articles
from plugins.category_feeds.front_page.compose import compose_front_page
from plugins.category_feeds.front_page.plan import FrontPagePlan, read_front_page
from plugins.category_feeds.front_page.view import FrontPageView, view_front_page
from plugins.category_feeds.neighbours import ALONE, find_neighbours
from plugins.category_feeds.picks import SameCategoryIndex, pick_same_category
from plugins.category_feeds.registry import CategoryRegistry
from plugins.newsroom import run
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.site import path_of, story_of
from plugins.newsroom.story import Category, Story
from plugins.vietnamese.folding import same_name_key

FRONT_PAGE = "front-page.toml"
_NOTICES = same_name_key("Thông báo")


@dataclass(slots=True)
class _Build:
    """The build under way: its sections, articles and stories; Pelican's feed settings while ours replace them."""

    registry: CategoryRegistry = field(default_factory=lambda: CategoryRegistry((), {}))
    articles: dict[str, Article] = field(default_factory=dict)
    stories: list[Story] = field(default_factory=list)
    core_feeds: dict[str, Any] = field(default_factory=dict)


_build = _Build()


def file_names(generator: ArticlesGenerator) -> None:
    """File every category, author and tag under one name and slug, before Pelican lists them."""
    articles = [*generator.articles, *generator.hidden_articles, *generator.drafts]
    _build.articles = {path_of(article): article for article in articles}
    _build.registry, problems = file_articles(_build.articles, generator.settings)
    _report(problems)


def arrange(generators: Sequence[Any]) -> None:
    """Set ``same_category``, ``picks``, ``newer``, ``older`` on articles; ``front``, ``menu``, ``feeds`` for all."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            _build.stories = _read_stories()
            _pick(generator.settings)
            generator.context["menu"] = _build.registry.menu()
            generator.context["front"] = _front_page(Path(generator.settings["PATH"], FRONT_PAGE))
            generator.context["feeds"] = _announce_feeds(generator.settings)


def write_feeds(pelican: Pelican) -> None:
    """Write all feeds once photos are there to be measured; give Pelican its settings back."""
    settings, output = pelican.settings, Path(pelican.output_path)
    settings.update(_build.core_feeds)
    if settings["SITEURL"]:
        feeds = _plan_feeds(settings, lambda address: _size(output / address))
        for address, data in feed_documents(feeds, Path(pelican.theme, "static")).items():
            _write(output / address, data)
    _build.articles, _build.stories = {}, []


def _read_stories() -> list[Story]:
    sections = {category.slug: category for category in _build.registry.categories}
    stories = (story_of(article) for article in _build.articles.values())
    return [replace(story, category=sections.get(story.category.slug, story.category)) for story in stories]


def _pick(settings: dict[str, Any]) -> None:
    now = run.current().now
    index = SameCategoryIndex(_build.stories, _build.registry.categories, now=now)
    scope = settings.get("NEIGHBOURS_OF", "")
    beside = find_neighbours(_build.stories, now, scope) if scope else {}
    count, mode = settings.get("SAME_CATEGORY_COUNT", 6), settings.get("SAME_CATEGORY_MODE", "newest")
    for story in _build.stories:
        article, neighbours = _build.articles[story.path], beside.get(story.path, ALONE)
        article.picks = pick_same_category(index, story, count, mode, {*neighbours.paths, *story.related})
        article.same_category = [_build.articles[pick.path] for pick in article.picks.stories]
        article.newer = _build.articles[neighbours.newer.path] if neighbours.newer else None
        article.older = _build.articles[neighbours.older.path] if neighbours.older else None


def _front_page(file: Path) -> FrontPageView:
    plan = FrontPagePlan(notices=_usual_notices())
    if file.exists():
        plan, problems = read_front_page(file.read_text("utf-8", "replace"), _build.registry, FRONT_PAGE)
        _report(problems)
    page, problems = compose_front_page(plan, _build.stories, _build.registry.categories, run.current().now)
    _report(problems)
    return view_front_page(page, _build.articles)


def _usual_notices() -> Category | None:
    """Return the category that holds notices in nearly every bulletin, if this one has it."""
    categories = (story.category for story in _build.stories)
    return next((category for category in categories if same_name_key(category.name) == _NOTICES), None)


def _announce_feeds(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the feed links of pages by address, and keep Pelican from writing feeds where ours will stand."""
    # A run that broke off has left its names behind: then these are None, and the ones kept are the site's.
    found = {name: settings[name] for name in CORE_SETTINGS if settings.get(name)}
    _build.core_feeds = found or _build.core_feeds
    feeds = _plan_feeds({**settings, **_build.core_feeds}) if settings["SITEURL"] else ()
    settings.update(dict.fromkeys(CORE_SETTINGS))
    return {feed.page: feed_links(feed) for feed in feeds}


def _plan_feeds(settings: dict[str, Any], measure: Measure = lambda address: 0) -> tuple[PlannedFeed, ...]:
    categories, now = _build.registry.categories, run.current().now
    return plan_site_feeds(_build.stories, categories, _build.articles, settings, now, measure)


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _write(file: Path, data: bytes) -> None:
    if not file.is_file() or file.read_bytes() != data:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _report(problems: Sequence[Diagnostic]) -> None:
    for problem in problems:
        run.report(problem)


def register() -> None:
    """Connect to Pelican; after photos and before the checks, in the order of PLUGINS."""
    signals.article_generator_pretaxonomy.connect(file_names)
    signals.all_generators_finalized.connect(arrange)
    signals.finalized.connect(write_feeds)
