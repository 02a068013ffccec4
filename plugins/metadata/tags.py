"""What a page says of itself in ``meta`` elements: cards for sharing (Open Graph, Twitter), and Dublin Core.

Dublin Core has six mandatory elements for state bodies (Circular 24/2011): title, creator, date, description,
publisher, identifier; several values are parted by semicolons, and none is ever empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.metadata.publisher import Publisher
from plugins.newsroom.picture import Picture
from plugins.newsroom.story import Story

_LOCALES = {"vi": "vi_VN", "en": "en_US", "fr": "fr_FR", "zh": "zh_CN"}


@dataclass(frozen=True, slots=True)
class Meta:
    """One ``meta`` element: the attribute that names it, its name, its content."""

    attribute: str
    name: str
    content: str


def story_tags(story: Story, picture: Picture | None, publisher: Publisher) -> tuple[Meta, ...]:
    """Return what a story's page says of itself; ``picture`` stands for it."""
    return (*_story_card(story, picture, publisher), *_story_core(story, publisher))


def page_tags(title: str, description: str, url: str, publisher: Publisher, day: str = "") -> tuple[Meta, ...]:
    """Return what any other page says of itself; ``url`` is relative to the site root, ``day`` in ISO 8601."""
    words = description or publisher.description or publisher.site
    return (
        *_card(title, words, url, publisher, "website"),
        Meta("name", "twitter:card", "summary"),
        *_core(
            {
                "title": title,
                "creator": publisher.name,
                "date": day,
                "description": words,
                "publisher": publisher.name,
                "identifier": publisher.absolute(url),
                "language": publisher.lang,
            }
        ),
    )


def _card(title: str, description: str, url: str, publisher: Publisher, kind: str) -> Iterator[Meta]:
    values = {
        "og:type": kind,
        "og:title": title,
        "og:description": description,
        "og:url": publisher.absolute(url),
        "og:site_name": publisher.site,
        "og:locale": _LOCALES.get(publisher.lang, publisher.lang),
    }
    yield from (Meta("property", name, value) for name, value in values.items() if value)


def _story_card(story: Story, picture: Picture | None, publisher: Publisher) -> Iterator[Meta]:
    yield from _card(story.title, story.summary, story.url, publisher, "article")
    yield Meta("property", "article:published_time", story.date.isoformat())
    if story.modified:
        yield Meta("property", "article:modified_time", story.modified.isoformat())
    yield Meta("property", "article:section", story.category.name)
    yield from (Meta("property", "article:tag", tag.name) for tag in story.tags)
    yield from (Meta("property", "article:author", publisher.absolute(author.url)) for author in story.authors)
    yield from _picture_card(picture, publisher)
    yield Meta("name", "twitter:card", "summary_large_image" if picture else "summary")


def _picture_card(picture: Picture | None, publisher: Publisher) -> Iterator[Meta]:
    if picture is None:
        return
    file = picture.share
    values = {
        "og:image": publisher.absolute(file.url),
        "og:image:type": file.type,
        "og:image:width": str(file.width),
        "og:image:height": str(file.height),
        "og:image:alt": picture.photo.alt,
    }
    yield from (Meta("property", name, value) for name, value in values.items() if value)


def _story_core(story: Story, publisher: Publisher) -> Iterator[Meta]:
    yield from _core(
        {
            "title": story.title,
            "creator": _joined([author.name for author in story.authors]) or publisher.name,
            "date": story.date.date().isoformat(),
            "description": story.summary or story.title,
            "publisher": publisher.name,
            "identifier": publisher.absolute(story.url),
            "language": story.lang,
            "source": story.source,
            "subject": _joined([story.category.name, *(tag.name for tag in story.tags)]),
            "coverage": story.place,
            "rights": publisher.rights,
        }
    )


def _core(values: dict[str, str]) -> Iterator[Meta]:
    yield from (Meta("name", f"DC.{name}", value) for name, value in values.items() if value)


def _joined(values: Sequence[str]) -> str:
    return "; ".join(values)
