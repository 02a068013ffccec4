"""A theme that was not written for these plugins: one of Pelican's own, or of other people.

It gets what Pelican gives to themes. Pages of ours that it has no template for are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from bantin.newsroom.setting_tables import ours

# What a theme of ours holds; one that has lost the first is still told that it is not there.
_MARKS = ("strings", "static/css/site.txt")
# By plugin that adds pages: the templates that they need, and the setting that holds nothing where none is wanted.
_ADDED: Mapping[str, tuple[tuple[str, ...], str]] = {
    "bantin.category_feeds": (("corrections",), "CORRECTIONS_SAVE_AS"),
    "bantin.kitchen_sink": (("kitchen_sink",), "KITCHEN_SINK_SAVE_AS"),
    "bantin.lite": (("lite", "lite_index"), "LITE_EDITION"),
    "bantin.offline": (("offline",), "OFFLINE_READING"),
    "bantin.search": (("search",), "SEARCH_SAVE_AS"),
}
_DIRECT = ("404", "feeds", "site_map", "unpublished")
_FOR_DEVELOPERS = ("kitchen_sink",)  # of our own theme; nobody misses it


def is_foreign(theme: str | Path) -> bool:
    """Say whether the theme in that folder knows nothing of the names that our plugins give to templates."""
    return not any(Path(theme, mark).exists() for mark in _MARKS)


def fit_settings(settings: MutableMapping[str, Any], folders: Iterable[str | Path]) -> list[str]:
    """Have ``settings`` ask for no page of ours whose template is in none of ``folders``; return these templates.

    The front page of such a theme is a list that Pelican cuts into pages, as is usual with it.
    """
    places, endings = [Path(folder) for folder in folders], settings["TEMPLATE_EXTENSIONS"]

    def is_missing(name: str) -> bool:
        return not any((place / f"{name}{ending}").is_file() for place in places for ending in endings)

    direct = [name for name in settings["DIRECT_TEMPLATES"] if name in _DIRECT and is_missing(name)]
    settings["DIRECT_TEMPLATES"] = [name for name in settings["DIRECT_TEMPLATES"] if name not in direct]
    settings["PAGINATED_TEMPLATES"] = {"index": None, **settings["PAGINATED_TEMPLATES"]}
    plugins = {name.removesuffix(".hooks") for name in settings["PLUGINS"]}
    for plugin, (templates, switch) in _ADDED.items():
        missing = [name for name in templates if is_missing(name)]
        setting = ours()[switch]
        if plugin in plugins and missing and setting.of(settings):
            settings[switch] = type(setting.default)()
            direct += missing
    return sorted({*direct}.difference(_FOR_DEVELOPERS))
