"""What an owner chooses, frozen for the tests: the name, the office, the sections and what else a site decides.

The engine's settings are the product's own, from ``pelicanconf.py`` and ``publishconf.py``: tests must notice them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

SITENAME = "Bản tin Bằng Cốc"
SITESUBTITLE = "Tin tức từ cơ sở, vùng cam Hàm Yên"
OFFICE = {
    "name": "Bản tin Bằng Cốc",
    "governing_body": "Ủy ban nhân dân xã Hàm Yên, tỉnh Tuyên Quang",
    "responsible": "Ban Biên tập Bản tin Bằng Cốc",
    "address": "Trụ sở UBND xã Hàm Yên, tỉnh Tuyên Quang",
    "phone": "0207 000 0000",
    "email": "bantin@example.vn",
    "copyright_note": "Ghi rõ nguồn “Bản tin Bằng Cốc” khi sử dụng thông tin từ trang này.",
}
CATEGORIES = [
    {"name": "Thời sự - Chính trị", "description": "Hội nghị, kỳ họp, hoạt động của cấp ủy, chính quyền"},
    {"name": "Xây dựng Đảng", "description": "Đại hội, chi bộ, học tập và làm theo"},
    {"name": "Kinh tế", "description": "Cam sành, lúa, rừng, sản phẩm OCOP, chợ phiên"},
    {"name": "Nông thôn mới", "description": "Đường, điện, nước và các tiêu chí nông thôn mới"},
    {"name": "Văn hóa - Xã hội", "description": "Lễ hội, thể thao, đời sống, an sinh"},
    {"name": "Giáo dục", "description": "Trường, lớp, thầy trò"},
    {"name": "Y tế", "description": "Trạm y tế, tiêm chủng, phòng bệnh"},
    {"name": "Quốc phòng - An ninh", "description": "Dân quân, công an, phòng chống thiên tai"},
    {"name": "Thông báo", "description": "Lịch tiếp công dân, lịch cắt điện và các thông báo khác"},
]
SHARE_LINKS = [("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}")]
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
ICON_SOURCE = "emblem.png"
DEFAULT_PAGINATION = 12
SAME_CATEGORY_COUNT = 6
NEIGHBOURS_OF = "category"
LITE_EDITION = True
OFFLINE_READING = True
KEEP_LEDGER = False  # a build writes nothing into the frozen content; tests of the ledger ask for it
# The suite lays the frozen colours over a copy of the theme (tests/demo/colours.py) and says here where that lies.
THEME = os.environ.get("DEMO_THEME") or str(Path(__file__).parents[2] / "theme")

_LEFT_TO_DEFAULTS = {
    *(
        "SITE_SHORT_NAME",
        "ICON_LETTERS",  # the old name
        "EMBLEM_LETTERS",
        "ICON_COLOURS",
        "MENUITEMS",
        "AUTHOR",
        "SAME_CATEGORY_MODE",
        "SAME_CATEGORY_RECENT",
        "FINDINGS_LANG",
    ),
    *("FEED_LIMITS", "FEED_STYLE", "FEED_HUB", "FEED_LOGO", "FEED_ID_DOMAIN", "THEME_FACES", "ROBOTS_DISALLOW"),
    *("STORY_MAX_KILOBYTES", "FRONT_PAGE_MAX_KILOBYTES", "SOURCES_ALLOWED", "DEVSERVER_HOSTS"),
}


def leave_defaults(settings: dict[str, Any]) -> None:
    """Take out of ``settings`` what the product leaves to its defaults and an owner may have set."""
    for name in [name for name in settings if name in _LEFT_TO_DEFAULTS or name.startswith("PHOTOS_")]:
        del settings[name]
