"""The setting of the lite edition."""

from __future__ import annotations

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import TRUTH

EDITION = Setting(
    "LITE_EDITION", TRUTH, True, "A text-first page beside each story, under `lite/`; see [lite](plugins/lite.md)."
)
SETTINGS = (EDITION,)
