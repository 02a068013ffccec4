"""The page of a story that was withdrawn: what is left to say, in a theme that has a page for it or in any other."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from bantin.newsroom.message import say, to_readers
from bantin.newsroom.story import Withdrawal
from bantin.vietnamese.dates import format_short


@dataclass(frozen=True, slots=True)
class Byline:
    """The author of such a page, for a theme that takes it that every story has one: the site, by its front page."""

    name: str
    url: str = ""
    slug: str = ""

    def __str__(self) -> str:
        return self.name


def title_of(gone: Withdrawal, title: str, usual: bool) -> str:
    """Return how the page is called: ``title`` as its editor chose, else as is ``usual``; or no name at all."""
    told = usual if gone.titled is None else gone.titled
    return title if told else to_readers(say("reader/withdrawn"))


def body_of(gone: Withdrawal) -> str:
    """Return the HTML of the page for a theme that shows a story as any other."""
    day = format_short(gone.moment.date())
    return f"<p>{escape(to_readers(say('reader/withdrawn-why', day=day, reason=gone.reason)))}</p>"
