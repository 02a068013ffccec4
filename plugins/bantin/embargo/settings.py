"""The settings of what is not public yet."""

from __future__ import annotations

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import TEXT, optional

SAVE_AS = Setting(
    "UNPUBLISHED_SAVE_AS",
    optional(TEXT),
    "chua-dang.html",
    "The list, in a preview alone, of what is not public yet.",
)
URL = Setting("UNPUBLISHED_URL", optional(TEXT), "chua-dang.html")
SETTINGS = (SAVE_AS, URL)
