"""The lite edition in Pelican: bodies kept before photos fill them, then a page beside each listed story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from bantin.lite.address import FOLDER, lite_of
from bantin.lite.story import LiteStory
from bantin.newsroom import build, per_story
from bantin.newsroom.article import is_plain
from bantin.newsroom.closing_report import is_handed_on
from bantin.newsroom.photo_links import lead_to

_NEWEST = 40
_INDEX = lite_of("index.html")


@dataclass(slots=True)
class _Build:
    """The build under way: its listed stories, newest first, each with its body before photos if they change it."""

    bodies: list[tuple[Article, str | None]] = field(default_factory=list)


_build = _Build()


def is_wanted(settings: dict[str, Any]) -> bool:
    """Say whether the site has a lite edition; a preview to hand on has none: nobody reads it over a slow line."""
    return bool(settings.get("LITE_EDITION", True)) and not is_handed_on(settings)


def keep_bodies(generators: Sequence[Any]) -> None:
    """Give each listed story the address of its lite twin, and keep its body as it is before photos fill it."""
    _build.bodies = []
    if not is_wanted(generators[0].settings):
        return
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            generator.context["lite_index"] = f"{FOLDER}/" if not generator.settings["RELATIVE_URLS"] else _INDEX
            _build.bodies += [(it, None if is_plain(it) else it._content) for it in generator.articles]
    for article, _ in _build.bodies:
        article.lite = lite_of(article.url)
    build.current().pages.extend(_own_page(article) for article, _ in _build.bodies)
    build.current().pages.append(build.OwnPage("lite", _INDEX, f"{FOLDER}/", listed=False))


def _own_page(article: Article) -> build.OwnPage:
    save_as = lite_of(article.save_as)
    return build.OwnPage(article.title, save_as, article.lite, listed=False, repeats=article.save_as)


class LiteGenerator(Generator):
    """Writes a lite page for each listed story, and one that lists the newest."""

    def generate_context(self) -> None:
        """Stories are known once every generator has read its sources."""

    def generate_output(self, writer: Writer) -> None:
        """Write every page of the lite edition."""
        if not is_wanted(self.settings):
            return
        relative = self.settings["RELATIVE_URLS"]
        newest = [article for article, _ in _build.bodies[:_NEWEST]]
        writer.write_file(_INDEX, self.get_template("lite_index"), self.context, relative, newest=newest)
        template = self.get_template("lite")
        for article, body in _build.bodies:
            twin = lite_of(article.save_as)
            writer.write_file(twin, template, self.context, relative, article=article, lite=_story(article, body))


def _story(article: Article, body: str | None) -> LiteStory:
    shown = (*getattr(article, "pictures", ()), *getattr(article, "clips", ()))
    photos = tuple(getattr(article, "photos", ()))
    head = getattr(article, "head_figure", "")
    links = getattr(article, "photo_links", {})
    raw = (lambda: head + lead_to(body, links)) if body is not None else lambda: str(article._content)
    return LiteStory(article.save_as, raw, photos, shown, article._update_content)


def get_lite_generator(pelican: Pelican) -> type[Generator]:
    """Give Pelican our generator."""
    return LiteGenerator


def register() -> None:
    """Connect to Pelican; listed after attachments, which settle links to files, and before photos."""
    signals.get_generators.connect(get_lite_generator)
    signals.all_generators_finalized.connect(keep_bodies)
    per_story.register_step(keep_bodies)
