"""The settings of what the site tells machines: icons, names, what robots leave alone."""

from __future__ import annotations

from bantin.metadata.robots import wrong_paths
from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import COLOURS, TEXT, list_of, optional

SOURCE = Setting(
    "ICON_SOURCE",
    optional(TEXT),
    "",
    "The emblem for icons: a square PNG of at least 512 pixels in the folder of the theme; empty: letters are drawn. "
    "See [metadata](plugins/metadata.md).",
)
LETTERS = Setting(
    "ICON_LETTERS",
    optional(TEXT),
    "",
    "The letters of a drawn icon: Latin ones without marks.",
    "first letters of the last two words of `SITENAME`",
)
COLOURS_OF_ICON = Setting(
    "ICON_COLOURS",
    COLOURS,
    ("#1e2a57", "#f7f1e3"),
    "Ground and letters of a drawn icon; colours of the manifest.",
)
SHORT_NAME = Setting("SITE_SHORT_NAME", optional(TEXT), "", "The name under the icon on a phone.", "`SITENAME`")
DISALLOW = Setting(
    "ROBOTS_DISALLOW",
    list_of(lambda name, value: wrong_paths(value)),
    [],
    'Paths from the root of the host that robots are asked to leave alone, such as `"/noi-bo/"`.',
)
SETTINGS = (SOURCE, LETTERS, COLOURS_OF_ICON, SHORT_NAME, DISALLOW)
