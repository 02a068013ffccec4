"""The lists of a site that readers can follow: all of it, each section and category, each tag and author."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bantin.category_feeds.listing import sections_of
from bantin.newsroom.message import say, to_readers
from bantin.newsroom.story import Category, Name, Story

Kind = Literal["site", "section", "category", "tag", "author", "corrections"]

_ABOUT: dict[Kind, str] = {
    "section": "reader/feed-category",
    "category": "reader/feed-category",
    "tag": "reader/feed-tag",
    "author": "reader/feed-author",
}


@dataclass(frozen=True, slots=True)
class Followed:
    """One list: its page's address relative to the site root, the words over it, its stories newest first.

    ``slug`` is empty for the whole site, ``above`` is the slug of the section that a category belongs to.
    """

    kind: Kind
    slug: str
    page: str
    name: str
    description: str
    stories: tuple[Story, ...]
    above: str = ""


def followed_lists(stories: Sequence[Story], categories: Sequence[Category]) -> Iterator[Followed]:
    """Yield the lists of ``stories``, which are listed and newest first: the site, the menu, tags, authors.

    Categories keep their order and are included without stories too; tags and authors come by slug.
    """
    yield Followed("site", "", "", "", "", tuple(stories))
    yield from _category_lists(stories, categories)
    yield from _name_lists("tag", ((tag, story) for story in stories for tag in story.tags))
    yield from _name_lists("author", ((author, story) for story in stories for author in story.authors))


def _category_lists(stories: Sequence[Story], categories: Sequence[Category]) -> Iterator[Followed]:
    rows: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        for slug in sections_of(story):
            rows[slug].append(story)
    parents = {category.parent for category in categories}
    for category in categories:
        kind: Kind = "section" if category.slug in parents else "category"
        words = category.description or to_readers(say(_ABOUT[kind], name=category.name))
        held = tuple(rows[category.slug])
        yield Followed(kind, category.slug, category.url, category.name, words, held, category.parent)


def _name_lists(kind: Kind, filed: Iterable[tuple[Name, Story]]) -> Iterator[Followed]:
    names: dict[str, Name] = {}
    rows: dict[str, list[Story]] = defaultdict(list)
    for name, story in filed:
        names.setdefault(name.slug, name)
        rows[name.slug].append(story)
    for slug in sorted(names):
        name = names[slug]
        yield Followed(
            kind, slug, name.url, name.name, to_readers(say(_ABOUT[kind], name=name.name)), tuple(rows[slug])
        )
