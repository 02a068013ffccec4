"""From Pelican's content objects to the plain values of the newsroom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pelican.contents import Content, Page
from pelican.urlwrappers import URLWrapper

from bantin.newsroom.story import EXTRAS, Category, Name, Story
from bantin.vietnamese.marks import normal_form

_PATH = "newsroom_path"
_PLAIN = "newsroom_value"
_T = TypeVar("_T", Name, Category)


def path_of(content: Content) -> str:
    """Return the source path relative to the content folder: POSIX, NFC."""
    known: str | None = content.__dict__.get(_PATH)  # asked for a dozen times in a build
    if known is None:
        root = Path(content.settings["PATH"])
        known = normal_form("NFC", Path(content.source_path).relative_to(root).as_posix())
        content.__dict__[_PATH] = known
    return known


def name_of(wrapper: URLWrapper) -> Name:
    """Return a Pelican author or tag as a plain value."""
    return _plain(wrapper, Name)


def category_of(wrapper: URLWrapper) -> Category:
    """Return a Pelican category as a plain value."""
    return _plain(wrapper, Category)


def _plain(wrapper: URLWrapper, kind: type[_T]) -> _T:
    """Return ``wrapper`` as a ``kind``, made once for all that name it: Pelican works its address out anew."""
    known: _T | None = wrapper.__dict__.get(_PLAIN)
    if known is None or known.slug != wrapper.slug:
        known = wrapper.__dict__[_PLAIN] = kind(str(wrapper), wrapper.slug, wrapper.url)
    return known


def story_of(article: Content) -> Story:
    """Return an article that our reader read as a Story, without its body, which few want and which may be unread.

    One that only waits for its hour is published as far as its editor is concerned; its date holds it back.
    """
    card = getattr(article, "card", None)
    extras = card.extras if card else {name: getattr(article, name) for name in EXTRAS if hasattr(article, name)}
    return Story(
        path=path_of(article),
        url=article.url,
        title=article.title,
        date=article.date,
        category=category_of(article.category),
        summary=card.summary if card else article.metadata.get("summary", ""),
        authors=tuple(name_of(author) for author in getattr(article, "authors", ())),
        tags=tuple(name_of(tag) for tag in getattr(article, "tags", ())),
        status="published" if getattr(article, "unpublished", "") == "future" else article.status,
        lang=article.lang,
        awaited=hasattr(article, "unpublished") and article.status == "published",
        **extras,
    )


def is_page(content: object) -> bool:
    """Say whether ``content`` is a page, which is no news."""
    return isinstance(content, Page)


def updated_at(content: Content) -> dt.datetime | None:
    """Return when the words of ``content`` last changed, as its editor says: never when its file did."""
    card = getattr(content, "card", None)
    modified = card.extras.get("modified") if card else getattr(content, "modified", None)
    moment: dt.datetime | None = modified or getattr(content, "date", None)
    return moment


def contents_of(generators: Iterable[Any]) -> list[Content]:
    """Return every article and page that will be written, hidden ones included, drafts not."""
    lists = ("articles", "translations", "hidden_articles", "hidden_translations")
    pages = ("pages", "translations", "hidden_pages", "hidden_translations")
    found: dict[int, Content] = {}
    for generator in generators:
        for name in (*lists, *pages):
            found.update((id(content), content) for content in getattr(generator, name, ()))
    return list(found.values())


def all_contents_of(generators: Sequence[Any]) -> list[Content]:
    """Return every article and page that was read and not refused, drafts included."""
    drafts = ("drafts", "drafts_translations", "draft_pages", "draft_translations")
    return contents_of(generators) + [one for it in generators for name in drafts for one in getattr(it, name, ())]
