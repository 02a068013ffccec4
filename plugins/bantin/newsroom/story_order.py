"""The order of stories, and an address of its own for each: the same on every machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pelican.contents import Article, Content

from bantin.newsroom.addresses import number_clashes
from bantin.newsroom.article import StoryArticle, is_card, stand_at
from bantin.newsroom.build import Build
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.scope import Promise, Scope
from bantin.newsroom.site import all_contents_of, path_of
from bantin.newsroom.typed_places import place_in_header


def order_articles(build: Build, generator: Any) -> None:
    """Sort lists newest first, ties by path, so that no machine's file order shows.

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


def settle_addresses(build: Build, generators: Sequence[Any]) -> None:
    """Give each story and page an address of its own: the one that it was promised, if somebody knows of promises."""
    by_path = {path_of(content): content for content in all_contents_of(generators)}
    if build.promises:
        build.around.promised = dict(_promised(build, build.promises, list(by_path.values())))
        for path in by_path.keys() & build.around.promised.keys():
            if not is_card(by_path[path]):
                _keep_promise(by_path[path], *build.around.promised[path])
    else:
        _number_clashes(build, {path: it for path, it in by_path.items() if isinstance(it, Article)})
    for content in by_path.values():
        if isinstance(content, StoryArticle):
            content.settle()
    if build.scope and build.scope.others_are_cards:
        _require_room(build.scope, by_path)


def _promised(
    build: Build, ask: Callable[[list[Content]], Mapping[str, Promise]], contents: list[Content]
) -> Mapping[str, Promise]:
    """Return what was promised to those that would stand elsewhere by themselves; who is on a card stands there."""
    before = build.scope.around.promised if build.scope else {}
    if build.scope and not build.scope.others_are_cards:
        return before
    on_cards = {path_of(content) for content in contents if is_card(content)}
    return {**{path: promise for path, promise in before.items() if path in on_cards}, **ask(contents)}


def _keep_promise(content: Content, slug: str, address: str, file: str, name: str) -> None:
    """Have ``content`` stand where it was promised; what has no page is only called so."""
    content.slug = content.metadata["slug"] = slug
    if address:
        stand_at(content, address, file)
        if isinstance(content, StoryArticle):
            content.feed_id = name


def _number_clashes(build: Build, by_path: Mapping[str, Content]) -> None:
    earliest_first = sorted(by_path, key=lambda path: (by_path[path].date, path))
    wanted = [(path, by_path[path].save_as.rpartition("/")[0], by_path[path].slug) for path in earliest_first]
    if build.scope:  # who had to give way is known, and was told
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
    """Raise LookupError where a story that was read has another address than it had, or that of one on a card."""
    taken = {card.save_as.casefold() for path, card in scope.cards.items() if path not in scope.own}
    for path in scope.own:
        card, here = scope.cards.get(path), articles[path].save_as
        if here.casefold() in taken or (card and card.save_as != here) or path in scope.around.slugs:
            raise LookupError(f"{path}: another address")
        taken.add(here.casefold())


def at_address(found: Diagnostic, content: Content) -> Diagnostic:
    """Return what was ``found`` of the address of ``content`` at the line that makes the address."""
    line, column = place_in_header(content, "slug", "title")
    return replace(found, line=line, column=column)
