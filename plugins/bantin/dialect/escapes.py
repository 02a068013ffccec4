"""Backslashes as web editors write them: they give any sign, and break the line at its end; stars of notes."""

from __future__ import annotations

import string
from html import escape
from re import Match
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import EscapeInlineProcessor, InlineProcessor, SubstituteTagInlineProcessor

_MARKS = "[\ufdd0-\ufddf]*"  # of places
_STARS = r"(?<!\w)\*\d[\d*]{0,30}#|(?<=\d)(?:\*|\*{3,})(?=\d)"  # *101#, 4*5, 0912****78
# No element is called by a name beyond ASCII: <Nguyễn Văn A> is somebody's.
_NO_TAG = rf"<(?={_MARKS}[A-Za-z]{_MARKS}[A-Za-z]*[\u00c0-\u1ef9])"
_REFERENCES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


class _AnySign(EscapeInlineProcessor):
    """Escapes each sign of ASCII; those that HTML knows go the way of raw HTML, so that nobody reads them again."""

    def handleMatch(self, m: Match[str], data: str) -> Any:  # type: ignore[override]  # the stubs type inline processors as patterns
        if m[1] in _REFERENCES:
            return self.md.htmlStash.store(_REFERENCES[m[1]]), m.start(0), m.end(0)
        return super().handleMatch(m, data)


class _PlainSign(InlineProcessor):
    """Keeps signs as they are that look like Markdown and mean themselves."""

    def handleMatch(self, m: Match[str], data: str) -> Any:  # type: ignore[override]  # as above
        return self.md.htmlStash.store(escape(m[0])), m.start(0), m.end(0)


def register_escapes(md: Markdown) -> None:
    """Have ``md`` read backslashes as CommonMark does."""
    md.ESCAPED_CHARS = [*string.punctuation]
    md.inlinePatterns.register(_AnySign(r"\\(.)", md), "escape", 180)
    md.inlinePatterns.register(_PlainSign(r"\(\*{1,3}\)", md), "note_sign", 175)
    md.inlinePatterns.register(_PlainSign(_STARS, md), "plain_stars", 174)
    md.inlinePatterns.register(_PlainSign(_NO_TAG, md), "no_tag", 91)  # above raw HTML (90)
    md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 179)
