"""Our articles: Pelican's, with a body fetched when somebody asks for it and an address made once; pages likewise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any, Protocol

from pelican.contents import Article, Content, Page

from bantin.newsroom import page_reads
from bantin.newsroom.site_address import rebase, way_to_root

CONTEXT_FIELDS = ("related", "newer", "older", "picks", "same_category", "section", "feed_body", "has_picks")


class _Beside:
    """What stands beside a story on its own page; another page that reads it is noted."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, article: Any, kind: type | None = None) -> Any:
        if article is None:
            return self
        page_reads.note_inside(article, self._name)
        try:
            return article.__dict__[self._name]
        except KeyError:
            raise AttributeError(self._name) from None

    def __set__(self, article: Any, value: Any) -> None:
        article.__dict__[self._name] = value


class Card(Protocol):
    """What is known of a story that was not read: ``has`` names what its article has once it is whole.

    ``nothing`` names those attributes that are None: nobody has to be read for them.
    """

    token: str
    has: frozenset[str]
    nothing: frozenset[str]


class StoryArticle(Article):  # type: ignore[misc]
    """An article as Pelican makes it, or as an earlier build left it.

    ``face`` is a digest of all that other pages may show of the story, empty when nobody has worked it out; ``plain``
    says that its body is as it was converted, and holds neither photos nor links of the site. One on a ``card``
    has but a few of its attributes, and is completed when somebody asks for another one.
    """

    face = ""
    plain = False
    card: Card | None = None
    related, newer, older, picks, same_category, section, feed_body, has_picks = map(_Beside, CONTEXT_FIELDS)
    _body: str | Callable[[], str]
    _kept: Mapping[str, Any]
    _kept_metadata: Mapping[str, Any]
    _complete: Callable[[StoryArticle], None]
    _given: Set[str]

    @classmethod
    def restored(cls, attributes: Mapping[str, Any], body: Callable[[], str]) -> StoryArticle:
        """Return the article that had ``attributes``; ``body`` gives its HTML once it is wanted."""
        article: StoryArticle = cls.__new__(cls)
        article.__dict__ = {**attributes, "translations": [], "_body": body, "_kept": attributes}
        article._kept_metadata = dict(article.metadata)
        return article

    @classmethod
    def on_card(
        cls, attributes: Mapping[str, Any], card: Card, complete: Callable[[StoryArticle], None]
    ) -> StoryArticle:
        """Return the article of a story that nobody has changed, which ``complete`` gives all its attributes.

        Nobody has anything to do to it: its page stays, unless something stands beside it that did not.
        """
        article: StoryArticle = cls.__new__(cls)
        own = {"translations": [], "plain": True, "card": card, "_complete": complete}
        article.__dict__ = {**attributes, **own}
        article._given = article.__dict__.keys() | {"_given"}
        return article

    def __getattr__(self, name: str) -> Any:
        """Be completed, if that gives the attribute, which is not there."""
        card = self.__dict__.get("card")
        if card is None or name not in card.has:
            raise AttributeError(name)
        if name in card.nothing:
            return None
        self._complete(self)
        return getattr(self, name)

    def become(self, whole: StoryArticle) -> None:
        """Be the ``whole`` one, with what steps have added meanwhile: what stands beside it, for one."""
        meanwhile = {name: value for name, value in self.__dict__.items() if name not in self._given}
        self.__dict__ = {**whole.__dict__, **meanwhile}

    def keep(self, face: str, *, plain: bool) -> None:
        """Note that an entry with that ``face`` holds all that the article is at this moment."""
        self.face, self.plain = face, plain
        self._kept, self._kept_metadata = dict(self.__dict__), dict(self.metadata)

    def added(self) -> dict[str, Any]:
        """Return what has been added to the article, changed in it or taken from it since it was kept, by name.

        What can be changed in place is among it whether it was or not.
        """
        told = _changed(vars(self), self._kept if self.face else {})
        return {**told, "metadata": _changed(self.metadata, self._kept_metadata if self.face else {})}

    def get_content(self, siteurl: str) -> str:
        """Return the body with links that lead somewhere, on a page from which ``siteurl`` is the way to the root.

        Photos and files have addresses from the story's own page; a list that shows the body may lie elsewhere.
        """
        page_reads.note_inside(self, "content")
        body = str(super().get_content(siteurl))
        if not self.settings.get("RELATIVE_URLS"):
            return body
        return rebase(body, way_to_root(self.settings, self.save_as), f"{siteurl}/")

    @property
    def content(self) -> str:
        """Return the body with links that lead somewhere."""
        return self.get_content(self.get_siteurl())

    @property
    def _content(self) -> str:
        page_reads.note_inside(self, "content")
        if not isinstance(self._body, str):
            self._body = self._body()
        return self._body

    @_content.setter
    def _content(self, html: str) -> None:
        self._body, self.plain = html, False  # who knows what is in it

    def look_into(self) -> str:
        """Return the body for somebody who needs it this once: it is not kept in memory for that."""
        return self._body if isinstance(self._body, str) else self._body()

    def put_away(self, fetch: Callable[[], str]) -> None:
        """Let go of the body until ``fetch`` is asked for it."""
        self._body = fetch

    @property
    def save_as(self) -> str:
        """Return the file of the page, relative to the output folder."""
        known: str | None = self.__dict__.get("_save_as")
        return known if known is not None else str(super().save_as)

    def settle(self) -> None:
        """Fix the addresses: Pelican would work them out anew each time that a page names them."""
        if "_save_as" not in self.__dict__:
            self.stand_at(self.url, str(super().save_as))

    def stand_at(self, url: str, save_as: str) -> None:
        """Have the article stand there; Pelican's own word for it would have its page written before all others."""
        self.override_url, self._save_as = url, save_as

    def refresh_metadata_intersite_links(self) -> None:
        """Lead links in the header to pages, as Pelican does; of one on a card that was done."""
        if not self.card:
            super().refresh_metadata_intersite_links()

    def is_valid(self) -> bool:
        """Say whether the article may be published: one that was once, with the same settings, still may."""
        return "face" in self.__dict__ or bool(super().is_valid())

    def get_relative_source_path(self, source_path: str | None = None) -> str:
        """Return the source relative to the content folder."""
        known: str | None = self.__dict__.get("relative_source_path")
        return known if known and not source_path else str(super().get_relative_source_path(source_path))

    def get_static_links(self) -> set[str]:
        """Return the files that the body asks for by ``{static}`` or ``{attach}``."""
        return set() if self.plain else set(super().get_static_links())

    def _expand_settings(self, key: str) -> str:
        pattern = self.settings[f"{'DRAFT' if self.status == 'draft' else 'ARTICLE'}_{key}".upper()]
        return str(pattern).format_map(_Fields(self))


class StandingPage(Page):  # type: ignore[misc]
    """A page that stands where it was promised to stand, whatever its header would make of its address.

    ``override_save_as`` is left alone: Pelican's own word for it would have the page written before all others.
    """

    @property
    def save_as(self) -> str:
        """Return the file of the page, relative to the output folder."""
        return str(self.__dict__["_save_as"])


def stand_at(content: Content, url: str, save_as: str) -> None:
    """Have the article or page ``content`` stand there; one that was made by somebody else is left as it is."""
    if isinstance(content, StoryArticle):
        content.stand_at(url, save_as)
    elif type(content) in (Page, StandingPage):
        content.__class__ = StandingPage
        content.override_url, content._save_as = url, save_as


_FIXED = (str, int, float, bool, type(None), tuple, dt.date, dt.tzinfo)  # what nobody can change in place


def _changed(now: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of ``now`` is not surely what was ``kept``, by name; None for what has gone."""
    gone = dict.fromkeys(kept.keys() - now.keys())
    changed = {name: value for name, value in now.items() if name not in kept or not _is_same(value, kept[name])}
    return dict(sorted((gone | changed).items()))


def _is_same(value: Any, kept: Any) -> bool:
    if type(value) is str and type(kept) is str:
        return value == kept
    return value is kept and isinstance(value, _FIXED)


class _Fields(Mapping[str, Any]):
    """What an address may be made of; each is worked out only if the pattern names it."""

    def __init__(self, article: StoryArticle) -> None:
        self._article = article

    def __getitem__(self, name: str) -> Any:
        if name in ("slug", "lang", "date"):
            return getattr(self._article, name)
        return self._article.url_format[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._article.url_format)

    def __len__(self) -> int:
        return len(self._article.url_format)


def is_plain(content: Content) -> bool:
    """Say whether no plugin has anything to change in the body of ``content``."""
    return bool(getattr(content, "plain", False))


def is_card(content: Content) -> bool:
    """Say whether ``content`` is a story that a build of a few has not read, and knows by its card alone."""
    return getattr(content, "card", None) is not None
