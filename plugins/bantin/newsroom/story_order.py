"""The order of stories, and an address of its own for each: the same on every machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pelican.contents import Article, Content

from bantin.newsroom.addresses import number_clashes
from bantin.newsroom.article import StoryArticle, stand_at
from bantin.newsroom.build import Build
from bantin.newsroom.diagnostic import Diagnostic
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
        promised = build.scope.around.promised if build.scope else build.promises(list(by_path.values()))
        build.around.promised = dict(promised)
        for path in by_path.keys() & promised.keys():
            _keep_promise(by_path[path], *promised[path])
    else:
        _number_clashes(build, {path: it for path, it in by_path.items() if isinstance(it, Article)})
    for content in by_path.values():
        if isinstance(content, StoryArticle):
            content.settle()


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
    else:
        changed, warnings = number_clashes(wanted)
        build.around.slugs = changed
    for path, slug in changed.items():
        by_path[path].slug = by_path[path].metadata["slug"] = slug
    for warning in warnings:
        build.report(at_address(warning, by_path[warning.path]))


def at_address(found: Diagnostic, content: Content) -> Diagnostic:
    """Return what was ``found`` of the address of ``content`` at the line that makes the address."""
    line, column = place_in_header(content, "slug", "title")
    return replace(found, line=line, column=column)
