"""What ends a deploy: one sentence that says what is wrong and how to go on."""

from __future__ import annotations

from bantin.newsroom.message import Message
from bantin.newsroom.printing import printable


class Stopped(Exception):
    """The site was not published, or was brought back; ``said`` tells why and what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.said = said


class Unreachable(Stopped):
    """The target does not answer, or refuses who asks."""


def last_line(words: bytes | str, most: int = 240) -> str:
    """Return the last line that another program said, fit to be printed and to be quoted."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return printable(lines[-1])[:most] if lines else ""
