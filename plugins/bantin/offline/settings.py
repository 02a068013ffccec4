"""The settings of reading without a network."""

from __future__ import annotations

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import TEXT, TRUTH, optional

READING = Setting(
    "OFFLINE_READING",
    TRUTH,
    True,
    "Keep the pages read last on the reader's device; production only. See [offline](plugins/offline.md).",
)
SAVE_AS = Setting(
    "OFFLINE_SAVE_AS",
    optional(TEXT),
    "ngoai-tuyen.html",
    "The page that is shown when there is no network.",
)
URL = Setting("OFFLINE_URL", optional(TEXT), "ngoai-tuyen.html")
SETTINGS = (READING, SAVE_AS, URL)
