"""The settings of the theme."""

from __future__ import annotations

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import PAIRS, TABLE, TEXT, optional

FACES = Setting(
    "THEME_FACES",
    TABLE,
    {},
    'Font files (WOFF2) that the site ships, by role: `{"sans": "theme/fonts/….woff2", "serif": "…"}`, relative to '
    "the folder that holds the content folder; kept in the theme, whose changes builds notice.",
)
SETTINGS = (
    Setting(
        "CONTENT_POLICY",
        optional(TEXT),
        "",
        "The content security policy that each public page carries; a host that sends headers should send it too, "
        "with `frame-ancestors 'none'`, which works in headers alone.",
        "its own files only, in `publishconf.py`",
    ),
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
