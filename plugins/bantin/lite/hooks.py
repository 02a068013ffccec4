"""The lite edition in Pelican: bodies kept before photos fill them, then a page beside each listed story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from bantin.lite.address import FOLDER, lite_of
from bantin.lite.settings import EDITION
from bantin.lite.steps import STEPS
from bantin.lite.story import LiteStory
from bantin.newsroom import hooks as newsroom
from bantin.newsroom.article import is_card, is_plain
from bantin.newsroom.build import Build, OwnPage
from bantin.newsroom.mode import Mode, is_handed_on
from bantin.newsroom.photo_links import lead_to

_NEWEST = 40
_INDEX = lite_of("index.html")


@dataclass(slots=True)
class _Twins:
    """The listed stories of a build, newest first, each with its body before photos if they change it."""

    bodies: list[tuple[Article, str | None]] = field(default_factory=list)


def is_wanted(settings: dict[str, Any], mode: Mode) -> bool:
    """Say whether the site has a lite edition; a preview to hand on has none: nobody reads it over a slow line."""
    return bool(EDITION.of(settings)) and not is_handed_on(settings, mode)


def keep_bodies(build: Build, generators: Sequence[Any]) -> None:
    """Give each listed story the address of its lite twin, and keep its body as it is before photos fill it."""
    if not is_wanted(generators[0].settings, build.mode):
        return
    bodies = build.of(_Twins).bodies
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            generator.context["lite_index"] = f"{FOLDER}/" if not generator.settings["RELATIVE_URLS"] else _INDEX
            bodies += [(it, None if is_plain(it) else it._content) for it in generator.articles]
    for article, _ in bodies:
        article.lite = lite_of(article.url)
    build.pages.extend(_own_page(article) for article, _ in bodies)
    build.pages.append(OwnPage("lite", _INDEX, f"{FOLDER}/", listed=False))


def _own_page(article: Article) -> OwnPage:
    save_as = lite_of(article.save_as)
    return OwnPage(article.title, save_as, article.lite, listed=False, repeats=article.save_as)


def write_pages(build: Build, generator: Generator, writer: Writer) -> None:
    """Write a lite page for each listed story, and one that lists the newest."""
    if not is_wanted(generator.settings, build.mode):
        return
    bodies, relative = build.of(_Twins).bodies, generator.settings["RELATIVE_URLS"]
    newest = [article for article, _ in bodies[:_NEWEST]]
    index = generator.get_template("lite_index")
    writer.write_file(_INDEX, index, generator.context, relative, newest=newest)
    template = generator.get_template("lite")
    for article, body in bodies:
        values = {"article": article, "lite": _story(article, body)}
        writer.write_file(lite_of(article.save_as), template, generator.context, relative, **values)


def _story(article: Article, body: str | None) -> LiteStory:
    if is_card(article):
        return LiteStory(article.save_as, _not_whole, (), (), article._update_content)
    shown = (*getattr(article, "pictures", ()), *getattr(article, "clips", ()))
    photos = tuple(getattr(article, "photos", ()))
    head = getattr(article, "head_figure", "")
    links = getattr(article, "photo_links", {})
    raw = (lambda: head + lead_to(body, links)) if body is not None else lambda: str(article._content)
    return LiteStory(article.save_as, raw, photos, shown, article._update_content)


def _not_whole() -> str:
    """Drop a build of a few stories in which the lite page of a story on a card is another one than it was."""
    raise LookupError("lite")


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
