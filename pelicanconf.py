"""The site as settings: what is its own. `publishconf.py` holds what differs in production; docs/settings.md explains
each name, and plugins/bantin/settings.py holds what all sites share."""

# ruff: noqa: F403  (Pelican's own idiom: a settings file inherits every name)
import sys
from pathlib import Path

# The package `bantin` lies in plugins/, so that plain `pelican content` finds it from anywhere. Where `bantin` was
# installed instead, there is no such folder, and the line does nothing.
sys.path.insert(0, str(Path(__file__).parent / "plugins"))

from bantin.settings import *

SITENAME = "Bản tin Bằng Cốc"
SITESUBTITLE = "Tin tức từ cơ sở, vùng cam Hàm Yên"
OFFICE = {
    "governing_body": "Ủy ban nhân dân xã Hàm Yên, tỉnh Tuyên Quang",
    "responsible": f"Ban Biên tập {SITENAME}",
    "address": "Trụ sở UBND xã Hàm Yên, tỉnh Tuyên Quang",
    "phone": "0207 000 0000",
    "email": "bantin@example.vn",
}

ICON_SOURCE = "emblem.png"
CACHE_PATH = str(Path(__file__).parent / ".cache")

# The sections of the bulletin, in the order of the menu; a story in any other one is an error.
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
# Where readers may share a story: plain links, no script of others. Phones offer Zalo and the rest by themselves.
SHARE_LINKS = [("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}")]
