"""What pages say where no template does, in the site's own words: the table ``[reader]`` of its file of words."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any

from bantin.newsroom.catalogue import READERS_AREA, area_texts, flat_values, shown_language
from bantin.newsroom.own_theme import own_theme
from bantin.newsroom.toml_text import NoToml, read_toml


def own_words(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return those words of the site that can stand for the catalogue's; the theme's reader tells of the others."""
    own, language = own_theme(settings), str(settings["DEFAULT_LANG"])
    file = own / "strings" / f"{language}.toml" if own else None
    if not file or not file.is_file():
        return {}
    try:
        words = read_toml(file.read_text("utf-8")).get(READERS_AREA, {})
    except (NoToml, UnicodeDecodeError):
        return {}
    if not isinstance(words, Mapping):
        return {}
    shipped = area_texts(READERS_AREA, shown_language(language))
    return {key: text for key, text in flat_values(words) if key in shipped and is_said_as(text, shipped[key])}


def is_said_as(text: object, shipped: str) -> bool:
    """Say whether ``text`` can stand for ``shipped``: words, with no other slots than it has, filled in as there."""
    if not isinstance(text, str):
        return False
    known = _slots(shipped)
    return _slots(text) <= known | {(name, "", None) for name, _, _ in known}


def _slots(text: str) -> set[tuple[str, str, str | None]]:
    """Return what stands in braces in ``text``; what can stand in none, if its braces do not fit.

    Words for one and for many things (``{count:page|pages}``) are each language's own.
    """
    try:
        parts = [(name, spec or "", how) for _, name, spec, how in Formatter().parse(text) if name is not None]
    except ValueError:
        return {("{", "", None)}
    return {(name, "|" if "|" in spec and "{" not in spec else spec, how) for name, spec, how in parts}
