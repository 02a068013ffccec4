"""The site's own folder of the theme, whose files stand before those of the theme, one by one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bantin.newsroom.settings import OWN_THEME


def own_theme(settings: Mapping[str, Any]) -> Path | None:
    """Return the folder that ``OWN_THEME`` names, relative to the one that holds the content folder; None without."""
    named = OWN_THEME.of(settings)
    return Path(settings["PATH"]).absolute().parent / named if named else None


def template_folders(settings: Mapping[str, Any]) -> list[Path]:
    """Return the folders whose templates stand before those of the theme: what Pelican was told of, then our own."""
    own, given = own_theme(settings), [Path(folder) for folder in settings["THEME_TEMPLATES_OVERRIDES"]]
    mine = [own / "templates"] if own else []
    return [*given, *(folder for folder in mine if folder not in given)]


def source_folders(settings: Mapping[str, Any]) -> list[Path]:
    """Return every folder that a site is built from: stories, theme, and what stands before the theme."""
    own = own_theme(settings)
    named = [Path(folder) for folder in settings["THEME_TEMPLATES_OVERRIDES"]]
    return [Path(settings["PATH"]), Path(settings["THEME"]), *named, *([own] if own else [])]
