"""Structured data of schema.org as JSON-LD: news stories, the way to them, the site and who publishes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plugins.metadata.publisher import Publisher
from plugins.newsroom.picture import Picture
from plugins.newsroom.story import Story

CONTEXT = "https://schema.org"
_HEADLINE = 110  # what search engines show of a headline
# What could end the script element or the string of a careless reader.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}

Thing = dict[str, Any]


def serialise(things: Sequence[Mapping[str, Any]]) -> str:
    """Return ``things`` as one document, which may stand in a ``script`` element as it is."""
    text = json.dumps({"@context": CONTEXT, "@graph": list(things)}, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text


def organization(publisher: Publisher) -> Thing:
    """Return who publishes."""
    thing = {
        "@type": publisher.kind,
        "@id": f"{publisher.url}/#publisher",
        "name": publisher.name,
        "url": publisher.absolute(""),
        "logo": {"@type": "ImageObject", "url": publisher.absolute(publisher.logo)} if publisher.logo else None,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": publisher.parent}
        if publisher.parent
        else None,
        "email": publisher.email,
        "telephone": publisher.phone,
        "address": publisher.address,
    }
    return _filled(thing)


def website(publisher: Publisher) -> Thing:
    """Return the site that every story is part of."""
    thing = {
        "@type": "WebSite",
        "@id": f"{publisher.url}/#website",
        "name": publisher.site,
        "url": publisher.absolute(""),
        "description": publisher.description,
        "inLanguage": publisher.lang,
        "publisher": {"@id": f"{publisher.url}/#publisher"},
    }
    return _filled(thing)


def news_article(story: Story, pictures: Sequence[Picture], publisher: Publisher) -> Thing:
    """Return a story with its photos, authors, section and dates; of ``pictures`` the first stands for it."""
    url = publisher.absolute(story.url)
    modified = story.modified or story.date
    thing = {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "mainEntityOfPage": url,
        "headline": story.title[:_HEADLINE],
        "description": story.summary,
        "datePublished": story.date.isoformat(),
        "dateModified": modified.isoformat(),
        "inLanguage": story.lang,
        "articleSection": story.category.name,
        "keywords": [tag.name for tag in story.tags],
        "image": [image_object(picture, publisher) for picture in pictures],
        "author": _authors(story, publisher),
        "publisher": organization(publisher),
        "isPartOf": {"@id": f"{publisher.url}/#website"},
        "copyrightHolder": {"@id": f"{publisher.url}/#publisher"},
        "creditText": story.source,
        "contentLocation": {"@type": "Place", "name": story.place} if story.place else None,
        "correction": {"@type": "CorrectionComment", "text": story.correction} if story.correction else None,
    }
    return _filled(thing)


def image_object(picture: Picture, publisher: Publisher) -> Thing:
    """Return a photo with its caption and credit."""
    file = picture.share
    thing = {
        "@type": "ImageObject",
        "url": publisher.absolute(file.url),
        "width": file.width,
        "height": file.height,
        "caption": picture.photo.caption_text or picture.photo.alt,
        "creditText": picture.photo.credit,
    }
    return _filled(thing)


def breadcrumb_list(trail: Iterable[tuple[str, str]], publisher: Publisher) -> Thing:
    """Return the way from the front page down: pairs of words and address, the last one the page itself."""
    items = [
        {"@type": "ListItem", "position": place, "name": words, "item": publisher.absolute(url)}
        for place, (words, url) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _authors(story: Story, publisher: Publisher) -> list[Thing]:
    people = [
        {"@type": "Person", "name": author.name, "url": publisher.absolute(author.url)} for author in story.authors
    ]
    return people or [{"@id": f"{publisher.url}/#publisher"}]


def _filled(thing: Thing) -> Thing:
    """Return ``thing`` without what nobody filled in: an empty value says less than none."""
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
