"""A story as search needs it: plain values, and a token that stands for them without their being read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchStory:
    """What readers may find of a story, and what they are shown.

    ``url`` is relative to the site root; ``section`` is the name of its section; ``filed`` holds the slugs of all
    sections that it stands in; ``texts`` are plain, a line for each paragraph: lead, body, captions, credits, names.
    """

    title: str
    url: str
    day: dt.date
    section: str
    filed: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    has_photos: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A story's place among others: by ``date``, then by ``path``; equal tokens mean equal stories of equal days.

    ``read`` gives the story once it is wanted: that of a segment which is known is not. ``head`` is what it is
    without its body, which the store of builds holds under ``key``, in hexadecimal figures; empty if it does not.
    """

    date: dt.datetime
    path: str
    token: str
    read: Callable[[], SearchStory]
    head: SearchStory | None = None
    key: str = ""
