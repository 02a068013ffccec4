"""Figures kept on one line by style alone: what readers copy, find and search is the text as it was written."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from bantin.newsroom.html_texts import change_texts
from bantin.newsroom.message import say, to_readers
from bantin.vietnamese.typography import whole_figures

_TABLE = '<section aria-label="Bảng" class="table-scroll"'  # as front_matter makes it, in a process of its own
_WHOLE = '<span class="whole">{}</span>'  # base.css lets no line break there


def keep_figures_whole(text: str) -> Markup:
    """Return plain text or finished HTML (``Markup``) with an element around each figure that a line would break."""
    return _title(text) if type(text) is str else _whole(text)


def _whole(text: str) -> Markup:
    return Markup(change_texts(str(escape(text)), _with_elements))


# Plain text is a title or a summary, which stands in many lists; bodies stand on one page each.
_title = lru_cache(maxsize=4096)(_whole)


def name_tables(body: str) -> Markup:
    """Return finished HTML with the one word that its making has put in, what a table is, in the site's language."""
    label = escape(to_readers(say("reader/table")))
    return Markup(str(body).replace(_TABLE, f'<section aria-label="{label}" class="table-scroll"'))


def _with_elements(text: str) -> str:
    pieces, done = [], 0
    for start, end in whole_figures(text):
        pieces += [text[done:start], _WHOLE.format(text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])
