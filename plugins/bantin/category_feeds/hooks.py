"""The lists in Pelican: names filed before its lists are made, list pages of our own, blocks, feeds at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import astuple, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.urlwrappers import Category as PelicanCategory
from pelican.utils import truncate_html_paragraphs, truncate_html_words
from pelican.writers import Writer

from bantin.archive.plain import as_data, from_data
from bantin.category_feeds.assign_categories import (
    file_articles,
    require_same_names,
    spellings_in,
    unknown_in,
)
from bantin.category_feeds.candidates import SameCategoryIndex
from bantin.category_feeds.feeds.feed import Deleted
from bantin.category_feeds.feeds.feed_lists import followed_lists
from bantin.category_feeds.feeds.plan import Corrections, FeedLink, PlannedFeed, feed_links, outlines
from bantin.category_feeds.feeds.settings import CORE_SETTINGS
from bantin.category_feeds.feeds.site import (
    OPML,
    Measure,
    documents_of,
    feed_documents,
    list_of_feeds,
    plan_site_feeds,
)
from bantin.category_feeds.find_story import not_refused
from bantin.category_feeds.front_page.compose import compose_front_page
from bantin.category_feeds.front_page.plan import RULE, FrontPagePlan, read_front_page
from bantin.category_feeds.front_page.view import FrontPageView, view_front_page
from bantin.category_feeds.list_pages import ListPage
from bantin.category_feeds.lists import PlannedList, plan_lists
from bantin.category_feeds.menu import all_entries, filled_entries
from bantin.category_feeds.plain_block import plain_block, shows_the_block
from bantin.category_feeds.read_next import read_on, wishes_from
from bantin.category_feeds.registry import CategoryRegistry
from bantin.category_feeds.related import find_related
from bantin.category_feeds.settings import CATEGORIES, CORRECTIONS_SAVE_AS, CORRECTIONS_URL
from bantin.category_feeds.steps import STEPS
from bantin.newsroom import hooks as newsroom
from bantin.newsroom.build import Build, OwnPage
from bantin.newsroom.content_files import ContentFile, Unreadable, limits_from
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.foreign_theme import is_foreign
from bantin.newsroom.notes import all_told
from bantin.newsroom.own_theme import template_folders
from bantin.newsroom.scope import Scope, Surroundings
from bantin.newsroom.settings import WITHDRAWN_TITLE
from bantin.newsroom.site import path_of, story_of, updated_at
from bantin.newsroom.site_templates import has_template
from bantin.newsroom.slots import fill_same_category, has_same_category_slot
from bantin.newsroom.story import Category, Story
from bantin.vietnamese.folding import same_name_key

FRONT_PAGE = "front-page.toml"
CORRECTIONS = "corrections"  # the template
_PARAGRAPHS = "SUMMARY_MAX_PARAGRAPHS"  # a setting of Pelican's, to which it gives no default
_NOTICES = same_name_key("Thông báo")


@dataclass(slots=True)
class _Lists:
    """What a build lists: its sections, articles, stories, lists, corrections if a page is to show them."""

    registry: CategoryRegistry = field(default_factory=lambda: CategoryRegistry((), {}))
    articles: dict[str, Article] = field(default_factory=dict)
    stories: list[Story] = field(default_factory=list)
    lists: tuple[PlannedList, ...] = ()
    told: Corrections | None = None


def file_names(build: Build, generator: ArticlesGenerator) -> None:
    """File every category, author and tag under one name and slug, before Pelican lists them."""
    articles = [*generator.articles, *generator.hidden_articles, *generator.drafts]
    mine = build.of(_Lists)
    mine.articles = {path_of(article): article for article in articles}
    build.around.spellings = build.scope.around.spellings if build.scope else spellings_in(articles)
    if build.scope and build.scope.others_are_cards:
        require_same_names(build.scope.before.spellings, build.around.spellings)
    sections, address = CATEGORIES.of(generator.settings), generator.settings["CATEGORY_URL"]
    mine.registry, problems = file_articles(mine.articles, sections, address, build.around.spellings)
    build.report_all(problems)
    if sections:
        build.report_all(unknown_in(build.refused_stories, mine.registry))
    build.absent |= {str(mine.articles[it.path].category.save_as) for it in problems}


def arrange(build: Build, generators: Sequence[Any]) -> None:
    """Plan lists; give articles what to read next, and every page what it may name."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            _arrange(build, generator)


def _arrange(build: Build, generator: ArticlesGenerator) -> None:
    settings, context, mine = generator.settings, generator.context, build.of(_Lists)
    mine.stories = _read_stories(build)
    around = _of_others(build)
    totals = around.totals if around else None
    mine.told = _corrections(build, generator)
    index = SameCategoryIndex(mine.stories, mine.registry.categories, now=build.now, totals=totals)
    build.around.totals = {category.slug: index.total(category) for category in mine.registry.categories}
    _lead_on(build, index, settings)
    if is_foreign(generator.theme):
        _complete_lists(build, generator, index.stories)
        _fill_bodies(mine.articles.values(), below_all=not shows_the_block(_templates(generator)))
    else:
        mine.lists = tuple(plan_lists(index.stories, mine.registry, mine.articles, settings))
        _replace_lists(build, generator)
    context["all_sections"] = all_entries(mine.registry, index)
    context["menu"] = filled_entries(context["all_sections"])
    context["front"] = _front_page(build, settings)
    feeds = _plan_feeds(build, settings, with_items=False) if settings["SITEURL"] else ()
    announced = _as_announced(around.feed_links) if around else {it.page: feed_links(it) for it in feeds}
    build.around.feed_links = {page: [[*astuple(link)] for link in links] for page, links in announced.items()}
    context["feeds"] = announced
    context["feed_outlines"], context["feeds_opml"] = outlines(feeds), OPML
    if mine.told is not None:
        latest = max((it.note.moment for it in mine.told.entries if it.note.moment), default=None)
        context["corrections_url"], context["all_corrections"] = mine.told.page, mine.told.entries
        build.pages.append(OwnPage("corrections", str(CORRECTIONS_SAVE_AS.of(settings)), mine.told.page, latest))


def _corrections(build: Build, generator: ArticlesGenerator) -> Corrections | None:
    """Return all corrections and withdrawals; None where no page lists them, for which an older theme has none."""
    settings = generator.settings
    if not CORRECTIONS_SAVE_AS.of(settings) or not has_template(generator, CORRECTIONS):
        return None
    told = all_told(build.of(_Lists).stories, build.now, titled=bool(WITHDRAWN_TITLE.of(settings)))
    return Corrections(str(CORRECTIONS_URL.of(settings)), told)


def _of_others(build: Build) -> Surroundings | None:
    """Return what an earlier build knew of all stories, if this one has but a few."""
    return build.scope.around if build.scope and not build.scope.others_are_cards else None


def _as_announced(kept: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, tuple[FeedLink, ...]]:
    """Return how pages announce feeds, as an earlier build left it."""
    return {page: tuple(FeedLink(*link) for link in links) for page, links in kept.items()}


def _replace_lists(build: Build, generator: ArticlesGenerator) -> None:
    """Keep Pelican from writing lists and feeds of its own; templates go on seeing the names in its context."""
    _take_feeds(generator)
    generator.categories, generator.tags, generator.authors = [], {}, []
    pages = [(planned.about.name, page) for planned in build.of(_Lists).lists for page in planned.pages]
    build.pages.extend(_own_page(title, page) for title, page in pages)


def _take_feeds(generator: ArticlesGenerator) -> None:
    generator.settings = copy(generator.settings)
    generator.settings.update(dict.fromkeys(CORE_SETTINGS))


def _complete_lists(build: Build, generator: ArticlesGenerator, stories: Sequence[Story]) -> None:
    """Have Pelican cut lists into pages as a theme of other people knows them, and write no feeds.

    Each section and category has its page all the same: links of feeds lead there.
    """
    _take_feeds(generator)
    mine, known = build.of(_Lists), {about.slug: about for about, _ in generator.categories}
    followed = [it for it in followed_lists(stories, mine.registry.categories) if it.kind in ("section", "category")]
    for each in followed:
        if each.slug not in known:
            known[each.slug] = PelicanCategory(each.name, generator.settings)
            known[each.slug].slug = each.slug
    generator.categories = [(known[it.slug], [mine.articles[story.path] for story in it.stories]) for it in followed]


def _templates(generator: ArticlesGenerator) -> list[Path]:
    return [*template_folders(generator.settings), Path(generator.theme, "templates")]


def _fill_bodies(articles: Iterable[Article], *, below_all: bool) -> None:
    """Put the block where the editor has placed it, which our own theme does while it splits the body.

    Where no template shows it, it stands ``below_all`` other bodies too; feeds and summaries stay without.
    """
    for article in articles:
        body = article._content
        placed = has_same_category_slot(body)
        block = plain_block(article.picks.heading, [(it.path, it.title) for it in article.picks.stories])
        if not (placed or (below_all and block)):
            continue
        if not placed:
            article.metadata.setdefault("summary", _summary(article, body))
        if not hasattr(article, "feed_body"):
            article.feed_body = body
        article._content = fill_same_category(body, block) if placed else f"{body}\n{block}"


def _summary(article: Article, body: str) -> str:
    """Return what Pelican makes of ``body`` for lists; asking it would have it keep the body as it is now."""
    settings, text = article.settings, article._update_content(body, article.get_siteurl())
    if (paragraphs := settings.get(_PARAGRAPHS)) is not None:
        text = truncate_html_paragraphs(text, paragraphs)
    words = settings["SUMMARY_MAX_LENGTH"]
    return text if words is None else str(truncate_html_words(text, words, settings["SUMMARY_END_SUFFIX"]))


def _own_page(title: str, page: ListPage) -> OwnPage:
    updated = max(filter(None, map(updated_at, page.object_list)), default=None)
    return OwnPage(title, page.save_as, page.url, updated)


def write_lists(build: Build, generator: Generator, writer: Writer) -> None:
    """Write each page of every list; full ones keep their content, where Pelican's would move with each new story."""
    for planned in build.of(_Lists).lists:
        template, relative = generator.get_template(planned.template), generator.settings["RELATIVE_URLS"]
        for page in planned.pages:
            values = planned.variables(page)
            writer.write_file(page.save_as, template, generator.context, relative, url=page.url, **values)


def write_corrections(build: Build, generator: Generator, writer: Writer) -> None:
    """Write the page of all corrections."""
    settings = generator.settings
    if build.of(_Lists).told is not None:
        template, file = generator.get_template(CORRECTIONS), str(CORRECTIONS_SAVE_AS.of(settings))
        writer.write_file(file, template, generator.context, settings["RELATIVE_URLS"])


def write_feeds(build: Build, generator: Generator) -> None:
    """Write all feeds now that photos are there to be measured."""
    settings, output, scope = generator.settings, Path(generator.output_path), build.scope
    if settings["SITEURL"] and not (scope and not scope.others_are_cards and not scope.feeds):
        is_wanted = partial(_is_new_in, scope) if scope else lambda page, held: True
        measure = lambda address: _size(build.output.place_of(address, output))  # noqa: E731
        feeds = _plan_feeds(build, settings, measure, is_wanted=is_wanted)
        build.around.feeds = {feed.page: [*feed.paths] for feed in feeds}
        build.around.deleted = {it.page: as_data(it.feed.deleted) for it in feeds if it.feed.deleted}
        if scope:
            documents = _documents_of_few(scope, feeds)
        else:
            documents = feed_documents(feeds, Path(generator.theme, "static"), build.tokens)
        for address, data in documents.items():
            _write(output / address, data)


def _is_new_in(scope: Scope, page: str, held: Sequence[str]) -> bool:
    """Say whether the feed of ``page``, which holds stories by their paths, may be another one than it was."""
    if not scope.others_are_cards:  # what the feed holds cannot be told from a few stories
        return page in scope.feeds
    return not held or not scope.own.isdisjoint(held) or scope.around.feeds.get(page) != [*held]


def _documents_of_few(scope: Scope, feeds: Sequence[PlannedFeed]) -> dict[str, bytes]:
    """Return the documents of the feeds that show a story which has changed, and the list of feeds if that may."""
    held = {feed.page: [*feed.paths] for feed in feeds}
    wanted = [feed for feed in feeds if _is_new_in(scope, feed.page, feed.paths)]
    if scope.others_are_cards:
        scope.left = scope.left if held.keys() >= scope.around.feeds.keys() else "feeds"
        return list_of_feeds(feeds) | documents_of(wanted)
    if {feed.page: held[feed.page] for feed in wanted} != scope.feeds:
        scope.left = "feeds"
    return documents_of(wanted)


def _read_stories(build: Build) -> list[Story]:
    mine, called = build.of(_Lists), build.called
    sections = {category.slug: category for category in mine.registry.categories}
    stories = [_in_section(story_of(article), sections) for article in mine.articles.values()]
    if called:
        stories = [replace(story, related=not_refused(story.related, called)) for story in stories]
    build.around.stories = {story.path: (story, mine.articles[story.path]) for story in stories}
    return stories


def _in_section(story: Story, sections: Mapping[str, Category]) -> Story:
    known = sections.get(story.category.slug, story.category)
    return story if story.category is known else replace(story, category=known)


def _lead_on(build: Build, index: SameCategoryIndex, settings: dict[str, Any]) -> None:
    """Set on articles: ``related``, ``newer``, ``older``, ``picks``, ``same_category`` and the ``section`` above."""
    now, mine = build.now, build.of(_Lists)
    articles, stories = mine.articles, mine.stories
    related, problems = find_related(stories, now)
    build.report_all(problems)
    for next_ones in read_on(stories, related, index, now, wishes_from(settings)):
        article, beside = articles[next_ones.story.path], next_ones.neighbours
        article.related = [articles[story.path] for story in next_ones.related]
        article.newer = articles[beside.newer.path] if beside.newer else None
        article.older = articles[beside.older.path] if beside.older else None
        article.picks = next_ones.picks
        article.same_category = [articles[story.path] for story in next_ones.picks.stories]
        article.section = next_ones.section
        shown = [*next_ones.related, beside.newer, beside.older, *next_ones.picks.stories]
        build.around.beside[next_ones.story.path] = list(dict.fromkeys(story.path for story in shown if story))


def _front_page(build: Build, settings: dict[str, Any]) -> FrontPageView:
    mine = build.of(_Lists)
    plan = FrontPagePlan(notices=_usual_notices(mine.stories))
    words = _front_page_words(build, settings)
    if words is not None:
        plan, problems = read_front_page(words, mine.registry, FRONT_PAGE)
        build.report_all(problems)
        plan = replace(plan, picks=not_refused(plan.picks, build.called))
    page, problems = compose_front_page(plan, mine.stories, mine.registry.categories, build.now)
    build.report_all(problems)
    return view_front_page(page, mine.articles)


def _front_page_words(build: Build, settings: dict[str, Any]) -> str | None:
    """Return what editors wrote of the front page; None when they did not, or it may not be read."""
    if FRONT_PAGE in build.refused:
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


def _usual_notices(stories: Sequence[Story]) -> Category | None:
    """Return the category that holds notices in nearly every bulletin, if this one has it."""
    categories = (story.category for story in stories)
    return next((category for category in categories if same_name_key(category.name) == _NOTICES), None)


def _plan_feeds(
    build: Build,
    settings: Mapping[str, Any],
    measure: Measure = lambda address: 0,
    *,
    with_items: bool = True,
    is_wanted: Callable[[str, Sequence[str]], bool] = lambda page, held: True,
) -> tuple[PlannedFeed, ...]:
    mine, logo = build.of(_Lists), {"FEED_LOGO": build.logo} if build.logo else {}
    stories, categories, articles = mine.stories, mine.registry.categories, mine.articles
    known = {**logo, **settings}
    around = _of_others(build)
    kept = around.deleted if around else None
    deleted = None if kept is None else {page: from_data(tuple[Deleted, ...], told) for page, told in kept.items()}
    asked = known, build.now, measure, _feed_body, with_items, mine.told, deleted, is_wanted
    return plan_site_feeds(stories, categories, articles, *asked)


def _feed_body(article: Article) -> str:
    """Return the text of ``article`` for feeds, with links to other sources led to their pages as Pelican does."""
    return str(article._update_content(getattr(article, "feed_body", article._content), article.settings["SITEURL"]))


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _write(file: Path, data: bytes) -> None:
    if not file.is_file() or file.read_bytes() != data:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
