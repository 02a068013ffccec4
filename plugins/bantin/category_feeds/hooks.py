"""The lists in Pelican: names filed before its lists are made, list pages of our own, blocks, feeds at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from bantin.category_feeds.assign_categories import file_articles, unknown_in
from bantin.category_feeds.feeds.plan import PlannedFeed, feed_links, outlines
from bantin.category_feeds.feeds.settings import CORE_SETTINGS, publisher_from
from bantin.category_feeds.feeds.site import OPML, Measure, feed_documents, plan_site_feeds
from bantin.category_feeds.find_story import not_refused
from bantin.category_feeds.front_page.compose import compose_front_page
from bantin.category_feeds.front_page.plan import RULE, FrontPagePlan, read_front_page
from bantin.category_feeds.front_page.view import FrontPageView, view_front_page
from bantin.category_feeds.list_pages import ListPage
from bantin.category_feeds.lists import PlannedList, plan_lists
from bantin.category_feeds.menu import all_entries, filled_entries
from bantin.category_feeds.picks import SameCategoryIndex
from bantin.category_feeds.read_next import read_on, wishes_from
from bantin.category_feeds.registry import CategoryRegistry
from bantin.category_feeds.related import find_related
from bantin.category_feeds.settings import read_categories
from bantin.newsroom import build
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.content_files import ContentFile, Unreadable, limits_from
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.settings_file import mend_settings
from bantin.newsroom.site import path_of, story_of, updated_at
from bantin.newsroom.story import Category, Story
from bantin.vietnamese.folding import same_name_key

FRONT_PAGE = "front-page.toml"
_NOTICES = same_name_key("Thông báo")


@dataclass(slots=True)
class _Build:
    """The build under way: its sections, articles, stories, lists; Pelican's feed settings until they go back."""

    registry: CategoryRegistry = field(default_factory=lambda: CategoryRegistry((), {}))
    articles: dict[str, Article] = field(default_factory=dict)
    stories: list[Story] = field(default_factory=list)
    lists: tuple[PlannedList, ...] = ()
    core_feeds: dict[str, Any] = field(default_factory=dict)


_build = _Build()


class ListGenerator(Generator):
    """Writes the pages of lists, whose full ones keep their content; Pelican's would move with every new story."""

    def generate_context(self) -> None:
        """Lists are planned once every generator has read its sources."""

    def generate_output(self, writer: Writer) -> None:
        """Write every page of every list."""
        for planned in _build.lists:
            template = self.get_template(planned.template)
            for page in planned.pages:
                relative = self.settings["RELATIVE_URLS"]
                values = planned.variables(page)
                writer.write_file(page.save_as, template, self.context, relative, url=page.url, **values)


def check_settings(pelican: Pelican) -> None:
    """Stop before any work if the list of sections or a setting of feeds is wrong.

    Nothing that follows from a section that was not understood is told: stories in it, links to its page.
    """
    sections = pelican.settings.get("CATEGORIES")
    wrong = read_categories(sections)[1] if isinstance(sections, list | tuple) else ()  # else the newsroom says so
    if wrong:
        raise BuildFailed(f"{' '.join(wrong)} {mend_settings()}")
    try:
        publisher_from(pelican.settings)
    except ValueError as error:
        raise BuildFailed(f"{error} {mend_settings()}") from error


def get_list_generator(pelican: Pelican) -> type[Generator]:
    """Give Pelican our generator of lists."""
    return ListGenerator


def file_names(generator: ArticlesGenerator) -> None:
    """File every category, author and tag under one name and slug, before Pelican lists them."""
    articles = [*generator.articles, *generator.hidden_articles, *generator.drafts]
    _build.articles = {path_of(article): article for article in articles}
    _build.registry, problems = file_articles(_build.articles, generator.settings)
    _report(problems)
    if generator.settings.get("CATEGORIES"):
        _report([*unknown_in(build.current().refused_stories, _build.registry)])
    build.current().absent |= {str(_build.articles[it.path].category.save_as) for it in problems}


def arrange(generators: Sequence[Any]) -> None:
    """Plan lists; give articles what to read next, and every page what it may name."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            _arrange(generator)


def _arrange(generator: ArticlesGenerator) -> None:
    settings, context = generator.settings, generator.context
    _build.stories = _read_stories()
    index = SameCategoryIndex(_build.stories, _build.registry.categories, now=build.current().now)
    _lead_on(index, settings)
    _build.lists = tuple(plan_lists(index.stories, _build.registry, _build.articles, settings))
    _replace_lists(generator)
    context["all_sections"] = all_entries(_build.registry, index)
    context["menu"] = filled_entries(context["all_sections"])
    context["front"] = _front_page(settings)
    feeds = _announced_feeds(settings)
    context["feeds"] = {feed.page: feed_links(feed) for feed in feeds}
    context["feed_outlines"], context["feeds_opml"] = outlines(feeds), OPML


def _replace_lists(generator: ArticlesGenerator) -> None:
    """Keep Pelican from writing lists of its own; templates go on seeing the names in its context."""
    generator.categories, generator.tags, generator.authors = [], {}, []
    pages = [(planned.about.name, page) for planned in _build.lists for page in planned.pages]
    build.current().pages.extend(_own_page(title, page) for title, page in pages)


def _own_page(title: str, page: ListPage) -> build.OwnPage:
    updated = max(filter(None, map(updated_at, page.object_list)), default=None)
    return build.OwnPage(title, page.save_as, page.url, updated)


def write_feeds(pelican: Pelican) -> None:
    """Write all feeds once photos are there to be measured; give Pelican its settings back."""
    settings, output = pelican.settings, Path(pelican.output_path)
    for name in CORE_SETTINGS:
        settings.pop(name, None)  # what was not there before must not be there for the next build
    settings.update(_build.core_feeds)
    if settings["SITEURL"]:
        feeds = _plan_feeds(settings, lambda address: _size(build.current().output.place_of(address, output)))
        for address, data in feed_documents(feeds, Path(pelican.theme, "static")).items():
            _write(output / address, data)
    _build.articles, _build.stories, _build.lists = {}, [], ()


def _read_stories() -> list[Story]:
    sections = {category.slug: category for category in _build.registry.categories}
    stories = [story_of(article) for article in _build.articles.values()]
    called = build.current().called
    return [
        replace(
            story,
            category=sections.get(story.category.slug, story.category),
            related=not_refused(story.related, called) if called else story.related,
        )
        for story in stories
    ]


def _lead_on(index: SameCategoryIndex, settings: dict[str, Any]) -> None:
    """Set on articles: ``related``, ``newer``, ``older``, ``picks``, ``same_category`` and the ``section`` above."""
    now, articles = build.current().now, _build.articles
    related, problems = find_related(_build.stories, now)
    _report(problems)
    for next_ones in read_on(_build.stories, related, index, now, wishes_from(settings)):
        article, beside = articles[next_ones.story.path], next_ones.neighbours
        article.related = [articles[story.path] for story in next_ones.related]
        article.newer = articles[beside.newer.path] if beside.newer else None
        article.older = articles[beside.older.path] if beside.older else None
        article.picks = next_ones.picks
        article.same_category = [articles[story.path] for story in next_ones.picks.stories]
        article.section = next_ones.section


def _front_page(settings: dict[str, Any]) -> FrontPageView:
    plan = FrontPagePlan(notices=_usual_notices())
    words = _front_page_words(settings)
    if words is not None:
        plan, problems = read_front_page(words, _build.registry, FRONT_PAGE)
        _report(problems)
        plan = replace(plan, picks=not_refused(plan.picks, build.current().called))
    page, problems = compose_front_page(plan, _build.stories, _build.registry.categories, build.current().now)
    _report(problems)
    return view_front_page(page, _build.articles)


def _front_page_words(settings: dict[str, Any]) -> str | None:
    """Return what editors wrote of the front page; None when they did not, or it may not be read."""
    if FRONT_PAGE in build.current().refused:
        return None
    try:
        return (
            ContentFile(Path(settings["PATH"]), FRONT_PAGE)
            .read(limits_from(settings).front_page)
            .decode("utf-8", "replace")
        )
    except Unreadable as error:
        if error.reason != "missing":
            build.report(Diagnostic(FRONT_PAGE, 0, RULE, error.message))
        return None


def _usual_notices() -> Category | None:
    """Return the category that holds notices in nearly every bulletin, if this one has it."""
    categories = (story.category for story in _build.stories)
    return next((category for category in categories if same_name_key(category.name) == _NOTICES), None)


def _announced_feeds(settings: dict[str, Any]) -> tuple[PlannedFeed, ...]:
    """Return the feeds that pages name, and keep Pelican from writing feeds where ours will stand."""
    # A run that broke off has left its names behind: then these are None, and the ones kept are the site's.
    found = {name: settings[name] for name in CORE_SETTINGS if name in settings}
    _build.core_feeds = found if any(found.values()) else _build.core_feeds or found
    feeds = _plan_feeds({**settings, **_build.core_feeds}, with_items=False) if settings["SITEURL"] else ()
    settings.update(dict.fromkeys(CORE_SETTINGS))
    return feeds


def _plan_feeds(
    settings: dict[str, Any], measure: Measure = lambda address: 0, *, with_items: bool = True
) -> tuple[PlannedFeed, ...]:
    categories, now = _build.registry.categories, build.current().now
    return plan_site_feeds(
        _build.stories, categories, _build.articles, settings, now, measure, _feed_body, with_items
    )


def _feed_body(article: Article) -> str:
    """Return the text of ``article`` for feeds, with links to other sources led to their pages as Pelican does."""
    return str(article._update_content(getattr(article, "feed_body", article._content), article.settings["SITEURL"]))


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _write(file: Path, data: bytes) -> None:
    if not file.is_file() or file.read_bytes() != data:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _report(problems: Sequence[Diagnostic]) -> None:
    for problem in problems:
        build.report(problem)


def register() -> None:
    """Connect to Pelican; after photos and before the checks, in the order of PLUGINS."""
    signals.initialized.connect(check_settings)
    signals.get_generators.connect(get_list_generator)
    signals.article_generator_pretaxonomy.connect(file_names)
    signals.all_generators_finalized.connect(arrange)
    signals.finalized.connect(write_feeds)
