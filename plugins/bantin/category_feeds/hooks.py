"""The lists in Pelican: names filed before its lists are made, list pages of our own, blocks, feeds at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.urlwrappers import Category as PelicanCategory
from pelican.utils import truncate_html_paragraphs, truncate_html_words
from pelican.writers import Writer

from bantin.category_feeds.assign_categories import (
    file_articles,
    require_same_names,
    spellings_in,
    unknown_in,
)
from bantin.category_feeds.build_lists import BuildLists, of_others
from bantin.category_feeds.candidates import SameCategoryIndex
from bantin.category_feeds.feeds import of_build as feeds_of_build
from bantin.category_feeds.feeds.feed_lists import followed_lists
from bantin.category_feeds.feeds.of_build import plan_feeds
from bantin.category_feeds.feeds.plan import Corrections, FeedLink, feed_links, outlines
from bantin.category_feeds.feeds.settings import CORE_SETTINGS
from bantin.category_feeds.feeds.site import (
    OPML,
)
from bantin.category_feeds.find_story import not_refused
from bantin.category_feeds.front_page.of_build import front_page
from bantin.category_feeds.list_pages import ListPage
from bantin.category_feeds.lists import plan_lists
from bantin.category_feeds.menu import all_entries, filled_entries
from bantin.category_feeds.plain_block import plain_block, shows_the_block
from bantin.category_feeds.read_next import read_on, wishes_from
from bantin.category_feeds.related import find_related
from bantin.category_feeds.settings import CATEGORIES, CORRECTIONS_SAVE_AS, CORRECTIONS_URL
from bantin.category_feeds.steps import STEPS
from bantin.newsroom import hooks as newsroom
from bantin.newsroom.build import Build, OwnPage
from bantin.newsroom.foreign_theme import is_foreign
from bantin.newsroom.notes import all_told
from bantin.newsroom.own_theme import template_folders
from bantin.newsroom.settings import WITHDRAWN_TITLE
from bantin.newsroom.site import path_of, story_of, updated_at
from bantin.newsroom.site_templates import has_template
from bantin.newsroom.slots import fill_same_category, has_same_category_slot
from bantin.newsroom.story import Category, Story

CORRECTIONS = "corrections"  # the template
_PARAGRAPHS = "SUMMARY_MAX_PARAGRAPHS"  # a setting of Pelican's, to which it gives no default


def file_names(build: Build, generator: ArticlesGenerator) -> None:
    """File every category, author and tag under one name and slug, before Pelican lists them."""
    articles = [*generator.articles, *generator.hidden_articles, *generator.drafts]
    mine = build.of(BuildLists)
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
    settings, context, mine = generator.settings, generator.context, build.of(BuildLists)
    mine.stories = _read_stories(build)
    around = of_others(build)
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
    context["front"] = front_page(build, settings)
    feeds = plan_feeds(build, settings, with_items=False) if settings["SITEURL"] else ()
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
    told = all_told(build.of(BuildLists).stories, build.now, titled=bool(WITHDRAWN_TITLE.of(settings)))
    return Corrections(str(CORRECTIONS_URL.of(settings)), told)


def _as_announced(kept: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, tuple[FeedLink, ...]]:
    """Return how pages announce feeds, as an earlier build left it."""
    return {page: tuple(FeedLink(*link) for link in links) for page, links in kept.items()}


def _replace_lists(build: Build, generator: ArticlesGenerator) -> None:
    """Keep Pelican from writing lists and feeds of its own; templates go on seeing the names in its context."""
    _take_feeds(generator)
    generator.categories, generator.tags, generator.authors = [], {}, []
    pages = [(planned.about.name, page) for planned in build.of(BuildLists).lists for page in planned.pages]
    build.pages.extend(_own_page(title, page) for title, page in pages)


def _take_feeds(generator: ArticlesGenerator) -> None:
    generator.settings = copy(generator.settings)
    generator.settings.update(dict.fromkeys(CORE_SETTINGS))


def _complete_lists(build: Build, generator: ArticlesGenerator, stories: Sequence[Story]) -> None:
    """Have Pelican cut lists into pages as a theme of other people knows them, and write no feeds.

    Each section and category has its page all the same: links of feeds lead there.
    """
    _take_feeds(generator)
    mine, known = build.of(BuildLists), {about.slug: about for about, _ in generator.categories}
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
    for planned in build.of(BuildLists).lists:
        template, relative = generator.get_template(planned.template), generator.settings["RELATIVE_URLS"]
        for page in planned.pages:
            values = planned.variables(page)
            writer.write_file(page.save_as, template, generator.context, relative, url=page.url, **values)


def write_corrections(build: Build, generator: Generator, writer: Writer) -> None:
    """Write the page of all corrections."""
    settings = generator.settings
    if build.of(BuildLists).told is not None:
        template, file = generator.get_template(CORRECTIONS), str(CORRECTIONS_SAVE_AS.of(settings))
        writer.write_file(file, template, generator.context, settings["RELATIVE_URLS"])


def _read_stories(build: Build) -> list[Story]:
    mine, called = build.of(BuildLists), build.called
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
    now, mine = build.now, build.of(BuildLists)
    articles, stories = mine.articles, mine.stories
    related, problems = find_related(stories, now)
    build.report_all(problems)
    for next_ones in read_on(stories, related, index, now, wishes_from(settings)):
        article, beside = articles[next_ones.story.path], next_ones.neighbours
        article.related = [articles[story.path] for story in next_ones.related]
        article.newer = articles[beside.newer.path] if beside.newer else None
        article.older = articles[beside.older.path] if beside.older else None
        article.picks, article.has_picks = next_ones.picks, bool(next_ones.picks.stories)
        article.same_category = [articles[story.path] for story in next_ones.picks.stories]
        article.section = next_ones.section
        shown = [*next_ones.related, beside.newer, beside.older, *next_ones.picks.stories]
        build.around.beside[next_ones.story.path] = list(dict.fromkeys(story.path for story in shown if story))


def write_feeds(build: Build, generator: Generator) -> None:
    """Write all feeds now that photos are there to be measured."""
    feeds_of_build.write_feeds(build, generator)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
