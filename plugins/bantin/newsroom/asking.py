"""A question to the person at the terminal."""

from __future__ import annotations

import sys

from bantin.newsroom.message import say


def ask(question: str) -> str:
    """Return what was typed; raise SystemExit where the answer was the end of input (Ctrl-D), having said so."""
    try:
        return input(question).strip()
    except EOFError:
        print(f"\n{say('command/no-answer')}", file=sys.stderr)
        raise SystemExit(1) from None
