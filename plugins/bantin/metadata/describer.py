"""What templates ask: the head of their page, from the articles and pages that Pelican shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from bantin.metadata import manifest
from bantin.metadata.breadcrumbs import Trail
from bantin.metadata.head import Head, head_of_page, head_of_story
from bantin.metadata.icons import FAVICON, TOUCH_ICON
from bantin.metadata.page import Kind, Page
from bantin.metadata.publisher import Publisher
from bantin.metadata.sitemap import latest
from bantin.newsroom.picture import Picture
from bantin.newsroom.story import Story


class Describer:
    """Answers templates: what the head of their page tells machines."""

    favicon = FAVICON
    touch_icon = TOUCH_ICON.address
    manifest = manifest.FILE

    def __init__(self, publisher: Publisher, story_of: Callable[[Any], Story]) -> None:
        self._publisher, self._story_of = publisher, story_of
        self.depends_on = publisher, story_of

    def story(self, article: Any, trail: Trail, home: str) -> Head | None:
        """Return the head of a story's page; None for a hidden one, which is not announced."""
        if article.status == "hidden":
            return None
        linked = not hasattr(article, "unlisted")
        return head_of_story(
            self._story_of(article), pictures_of(article), trail, home, self._publisher, linked=linked
        )

    def page(
        self,
        kind: Kind,
        url: str,
        title: str,
        description: str,
        trail: Trail,
        home: str,
        stories: Iterable[Any],
        author: str = "",
    ) -> Head:
        """Return the head of a page of ``stories``, all by ``author`` if named; the front page has no title."""
        shown = list(stories)
        page = Page(
            kind=kind,
            url=url,
            title=title or self._publisher.site,
            description=description or self._publisher.description,
            lang=self._publisher.lang,
            updated=latest(map(_updated, shown)),
            authors=(author,) if author else (),
            picture=next((picture for story in shown if (picture := getattr(story, "picture", None))), None),
        )
        return head_of_page(page, trail, home, self._publisher)

    def static_page(self, page: Any, trail: Trail, home: str) -> Head | None:
        """Return the head of a page that editors wrote, unless it is hidden."""
        if page.status == "hidden":
            return None
        return head_of_page(_static_page(page), trail, home, self._publisher)


def _static_page(page: Any) -> Page:
    return Page(
        kind="page",
        url=page.url,
        title=page.title,
        description=page.metadata.get("summary", ""),
        lang=page.lang,
        published=getattr(page, "date", None),
        updated=_updated(page),
        authors=tuple(str(author) for author in getattr(page, "authors", ())),
        picture=next(iter(pictures_of(page)), None),
    )


def pictures_of(content: Any) -> tuple[Picture, ...]:
    """Return the pictures of a page, its lead first, each once, with a caption where it has one."""
    by_file: dict[str, Picture] = {}
    for picture in (getattr(content, "picture", None), *getattr(content, "pictures", ())):
        if picture and not (picture.share.url in by_file and by_file[picture.share.url].photo.caption_text):
            by_file[picture.share.url] = picture
    return tuple(by_file.values())


def _updated(content: Any) -> dt.datetime | None:
    date: dt.datetime | None = getattr(content, "modified", None) or getattr(content, "date", None)
    return date
