"""The setting of the kitchen sink."""

from __future__ import annotations

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import TEXT, optional

SAVE_AS = Setting(
    "KITCHEN_SINK_SAVE_AS",
    optional(TEXT),
    "bang-mau.html",
    "The page of all components, in development only; empty: none. See [kitchen_sink](plugins/kitchen_sink.md).",
)
SETTINGS = (SAVE_AS,)
