"""A question to the person at the terminal."""

from __future__ import annotations

import sys
from contextlib import suppress

from bantin.newsroom.message import say
from bantin.vietnamese.forbidden import allowed_text


def as_typed(words: str) -> str:
    """Return ``words`` of a command line or an answer as one line of text: in NFC, without what no text may hold.

    Letters whose bytes the system's encoding does not know (UTF-8 in a locale of ASCII) are read as UTF-8.
    """
    with suppress(UnicodeEncodeError):  # half a character that no system has made of bytes
        words = words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(allowed_text(" ".join(words.split())).split())


def ask(question: str) -> str:
    """Return what was typed; raise SystemExit where the answer was the end of input (Ctrl-D), having said so."""
    try:
        return input(question).strip()
    except EOFError:
        print(f"\n{say('command/no-answer')}", file=sys.stderr)
        raise SystemExit(1) from None
