"""Marks in bodies that nobody fills: the plugin that would is not at work, or the theme does not know of them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from bantin.newsroom.article import is_card, is_plain
from bantin.newsroom.build import Build
from bantin.newsroom.foreign_theme import is_foreign
from bantin.newsroom.name_forms import bare
from bantin.newsroom.photo import Photo, fill_slots
from bantin.newsroom.photo_source import origin_of
from bantin.newsroom.site import all_contents_of
from bantin.newsroom.slots import SAME_CATEGORY_SLOT, fill_same_category

_FILLERS = {"bantin.photos", "bantin.category_feeds"}


def fill_marks(build: Build, generators: list[Any]) -> None:
    """Leave no mark in a body that nobody will fill: without the plugin for it, or in a theme of other people."""
    plugins = {name.removesuffix(".hooks") for name in generators[0].settings["PLUGINS"]}
    if not is_foreign(generators[0].theme) and plugins >= _FILLERS:
        return
    for content in all_contents_of(generators):
        if is_card(content) or is_plain(content):  # a plain one holds no mark: its body is not fetched for that
            continue
        body = content._content or ""
        if "\x02" in body:
            content._content = plain_body(body, getattr(content, "photos", ()))


def plain_body(body: str, photos: Sequence[Photo]) -> str:
    """Return ``body`` with each of its ``photos`` as a plain image, a clip as a link, and without other marks.

    Pelican leads ``{static}`` to the file, if the site has it published.
    """
    filled = fill_slots(body, photos, lambda index: _markup(photos[index]))
    return fill_same_category(filled, "").replace(SAME_CATEGORY_SLOT, "")


def _markup(photo: Photo) -> str:
    written = bare(photo.source)
    address = escape(written if origin_of(written) != "file" else f"{{static}}{written}")
    alt = escape(photo.alt)
    if photo.kind == "photo":
        return f'<img alt="{alt}" src="{address}">'
    return f'<a href="{address}">{alt or escape(written)}</a>'
