"""How much work a text may make: every step of a conversion that can grow with the square is counted and bounded.

The count is one of characters looked at, never of seconds, so that a text is refused on every machine or on none. An
ordinary text of a megabyte spends a tenth of what is allowed, one that is all tables nearly all of it.
"""

from __future__ import annotations

from bantin.newsroom.message import Message, say
from bantin.newsroom.places import Place, place_in_body, place_near

MOST_CHARACTERS = 20_000_000  # looked at by expressions and copied: some two seconds
DEEPEST = 50
A_PHOTO = 4_000  # characters: with its caption, its findings and its slot


class Refused(ValueError):
    """A text that is not converted: ``place`` is where in the body the trouble is, the message names the cure."""

    def __init__(self, said: Message, place: Place) -> None:
        super().__init__(said)
        self.said = said
        self.place = place


class Effort:
    """What one conversion may still spend."""

    def __init__(self, most: int = MOST_CHARACTERS) -> None:
        self._most = most
        self.spent = 0

    def begin(self) -> None:
        """Forget the text before."""
        self.spent = 0

    def affords(self, characters: int) -> bool:
        """Say whether as much is left."""
        return self.spent + characters <= self._most

    def spend(self, characters: int, text: str, start: int = 0) -> None:
        """Count ``characters`` for what begins at ``start`` in ``text``, which has marks of places.

        Raises :class:`Refused` beyond what is allowed.
        """
        if self.spent + characters > self._most:
            raise too_dense(place_near(text, start))
        self.spent += characters

    def spend_at(self, characters: int, body: str, start: int = 0) -> None:
        """Count ``characters`` for what begins at ``start`` in a ``body`` as it was typed, as :meth:`spend` does."""
        if self.spent + characters > self._most:
            raise too_dense(place_in_body(body, start))
        self.spent += characters

    def spend_for(self, characters: int, place: Place) -> None:
        """Count ``characters`` for what stands at ``place``, as :meth:`spend` does."""
        if self.spent + characters > self._most:
            raise too_dense(place)
        self.spent += characters


def too_dense(place: Place) -> Refused:
    """Return the refusal of a text whose signs make more work than any story does."""
    return Refused(say("front-matter/too-dense"), place)


def too_deep(place: Place) -> Refused:
    """Return the refusal of lists, quotations or elements nested beyond all sense."""
    return Refused(say("front-matter/too-deep", most=DEEPEST), place)
