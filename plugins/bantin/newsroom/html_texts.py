"""The texts of finished HTML changed one by one; tags, comments and code stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable

_PIECE = re.compile(r"""<!--.*?-->|<(?P<name>/?[a-z][a-z0-9]*)(?>(?:"[^"]*"|'[^']*'|[^'">]++)*)>""", re.DOTALL)
_AS_TYPED = {"code", "pre", "kbd", "samp"}


def change_texts(html: str, change: Callable[[str], str]) -> str:
    """Return well-formed ``html`` with each text, which is escaped, as ``change`` gives it."""
    pieces, done, depth = [], 0, 0
    for tag in _PIECE.finditer(html):
        text = html[done : tag.start()]
        pieces += [text if depth else change(text), tag[0]]
        done = tag.end()
        name = tag["name"] or ""
        if name.removeprefix("/") in _AS_TYPED:
            depth += -1 if name.startswith("/") else 1
    return "".join([*pieces, change(html[done:])])
