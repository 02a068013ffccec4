"""The setting of what may lie in the content folder."""

from __future__ import annotations

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import TEXTS

ALLOWED = Setting(
    "SOURCES_ALLOWED",
    TEXTS,
    (),
    "Paths in the content folder of files named like keys that may lie there all the same.",
)
SETTINGS = (ALLOWED,)
