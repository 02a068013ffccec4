"""The settings of how a site is written and put in place."""

from __future__ import annotations

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import TRUTH, WHOLE, one_of, optional

SWAP = Setting(
    "STAGING_SWAP", one_of("auto", "files"), "auto", '`"files"`: the output folder must stay the same folder.'
)
WORKERS = Setting(
    "RENDER_WORKERS",
    optional(WHOLE),
    None,
    "How many processes write pages; 1: Pelican alone.",
    "the cores",
)
KEEP_FAILED = Setting(
    "STAGING_KEEP_FAILED", TRUTH, False, "Keep the tree of a failed build as `.output.failed` beside the site."
)
SETTINGS = (SWAP, WORKERS, KEEP_FAILED)
