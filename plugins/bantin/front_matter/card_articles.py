"""The stories that a build of a few does not read: they stand among the others as cards, until somebody asks more.

One that is completed is what the last build has left in the store, and goes the way that each story goes by itself.
It must come out as it was when its card was written, or the build is dropped for one of all stories.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from typing import Any

from pelican.generators import ArticlesGenerator

from bantin.archive.card import Card
from bantin.front_matter.readers import StoryReaders
from bantin.newsroom import page_reads
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.build import Build
from bantin.newsroom.parts import Parts
from bantin.newsroom.pipeline import PLANNING
from bantin.newsroom.scope import Scope
from bantin.newsroom.site import path_of
from bantin.newsroom.typed_places import LINKS, OLD_ADDRESSES, PLACES

_LISTS = ("articles", "hidden_articles", "translations", "hidden_translations", "drafts", "drafts_translations")


class CardArticles:
    """Shows the stories that ``scope`` has cards of in ``generator``, and completes them."""

    def __init__(self, build: Build, scope: Scope, generator: ArticlesGenerator) -> None:
        self._build, self._scope, self._generator = build, scope, generator
        self._readers: StoryReaders = generator.readers

    def add(self) -> None:
        """Have all of them stand among the articles of the generator, but those that have changed."""
        known = self._generator.context["generated_content"]
        for path, card in self._scope.cards.items():
            if path not in self._scope.own:
                article = known[path] = self._article_on(path, card)
                place = self._generator.hidden_articles if card.status == "hidden" else self._generator.articles
                place.append(article)

    def _article_on(self, path: str, card: Card) -> StoryArticle:
        names, settings = self._readers.names, self._generator.settings
        attributes = {
            "settings": settings,
            "_context": self._generator.context,
            "newsroom_path": path,
            "relative_source_path": path,
            "source_path": f"{self._generator.path}/{path}",
            "_save_as": card.save_as,
            "override_url": card.url,
            "slug": card.slug,
            "title": card.title,
            "date": card.date,
            "_status": card.status,
            "lang": card.lang,
            "template": card.template,
            "category": names("Category", card.category),
            "tags": [names("Tag", name) for name in card.tags],
            "authors": [names("Author", name) for name in card.authors],
            "photos": (),
            PLACES: (),
            LINKS: (),
            OLD_ADDRESSES: (),
            **{name: value for name, value in card.extras.items() if name != "related"},
        }
        return StoryArticle.on_card(attributes, card, lambda article: self.complete([article]))

    def complete(self, articles: Iterable[Any]) -> None:
        """Complete those of ``articles`` that are cards, all together."""
        on_cards = {path_of(it): it for it in articles if getattr(it, "card", None)}
        if not on_cards:
            return
        with page_reads.apart():
            build = self._build_apart()
            whole = self._readers.read_again({path: self._scope.digests[path] for path in on_cards}, build)
            for path, article in whole.items():
                _file_like(article, on_cards[path])
            self._generator.settings.pipeline.run_for_story(PLANNING, build, [self._alone(list(whole.values()))])
            said = {str(it) for it in build.diagnostics if not it.rule.endswith("/cache")}
            if not said <= set(self._scope.words):
                raise LookupError("a story known by its card has something to tell")
            self._scope.said |= said
        for path, article in on_cards.items():
            card = article.card
            article.become(whole[path])
            self._scope.check(article, card)

    def _build_apart(self) -> Build:
        """Return a build of its own for those that are completed: what is said of them was said before."""
        empty: dict[str, Any] = {
            "diagnostics": [], "moments": [], "judged": {}, "texts": [], "kept_texts": [], "pages": [],
            "answered": {}, "digests": {}, "parts": Parts(), "scope": None, "endings": self._build.endings,
        }  # fmt: skip
        return replace(self._build, **empty)

    def _alone(self, articles: list[StoryArticle]) -> ArticlesGenerator:
        alone = copy(self._generator)
        for name in _LISTS:
            setattr(alone, name, [])
        alone.articles = [it for it in articles if it.status == "published"]
        alone.hidden_articles = [it for it in articles if it.status != "published"]
        return alone


def _file_like(article: StoryArticle, on_cards: StoryArticle) -> None:
    """Give the names and the address of ``article``, which are as typed, what they are filed under."""
    article.category.name, article.category.slug = on_cards.category.name, on_cards.category.slug
    for kind in ("tags", "authors"):
        for typed, filed in zip(getattr(article, kind, ()), getattr(on_cards, kind), strict=True):
            typed.name, typed.slug = filed.name, filed.slug
    article.slug = article.metadata["slug"] = on_cards.slug
    article.stand_at(on_cards.url, on_cards.save_as)
    if hasattr(on_cards, "feed_id"):
        article.feed_id = on_cards.feed_id
