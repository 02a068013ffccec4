"""Pages that no search engine may list say so, whatever the theme is that made them."""

from __future__ import annotations

import re

_SAYS_SO = re.compile(r"<meta\b(?=[^>]*\bname\s*=\s*[\"']?robots\b)(?=[^>]*\bnoindex\b)[^>]*>", re.IGNORECASE)
# A page may leave these out; then the head begins where something else does.
_OPENINGS = (r"<head\b[^>]*>", r"<html\b[^>]*>", r"<!doctype\b[^>]*>")
_WORD = '<meta name="robots" content="noindex">'


def closed_to_robots(html: str) -> str:
    """Return the page ``html`` with the word that keeps search engines away, which it may hold already."""
    if _SAYS_SO.search(html):
        return html
    found = (re.search(opening, html, re.IGNORECASE) for opening in _OPENINGS)
    end = next((opening.end() for opening in found if opening), 0)
    return f"{html[:end]}\n{_WORD}{html[end:]}"
