"""Findings of the dialect: notices of what was understood, each with the way to say no; warnings of what was not."""

from __future__ import annotations

from markdown import Markdown

from plugins.newsroom.conversion import conversion_of
from plugins.newsroom.diagnostic import Diagnostic, Severity
from plugins.newsroom.places import Place


def tell(md: Markdown, place: Place | None, rule: str, message: str, severity: Severity = "notice") -> None:
    """Add to the findings of ``md``'s story that ``message`` holds at ``place`` of its body."""
    story = conversion_of(md)
    line, column = place or Place(1, 0)
    story.diagnostics.append(
        Diagnostic(story.path, story.first_line + line - 1, f"dialect/{rule}", message, severity, column)
    )


def warn(md: Markdown, place: Place, rule: str, message: str) -> None:
    """Add a warning to the findings of ``md``'s story."""
    tell(md, place, rule, message, "warning")
