"""The settings of the theme."""

from __future__ import annotations

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import PAIRS, TABLE, TEXT, optional
from bantin.newsroom.settings import CONTENT_POLICY

FACES = Setting(
    "THEME_FACES",
    TABLE,
    {},
    'Font files (WOFF2) that the site ships, by role: `{"sans": "theme/fonts/….woff2", "serif": "…"}`, relative to '
    "the folder that holds the content folder; kept in the theme, whose changes builds notice.",
)
SETTINGS = (
    CONTENT_POLICY,
    FACES,
    Setting(
        "SHARE_LINKS",
        PAIRS,
        [],
        "Where a story may be shared: pairs of a name and an address in which `{url}` stands for the story's.",
    ),
    Setting("SITE_MAP_URL", optional(TEXT), "ban-do-trang.html", "The site map for people."),
    Setting("SITE_MAP_SAVE_AS", optional(TEXT), "ban-do-trang.html"),
)
