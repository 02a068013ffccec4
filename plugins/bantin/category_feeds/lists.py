"""Every list that has pages: sections and categories, with stories or without, tags and authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bantin.category_feeds.feeds.feed_lists import Followed, Kind, followed_lists
from bantin.category_feeds.list_pages import ListPage, lay_out_list
from bantin.category_feeds.registry import CategoryRegistry
from bantin.newsroom.story import Category, Name, Story

# Pelican's name for a kind of list: of its template, of its settings.
_TEMPLATES: Mapping[Kind, str] = {"section": "category", "category": "category", "tag": "tag", "author": "author"}


@dataclass(frozen=True, slots=True)
class PlannedList:
    """A list as its pages show it: under ``template``'s own name the Category or Name that it is about."""

    template: str
    about: Category | Name
    pages: tuple[ListPage, ...]
    section: Category | None = None
    below: tuple[Category, ...] = ()

    def variables(self, page: ListPage) -> dict[str, Any]:
        """Return what the template of ``page`` may use in addition to the site's own values."""
        names = {self.template: self.about, "articles_page": page}
        return names | ({"section": self.section, "below": self.below} if self.template == "category" else {})


def plan_lists(
    stories: Sequence[Story], registry: CategoryRegistry, articles: Mapping[str, Any], settings: Mapping[str, Any]
) -> Iterator[PlannedList]:
    """Yield the lists of ``stories``, which are listed and newest first, with ``articles`` (by path) on their pages.

    Addresses and lengths come from Pelican's settings; a kind whose ``…_SAVE_AS`` is empty has no pages.
    """
    by_slug = {category.slug: category for category in registry.categories}
    filled = {story.category.slug for story in stories}
    for followed in followed_lists(stories, registry.categories):
        template = _TEMPLATES.get(followed.kind, "")
        file = settings[f"{template.upper()}_SAVE_AS"].format(slug=followed.slug) if template else ""
        if not file:
            continue
        own = [articles[story.path] for story in followed.stories]
        pages = lay_out_list(followed.page, file, own, _per_page(template, len(own), settings))
        if template == "category":
            category = by_slug[followed.slug]
            below = tuple(child for child in registry.below(category) if child.slug in filled)
            yield PlannedList(template, category, pages, by_slug.get(category.parent), below)
        else:
            yield PlannedList(template, _name(followed), pages)


def _name(followed: Followed) -> Name:
    return Name(followed.name, followed.slug, followed.page)


def _per_page(template: str, count: int, settings: Mapping[str, Any]) -> int:
    """Return how many stories a full page holds: all of them where the settings ask for no pages."""
    paginated = settings["PAGINATED_TEMPLATES"]
    if template not in paginated:
        return max(count, 1)
    return paginated[template] or settings["DEFAULT_PAGINATION"] or max(count, 1)
