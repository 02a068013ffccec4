"""Findings of the dialect: notices of what was understood, each with the way to say no; warnings of what was not."""

from __future__ import annotations

from markdown import Markdown

from bantin.newsroom.conversion import conversion_of
from bantin.newsroom.diagnostic import Severity, finding
from bantin.newsroom.message import Message
from bantin.newsroom.places import Place


def tell(md: Markdown, place: Place | None, said: Message, severity: Severity = "notice") -> None:
    """Add to the findings of ``md``'s story that ``said`` holds at ``place`` of its body."""
    story = conversion_of(md)
    line, column = place or Place(1, 0)
    story.diagnostics.append(finding(story.path, story.first_line + line - 1, said, severity, column))


def warn(md: Markdown, place: Place, said: Message) -> None:
    """Add a warning to the findings of ``md``'s story."""
    tell(md, place, said, "warning")
