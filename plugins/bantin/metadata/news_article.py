"""A story as a schema.org NewsArticle. Rules: https://developers.google.com/search/docs/appearance/structured-data/article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bantin.metadata.json_ld import filled
from bantin.metadata.organization import publisher_in_short, site_in_short
from bantin.metadata.plain import moment, plain
from bantin.metadata.publisher import Publisher
from bantin.newsroom.picture import Picture
from bantin.newsroom.story import Note, Story


def news_article(story: Story, pictures: Sequence[Picture], publisher: Publisher, *, linked: bool) -> dict[str, Any]:
    """Return the description of ``story``; its lead comes first in ``pictures``.

    ``linked`` says whether the pages of its authors are there: a story that no list holds may have none.
    """
    url = publisher.absolute(story.url)
    return {"@type": "NewsArticle", "@id": f"{url}#article"} | filled(
        {
            "mainEntityOfPage": url,
            "headline": plain(story.title),
            "description": plain(story.summary),
            "image": [image_object(picture, publisher) for picture in pictures],
            "thumbnailUrl": _thumbnail(pictures, publisher),
            "datePublished": moment(story.date),
            "dateModified": moment(story.modified or story.date),
            "author": _authors(story, publisher, linked),
            "publisher": publisher_in_short(publisher),
            "isPartOf": site_in_short(publisher),
            "inLanguage": story.lang,
            "articleSection": plain(story.category.name),
            "keywords": [plain(tag.name) for tag in story.tags],
            "contentLocation": {"@type": "Place", "name": plain(story.place)} if story.place else {},
            "correction": [_correction(note) for note in story.corrections],
            "creditText": plain(story.source),
        }
    )


def _correction(note: Note) -> dict[str, Any]:
    told = filled({"text": plain(note.text), "datePublished": _when(note)})
    return {"@type": "CorrectionComment", **told}


def _when(note: Note) -> str:
    """Return when ``note`` was made: the day alone where its editor gave no hour."""
    if note.moment is None:
        return ""
    return moment(note.moment) if note.timed else note.moment.date().isoformat()


def image_object(picture: Picture, publisher: Publisher) -> dict[str, Any]:
    """Return a photo with its caption and credit as readers see them under it."""
    photo, largest = picture.photo, picture.body.fallback[-1]
    return {"@type": "ImageObject", "url": publisher.absolute(largest.url)} | filled(
        {
            "width": largest.width,
            "height": largest.height,
            "caption": plain(photo.caption_text or photo.alt),
            "creditText": plain(photo.credit),
        }
    )


def _thumbnail(pictures: Sequence[Picture], publisher: Publisher) -> str:
    return publisher.absolute(pictures[0].card.fallback[-1].url) if pictures else ""


def _authors(story: Story, publisher: Publisher, linked: bool) -> list[dict[str, Any]]:
    """Return the authors one by one; an unsigned story is the publisher's own."""
    if not story.authors:
        return [{"@type": publisher.kind, "@id": publisher.id, "name": publisher.name, "url": publisher.url}]
    return [
        filled(
            {
                "@type": "Person",
                "name": plain(author.name),
                "url": publisher.absolute(author.url) if linked and author.url else "",
            }
        )
        for author in story.authors
    ]
