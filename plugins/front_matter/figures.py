"""Figures in finished HTML kept on one line: ``14-1``, ``10 ha``, ``Khoản 2``; tags and code stay as they are."""

from __future__ import annotations

import re

from plugins.vietnamese.typography import join_figures

_PIECE = re.compile(r"""<!--.*?-->|<(?P<name>/?[a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^'">])*>""", re.DOTALL)
_AS_TYPED = {"code", "pre", "kbd", "samp"}


def join_in_html(html: str) -> str:
    """Return well-formed ``html`` with no-break joins in its text; doing it twice changes nothing more."""
    pieces, done, depth = [], 0, 0
    for tag in _PIECE.finditer(html):
        text = html[done : tag.start()]
        pieces += [text if depth else join_figures(text), tag[0]]
        done = tag.end()
        name = tag["name"] or ""
        if name.removeprefix("/") in _AS_TYPED:
            depth += -1 if name.startswith("/") else 1
    return "".join([*pieces, join_figures(html[done:])])
