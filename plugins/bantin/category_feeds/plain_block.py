"""The block "Tin cùng chuyên mục" as plain markup, for a theme that shows a body as it is."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import quote


def plain_block(heading: str, stories: Iterable[tuple[str, str]]) -> str:
    """Return the block of ``stories``, each the path of its source and its title; empty if there are none.

    Pelican leads the links from sources to their pages.
    """
    items = "".join(
        f'<li><a href="{{filename}}/{quote(path)}">{escape(title, quote=False)}</a></li>\n' for path, title in stories
    )
    if not items:
        return ""
    title = escape(heading, quote=False)
    return f'<aside class="same-category">\n<h2>{title}</h2>\n<ul>\n{items}</ul>\n</aside>'


def shows_the_block(folders: Iterable[Path]) -> bool:
    """Say whether a template in one of ``folders`` asks for the stories of the block, and has a place for it."""
    texts = (file.read_text("utf-8", "replace") for folder in folders for file in sorted(folder.rglob("*.html")))
    return any("same_category" in text or ".picks" in text for text in texts)
