"""The settings of photos."""

from __future__ import annotations

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import SIZES, TEXT, TRUTH, WHOLE
from bantin.newsroom.settings import PHOTOS_REPORT, PHOTOS_URL_DIR

SETTINGS = (
    PHOTOS_URL_DIR,
    Setting("PHOTOS_WIDTHS", SIZES, (480, 800, 1200), "Widths in a story."),
    Setting("PHOTOS_CARD_WIDTHS", SIZES, (400, 800), "Widths of 16:9 cards."),
    Setting("PHOTOS_FEED_WIDTH", WHOLE, 800, "Largest width in feeds, and the width that `src` names."),
    Setting("PHOTOS_SIZES", TEXT, "(min-width: 46rem) 43rem, 100vw", "How wide the theme shows a photo of a story."),
    Setting("PHOTOS_AVIF_QUALITY", WHOLE, 60, "0-100; above 800 px three points more."),
    Setting("PHOTOS_AVIF_SPEED", WHOLE, 8, "0 (small files) to 10 (fast); above 800 px one step faster."),
    Setting("PHOTOS_JPEG_QUALITY", WHOLE, 82, "0-100."),
    Setting("PHOTOS_MAX_MEGAPIXELS", WHOLE, 40, "Larger photos are errors."),
    Setting("PHOTOS_MAX_MEGABYTES", WHOLE, 30, "Likewise."),
    Setting("PHOTOS_MAX_SIDE", WHOLE, 20_000, "Likewise, in pixels."),
    Setting("PHOTOS_MAX_MEDIA_MEGABYTES", WHOLE, 100, "Largest clip."),
    Setting("PHOTOS_HEIC", TRUTH, False, "Take HEIC, if `pillow-heif` is installed."),
    Setting("PHOTOS_DRAFTS", TRUTH, False, "Show photos in drafts too; for previews only."),
    PHOTOS_REPORT,
    Setting("PHOTOS_EMPTY_ALT", TEXT, "Ảnh", "What a screen reader says where the editor wrote nothing."),
    Setting("PHOTOS_WORKERS", WHOLE, 0, "Worker processes; 0 is one for each core."),
    Setting("PHOTOS_CACHE", TEXT, "", "The cache folder.", "`CACHE_PATH`/photos"),
    Setting("PHOTOS_CACHE_DAYS", WHOLE, 90, "Cached files that no build used for so long are removed."),
)
