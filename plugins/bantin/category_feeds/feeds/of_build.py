"""The feeds of a build: all of them, or those that a few stories may have changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bantin.archive.plain import as_data, from_data
from bantin.category_feeds.build_lists import BuildLists, of_others
from bantin.category_feeds.feeds.feed import Deleted
from bantin.category_feeds.feeds.plan import FeedOrder, PlannedFeed
from bantin.category_feeds.feeds.site import Measure, documents_of, feed_documents, list_of_feeds, plan_site_feeds
from bantin.newsroom.build import Build
from bantin.newsroom.scope import Scope


def write_feeds(build: Build, generator: Any) -> None:
    """Write all feeds now that photos are there to be measured."""
    settings, output, scope = generator.settings, Path(generator.output_path), build.scope
    if settings["SITEURL"] and not (scope and not scope.others_are_cards and not scope.feeds):
        is_wanted = partial(_is_new_in, scope) if scope else lambda page, held: True
        measure = lambda address: _size(build.output.place_of(address, output))  # noqa: E731
        feeds = plan_feeds(build, settings, measure, is_wanted=is_wanted)
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


def plan_feeds(
    build: Build,
    settings: Mapping[str, Any],
    measure: Measure = lambda address: 0,
    *,
    with_items: bool = True,
    is_wanted: Callable[[str, Sequence[str]], bool] = lambda page, held: True,
) -> tuple[PlannedFeed, ...]:
    """Return all feeds of the build, without what they say of each story unless ``with_items``.

    ``measure`` gives the size of the file at an address, ``is_wanted`` says of which page the feed is to be filled.
    """
    mine, logo = build.of(BuildLists), {"FEED_LOGO": build.logo} if build.logo else {}
    stories, categories, articles = mine.stories, mine.registry.categories, mine.articles
    known = {**logo, **settings}
    around = of_others(build)
    kept = around.deleted if around else None
    deleted = None if kept is None else {page: from_data(tuple[Deleted, ...], told) for page, told in kept.items()}
    order = FeedOrder(build.now, with_items=with_items, is_wanted=is_wanted, told=mine.told, deleted=deleted)
    return plan_site_feeds(stories, categories, articles, known, order, measure, _feed_body)


def _feed_body(article: Any) -> str:
    """Return the text of ``article`` for feeds, with links to other sources led to their pages as Pelican does."""
    return str(article._update_content(getattr(article, "feed_body", article._content), article.settings["SITEURL"]))


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _write(file: Path, data: bytes) -> None:
    if not file.is_file() or file.read_bytes() != data:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
