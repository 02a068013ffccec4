"""Give each article the stories to read after it."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator

from plugins.category_feeds.picks import SameCategoryIndex, pick_same_category
from plugins.newsroom import run
from plugins.newsroom.site import story_of


def pick_for_articles(generators: list[Any]) -> None:
    """Set ``article.same_category`` (articles, newest first) and ``article.picks`` (the words around them)."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            _pick(generator, generator.settings.get("SAME_CATEGORY_COUNT", 6))


def _pick(generator: ArticlesGenerator, count: int) -> None:
    stories = {story.path: (story, article) for article in generator.articles if (story := story_of(article))}
    index = SameCategoryIndex([story for story, _ in stories.values()], now=run.current().now)
    hidden = [(story_of(article), article) for article in generator.hidden_articles]
    for story, article in [*stories.values(), *hidden]:
        article.picks = pick_same_category(index, story, count)
        article.same_category = [stories[pick.path][1] for pick in article.picks.stories]


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(pick_for_articles)
