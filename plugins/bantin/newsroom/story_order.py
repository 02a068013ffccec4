"""The order of stories, and an address of its own for each: the same on every machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pelican.contents import Content

from bantin.newsroom.addresses import number_clashes
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.build import Build
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.scope import Scope
from bantin.newsroom.site import path_of
from bantin.newsroom.typed_places import place_in_header


def order_articles(build: Build, generator: Any) -> None:
    """Sort lists newest first, ties by path, so that no machine's file order shows; settle addresses.

    A story whose day of expiry has come keeps its page and leaves every list, as a hidden one does.
    """
    today = build.now.date()
    expired = [story for story in generator.articles if getattr(story, "expires", None) and story.expires <= today]
    for story in expired:
        generator.articles.remove(story)
        generator.hidden_articles.append(story)
    for name in ("articles", "hidden_articles", "drafts"):
        stories = getattr(generator, name)
        stories.sort(key=path_of)
        stories.sort(key=lambda story: story.date, reverse=True)
    articles = [*generator.articles, *generator.hidden_articles, *generator.drafts]
    _settle_addresses(build, articles)
    for article in articles:
        if isinstance(article, StoryArticle):
            article.settle()


def _settle_addresses(build: Build, articles: list[Content]) -> None:
    by_path = {path_of(article): article for article in articles}
    earliest_first = sorted(by_path, key=lambda path: (by_path[path].date, path))
    wanted = [(path, by_path[path].save_as.rpartition("/")[0], by_path[path].slug) for path in earliest_first]
    if build.scope:  # who had to give way is known, and was told
        _require_room(build.scope, by_path)
        slugs, warnings = build.scope.around.slugs, list[Diagnostic]()
        changed = {path: slugs[path] for path in by_path if path in slugs}
        build.around.slugs = slugs
    else:
        changed, warnings = number_clashes(wanted)
        build.around.slugs = changed
    for path, slug in changed.items():
        by_path[path].slug = by_path[path].metadata["slug"] = slug
    for warning in warnings:
        build.report(at_address(warning, by_path[warning.path]))


def _require_room(scope: Scope, articles: Mapping[str, Content]) -> None:
    """Raise LookupError where a story that was read has another address than it had, or that of one which sleeps."""
    taken = {card.save_as.casefold() for path, card in scope.cards.items() if path not in scope.own}
    for path in scope.own if scope.others_sleep else ():
        card, here = scope.cards.get(path), articles[path].save_as
        if here.casefold() in taken or (card and card.save_as != here) or path in scope.around.slugs:
            raise LookupError(f"{path}: another address")
        taken.add(here.casefold())


def at_address(found: Diagnostic, content: Content) -> Diagnostic:
    """Return what was ``found`` of the address of ``content`` at the line that makes the address."""
    line, column = place_in_header(content, "slug", "title")
    return replace(found, line=line, column=column)
