"""How much work a text may make: every step of a conversion that can grow with the square is counted and bounded.

The count is one of characters looked at, never of seconds, so that a text is refused on every machine or on none. An
ordinary text of a megabyte spends a tenth of what is allowed, one that is all tables nearly all of it.
"""

from __future__ import annotations

import re

from plugins.newsroom.message import Message, say

MOST_CHARACTERS = 20_000_000  # looked at by expressions and copied: some two seconds
DEEPEST = 50
A_PHOTO = 4_000  # characters: with its caption, its findings and its slot
_SHOWN = 40
_MARK = re.compile("[\x02\x03]")  # Markdown's own, in a text that is half converted


class Refused(ValueError):
    """A text that is not converted; ``fragment`` is what stands where the trouble is, the message names the cure."""

    def __init__(self, said: Message, fragment: str) -> None:
        super().__init__(said)
        pieces = (piece.strip() for piece in _MARK.split(fragment[:4_000]))
        self.said = said
        self.fragment = max(pieces, key=len, default="").partition("\n")[0][:_SHOWN]

    def line_in(self, body: str) -> int:
        """Return the line of ``body``, from 1, where the trouble begins, as far as that can be told."""
        place = body.find(self.fragment) if self.fragment else 0
        return body.count("\n", 0, max(place, 0)) + 1


class Effort:
    """What one conversion may still spend."""

    def __init__(self, most: int = MOST_CHARACTERS) -> None:
        self._most = most
        self.spent = 0

    def begin(self) -> None:
        """Forget the text before."""
        self.spent = 0

    def spend(self, characters: int, text: str) -> None:
        """Count ``characters`` for the piece ``text``; raise :class:`Refused` beyond what is allowed."""
        self.spent += characters
        if self.spent > self._most:
            raise too_dense(text)


def too_dense(fragment: str) -> Refused:
    """Return the refusal of a text whose signs make more work than any story does."""
    return Refused(say("front-matter/too-dense"), fragment)


def too_deep(fragment: str) -> Refused:
    """Return the refusal of lists, quotations or elements nested beyond all sense."""
    return Refused(say("front-matter/too-deep", most=DEEPEST), fragment)
