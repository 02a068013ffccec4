"""The card that a page becomes when somebody shares it: Open Graph, and the two words that X wants in addition.

Rules: https://ogp.me. X takes title, description and picture from Open Graph.
"""

from __future__ import annotations

from collections.abc import Iterator

from bantin.metadata.page import Page
from bantin.metadata.plain import moment, plain
from bantin.metadata.publisher import Publisher

Properties = tuple[tuple[str, str], ...]

_LOCALES = {"vi": "vi_VN", "en": "en_US", "zh": "zh_CN", "lo": "lo_LA", "km": "km_KH", "fr": "fr_FR"}
_TYPES = {"story": "article", "author": "profile"}


def open_graph(page: Page, publisher: Publisher) -> Properties:
    """Return the ``property`` and ``content`` of each element, none of them empty."""
    properties = [*_basics(page, publisher), *_picture(page, publisher), *_article(page, publisher)]
    return tuple((name, content) for name, content in properties if content)


def twitter_card(page: Page) -> Properties:
    """Return the ``name`` and ``content`` of what Open Graph has no word for."""
    if not page.picture:
        return (("twitter:card", "summary"),)
    alt = _alt(page)
    return (("twitter:card", "summary_large_image"), *([("twitter:image:alt", alt)] if alt else []))


def _basics(page: Page, publisher: Publisher) -> Iterator[tuple[str, str]]:
    yield "og:type", _TYPES.get(page.kind, "website")
    yield "og:site_name", plain(publisher.site)
    yield "og:locale", _LOCALES.get(page.lang, "")
    yield "og:title", plain(page.title)
    yield "og:description", plain(page.description)
    yield "og:url", publisher.absolute(page.url)


def _picture(page: Page, publisher: Publisher) -> Iterator[tuple[str, str]]:
    if page.picture:
        share = page.picture.share
        yield "og:image", publisher.absolute(share.url)
        yield "og:image:type", share.type
        yield "og:image:width", str(share.width)
        yield "og:image:height", str(share.height)
        yield "og:image:alt", _alt(page)
    elif publisher.logo:
        yield "og:image", publisher.absolute(publisher.logo)
        yield "og:image:type", "image/png"
        yield "og:image:width", str(publisher.logo_side)
        yield "og:image:height", str(publisher.logo_side)
        yield "og:image:alt", plain(publisher.name)


def _article(page: Page, publisher: Publisher) -> Iterator[tuple[str, str]]:
    if page.kind != "story":
        return
    if page.published:
        yield "article:published_time", moment(page.published)
    if page.updated and page.updated != page.published:
        yield "article:modified_time", moment(page.updated)
    for address in page.author_urls:
        yield "article:author", publisher.absolute(address)
    yield "article:section", plain(page.section)
    for tag in page.tags:
        yield "article:tag", plain(tag)


def _alt(page: Page) -> str:
    photo = page.picture.photo if page.picture else None
    return plain(photo.alt or photo.caption_text or page.title) if photo else ""
