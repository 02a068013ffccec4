"""A page as its head describes it, apart from the vocabulary that it is described in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from bantin.newsroom.picture import Picture

Kind = Literal["front", "story", "author", "list", "page"]


@dataclass(frozen=True, slots=True)
class Page:
    """What every vocabulary says of a page; ``url`` is relative to the site root, words are plain text.

    ``updated`` is when the page last changed, of a list when its newest story did; None where it is not known.
    """

    kind: Kind
    url: str
    title: str
    description: str = ""
    lang: str = "vi"
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    authors: tuple[str, ...] = ()
    author_urls: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    place: str = ""
    picture: Picture | None = None
