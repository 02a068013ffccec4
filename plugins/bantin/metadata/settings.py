"""The settings of what the site tells machines: icons, names, what robots leave alone."""

from __future__ import annotations

from bantin.metadata.robots import wrong_paths
from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import TEXT, list_of, optional
from bantin.newsroom.settings import ICON_COLOURS, ICON_SOURCE

LETTERS = Setting(
    "EMBLEM_LETTERS",
    optional(TEXT),
    "",
    "The letters of a drawn icon: Latin ones without marks.",
    "first letters of the last two words of `SITENAME`",
)
SHORT_NAME = Setting("SITE_SHORT_NAME", optional(TEXT), "", "The name under the icon on a phone.", "`SITENAME`")
DISALLOW = Setting(
    "ROBOTS_DISALLOW",
    list_of(lambda name, value: wrong_paths(value)),
    [],
    'Paths from the root of the host that robots are asked to leave alone, such as `"/noi-bo/"`.',
)
SETTINGS = (ICON_SOURCE, LETTERS, ICON_COLOURS, SHORT_NAME, DISALLOW)
