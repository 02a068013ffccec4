"""Figures kept on one line by style alone: what readers copy, find and search is the text as it was written."""

from __future__ import annotations

from markupsafe import Markup, escape

from bantin.newsroom.html_texts import change_texts
from bantin.vietnamese.typography import whole_figures

_WHOLE = '<span class="whole">{}</span>'  # base.css lets no line break there


def keep_figures_whole(text: str) -> Markup:
    """Return plain text or finished HTML (``Markup``) with an element around each figure that a line would break."""
    return Markup(change_texts(str(escape(text)), _with_elements))


def _with_elements(text: str) -> str:
    pieces, done = [], 0
    for start, end in whole_figures(text):
        pieces += [text[done:start], _WHOLE.format(text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])
