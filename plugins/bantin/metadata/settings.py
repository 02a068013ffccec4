"""The settings of what the site tells machines: icons, names, what robots leave alone."""

from __future__ import annotations

from bantin.metadata.robots import wrong_paths
from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import COLOURS, TEXT, list_of, optional

SOURCE = Setting(
    "ICON_SOURCE",
    optional(TEXT),
    "",
    "The emblem for icons: a square PNG in the folder of the theme; empty: letters are drawn. See "
    "[metadata](plugins/metadata.md).",
)
LETTERS = Setting(
    "ICON_LETTERS",
    optional(TEXT),
    "",
    "The letters of a drawn icon; its ground and letters.",
    "from `SITENAME`",
)
COLOURS_OF_ICON = Setting("ICON_COLOURS", COLOURS, ("#1e2a57", "#f7f1e3"))
SHORT_NAME = Setting("SITE_SHORT_NAME", optional(TEXT), "", "The name under the icon on a phone.", "`SITENAME`")
DISALLOW = Setting(
    "ROBOTS_DISALLOW",
    list_of(lambda name, value: wrong_paths(value)),
    [],
    "Paths that robots are asked to leave alone.",
)
SETTINGS = (SOURCE, LETTERS, COLOURS_OF_ICON, SHORT_NAME, DISALLOW)
