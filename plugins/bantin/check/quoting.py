"""Fragments of a story as messages quote them: short, on one line, and never more of a secret than to find it."""

from __future__ import annotations

import re

_LONGEST = 60
_NEAR = 200  # characters in which a word before or behind is looked for
_WORD_BEFORE = re.compile(r"\S*\s*$")
_WORD_AFTER = re.compile(r"\s*\S*")


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return ``text`` on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0] + "…"


def around(text: str, start: int, end: int) -> str:
    """Return ``text[start:end]`` with the word before and the word after it, spaces as typed."""
    before = _WORD_BEFORE.search(
        text, max(0, start - _NEAR, text.rfind("\n", max(0, start - _NEAR), start) + 1), start
    )
    after = _WORD_AFTER.match(text, end, min(_end_of_line(text, end), end + _NEAR))
    return (before[0][-30:] if before else "") + text[start:end] + (after[0][:30] if after else "")


def masked(secret: str) -> str:
    """Return ``secret`` with all but its first three and last two characters hidden: logs are public."""
    return f"{secret[:3]}…{secret[-2:]}"


def _end_of_line(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end
