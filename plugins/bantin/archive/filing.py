"""From rows to stories: names become those they are filed under, words become addresses, lists get their members.

What a story is called and where it stands depends on settings and on all other names, so it is settled after reading,
and settled anew only for rows that changed, whose hour came, or whose names are filed otherwise than before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bantin.archive.collections import memberships
from bantin.archive.plain import digest_of
from bantin.archive.row import Row, sort_key
from bantin.archive.standing import Hour, has_expired, is_listed, modified_at, notes_at, status_at
from bantin.newsroom.photo import Photo
from bantin.newsroom.story import Category, Name, Reference, Story
from bantin.vietnamese.folding import same_name_key

Address = Callable[[Story, str], tuple[str, str]]
"""Gives address and file of a story, both relative to the site root; the second word is the end of its address."""


@dataclass(frozen=True, slots=True)
class Filing:
    """The names of a site by the key that their spellings share, what makes addresses, the site's own language."""

    address: Address
    categories: Mapping[str, Category] = field(default_factory=dict)
    tags: Mapping[str, Name] = field(default_factory=dict)
    authors: Mapping[str, Name] = field(default_factory=dict)
    lang: str = "vi"

    def category(self, typed: str) -> Category:
        """Return the category that ``typed`` means; raise KeyError for one that the site has not."""
        return self.categories[same_name_key(typed)]


@dataclass(frozen=True, slots=True)
class Filed:
    """A story as the site has it: address settled, names filed, in ``lists`` under its ``place``.

    ``body`` is the digest of its HTML; it ``waits`` for its hour, or has ``expired``. ``story`` holds all its photos
    but, like the rest of it, no line of the source file: a line added to the header changes no page. ``image`` is the
    photo that the header names, with its caption, description and credit as typed.
    """

    story: Story
    save_as: str
    lead: str
    image: tuple[str, str, str, str]
    body: str
    lists: tuple[str, ...]
    waits: bool
    expired: bool

    @property
    def place(self) -> bytes:
        """The sort key, by which every list that it is in holds it."""
        return sort_key(self.story.date, self.story.path)

    @property
    def card(self) -> Story:
        """What lists, blocks and feeds' lists show of it: the first photo, no hand-picked stories, no notes."""
        return replace(self.story, photos=self.story.photos[:1], related=(), corrections=(), updates=())

    @property
    def card_digest(self) -> str:
        """Stands for the card."""
        return digest_of((digest_of(self.card), self.image, self.waits, self.expired))

    @property
    def digest(self) -> str:
        """Stands for all that the story's own page shows but its body."""
        return digest_of((digest_of(self.story), self.save_as, self.lead, self.image, self.waits, self.expired))


def file_row(row: Row, filing: Filing, hour: Hour, slug: str = "") -> Filed:
    """Return the story of ``row`` as the site has it at ``hour``; ``slug`` stands for its own if that was taken.

    Raises KeyError if it names a category that the site has not.
    """
    header = row.header
    story = story_from(row, filing, hour)
    url, save_as = filing.address(story, slug or header.slug)
    story = replace(story, url=url)
    lists = memberships(story) if is_listed(story, hour.now) else ()
    image = (header.image, header.image_caption, header.image_alt, header.image_credit)
    waits = story.date > hour.now and not story.awaited
    return Filed(story, save_as, header.lead, image, row.body, lists, waits, has_expired(story, hour.now))


def story_from(row: Row, filing: Filing, hour: Hour) -> Story:
    """Return the story of ``row``, which has a date and a category, without address, body and places in its file."""
    header = row.header
    if header.date is None:
        raise ValueError(f"{row.path}: no date")
    status, awaited = status_at(row, hour)
    return Story(
        path=row.path,
        url="",
        title=header.title,
        date=header.date,
        category=filing.category(header.category),
        summary=header.lead or row.opening,
        authors=tuple(filing.authors[same_name_key(name)] for name in header.authors),
        tags=tuple(filing.tags[same_name_key(name)] for name in header.tags),
        photos=tuple(map(_without_place, row.photos)),
        modified=modified_at(row, hour),
        status=status,
        lang=header.lang or filing.lang,
        place=header.place,
        source=header.source,
        corrections=notes_at(header.corrections, hour),
        updates=notes_at(header.updates, hour),
        withdrawn=header.withdrawn,
        related=tuple(Reference(each.wanted) for each in header.related),
        featured=header.featured,
        expires=header.expires,
        awaited=awaited,
    )


def _without_place(photo: Photo) -> Photo:
    return replace(photo, line=0, column=0)


def names_refiled(before: Mapping[str, Any], after: Mapping[str, Any]) -> frozenset[str]:
    """Return the keys of names that stand otherwise ``after`` than ``before``: shown, addressed, gone or new."""
    return frozenset(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
