"""All that the head of one page tells machines, ready for the template to set down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bantin.metadata.breadcrumbs import Trail, breadcrumb_list
from bantin.metadata.dublin_core import SCHEMA, dublin_core
from bantin.metadata.json_ld import filled, serialise
from bantin.metadata.news_article import news_article
from bantin.metadata.open_graph import open_graph, twitter_card
from bantin.metadata.organization import site_in_short, web_site
from bantin.metadata.page import Page
from bantin.metadata.plain import plain
from bantin.metadata.publisher import Publisher
from bantin.newsroom.picture import Picture
from bantin.newsroom.story import Story


@dataclass(frozen=True, slots=True)
class Head:
    """Pairs for ``<meta name>`` and ``<meta property>``, texts for ``<script type="application/ld+json">``.

    The pairs are plain text, to be escaped where they are used; the texts are safe in a script element as they are.
    """

    names: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]
    json_ld: tuple[Markup, ...]
    schema: str = SCHEMA


def head_of_story(
    story: Story, pictures: Sequence[Picture], trail: Trail, home: str, publisher: Publisher, *, linked: bool
) -> Head:
    """Return the head of a story's page; ``pictures`` start with its lead, ``trail`` leads down to its category."""
    page = Page(
        kind="story",
        url=story.url,
        title=story.title,
        description=story.summary,
        lang=story.lang,
        published=story.date,
        updated=story.modified,
        authors=tuple(author.name for author in story.authors),
        author_urls=tuple(author.url for author in story.authors if author.url) if linked else (),
        section=story.category.name,
        tags=tuple(tag.name for tag in story.tags),
        source=story.source,
        place=story.place,
        picture=next(iter(pictures), None),
    )
    article = news_article(story, pictures, publisher, linked=linked)
    steps = breadcrumb_list(trail, home, (story.title, story.url), publisher)
    return _head(page, publisher, article, steps)


def head_of_page(page: Page, trail: Trail, home: str, publisher: Publisher) -> Head:
    """Return the head of a page that is no story."""
    if page.kind == "front":
        return _head(page, publisher, web_site(publisher))
    steps = breadcrumb_list(trail, home, (page.title, page.url), publisher)
    return _head(page, publisher, _web_page(page, publisher), steps)


_TYPES = {"list": "CollectionPage", "author": "ProfilePage"}


def _web_page(page: Page, publisher: Publisher) -> dict[str, Any]:
    url = publisher.absolute(page.url)
    person = {"@type": "Person", "name": plain(page.authors[0]), "url": url} if page.kind == "author" else {}
    return {"@type": _TYPES.get(page.kind, "WebPage"), "@id": url, "url": url} | filled(
        {
            "name": plain(page.title),
            "description": plain(page.description),
            "inLanguage": page.lang,
            "isPartOf": site_in_short(publisher),
            "mainEntity": person,
        }
    )


def _head(page: Page, publisher: Publisher, *blocks: dict[str, Any]) -> Head:
    return Head(
        names=(*dublin_core(page, publisher), *twitter_card(page)),
        properties=open_graph(page, publisher),
        json_ld=tuple(serialise(block) for block in blocks),
    )
