"""Backslashes as web editors write them: they give any sign, and break the line at its end; stars of notes."""

from __future__ import annotations

import string
from re import Match
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import EscapeInlineProcessor, InlineProcessor, SubstituteTagInlineProcessor

_REFERENCES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


class _AnySign(EscapeInlineProcessor):
    """Escapes each sign of ASCII; those that HTML knows go the way of raw HTML, so that nobody reads them again."""

    def handleMatch(self, m: Match[str], data: str) -> Any:  # type: ignore[override]  # the stubs type inline processors as patterns
        if m[1] in _REFERENCES:
            return self.md.htmlStash.store(_REFERENCES[m[1]]), m.start(0), m.end(0)
        return super().handleMatch(m, data)


class _NoteSign(InlineProcessor):
    """Keeps the stars of a note as they are: between two of them nothing is meant to slant."""

    def handleMatch(self, m: Match[str], data: str) -> Any:  # type: ignore[override]  # as above
        return self.md.htmlStash.store(m[0]), m.start(0), m.end(0)


def register_escapes(md: Markdown) -> None:
    """Have ``md`` read backslashes as CommonMark does."""
    md.ESCAPED_CHARS = [*string.punctuation]
    md.inlinePatterns.register(_AnySign(r"\\(.)", md), "escape", 180)
    md.inlinePatterns.register(_NoteSign(r"\(\*{1,3}\)", md), "note_sign", 175)
    md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 179)
