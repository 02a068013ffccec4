"""The site as settings. `publishconf.py` holds what differs in production; docs/settings.md explains each name."""

import sys
from pathlib import Path

from jinja2 import StrictUndefined

# The package `bantin` lies in plugins/, so that plain `pelican content` finds it from anywhere. Where `bantin` was
# installed instead, there is no such folder, and the line does nothing.
sys.path.insert(0, str(Path(__file__).parent / "plugins"))

from bantin.newsroom.startup_errors import speak_plainly
from bantin.theming.folder import theme_folder

speak_plainly()  # of mistakes that are found before any plugin is there

SITENAME = "Bản tin Bằng Cốc"
SITESUBTITLE = "Tin tức từ cơ sở, vùng cam Hàm Yên"
SITEURL = ""
RELATIVE_URLS = True  # the built site can be opened from disk, without a server

OFFICE = {
    "governing_body": "Ủy ban nhân dân xã Hàm Yên, tỉnh Tuyên Quang",
    "responsible": f"Ban Biên tập {SITENAME}",
    "address": "Trụ sở UBND xã Hàm Yên, tỉnh Tuyên Quang",
    "phone": "0207 000 0000",
    "email": "bantin@example.vn",
}

PATH = "content"
THEME = str(theme_folder())
ICON_SOURCE = "emblem.png"
OUTPUT_PATH = "output"
CACHE_PATH = str(Path(__file__).parent / ".cache")
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
IGNORE_FILES = [".*", "*~", "#*"]

# Who acts when does not hang on this order: docs/pipeline.md tells. A plugin of your own may stand behind them.
PLUGINS = [
    "bantin.theming.hooks",
    "bantin.sources.hooks",
    "bantin.image_captions.hooks",
    "bantin.front_matter.hooks",
    "bantin.embargo.hooks",
    "bantin.attachments.hooks",
    "bantin.addresses.hooks",
    "bantin.lite.hooks",
    "bantin.photos.hooks",
    "bantin.category_feeds.hooks",
    "bantin.search.hooks",
    "bantin.kitchen_sink.hooks",
    "bantin.offline.hooks",
    "bantin.metadata.hooks",
    "bantin.check.hooks",
    "bantin.fast_build.hooks",
    "bantin.newsroom.hooks",
]
REQUIRED_PLUGINS = list(PLUGINS)

MARKDOWN = {
    "extensions": [
        "markdown.extensions.abbr",
        "markdown.extensions.attr_list",
        "markdown.extensions.footnotes",
        "bantin.dialect.extension",
        "markdown.extensions.tables",
    ],
    "extension_configs": {
        "markdown.extensions.footnotes": {"BACKLINK_TITLE": "Trở lại chỗ có chú thích {}", "SEPARATOR": "-"}
    },
    "output_format": "html",
}
READERS = {"rst": None, "html": None, "htm": None}
# A name that a template misspells stops the build, and what editors type is text, never markup.
JINJA_ENVIRONMENT = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}

FORMATTED_FIELDS: list[str] = []  # a summary is text; nothing in it is an address to rewrite

# Stories and photos live together by year; nothing is copied to the site but what our plugins make.
ARTICLE_PATHS = [""]
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = ""
WITH_FUTURE_DATES = True  # our reader holds back what is dated after the build's own "now"
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""
# Stories are not grouped as translations by their address: two stories may share a title.
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None

ARTICLE_URL = ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/{slug}.html"
PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
# A story in another language stands among the others, under an address like theirs.
ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = ARTICLE_URL
PAGE_LANG_URL = PAGE_LANG_SAVE_AS = PAGE_URL
CATEGORY_URL = CATEGORY_SAVE_AS = "chuyen-muc/{slug}.html"
TAG_URL = TAG_SAVE_AS = "tu-khoa/{slug}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "tac-gia/{slug}.html"
YEAR_ARCHIVE_URL = YEAR_ARCHIVE_SAVE_AS = "luu-tru/{date:%Y}.html"
MONTH_ARCHIVE_URL = MONTH_ARCHIVE_SAVE_AS = "luu-tru/{date:%Y}/{date:%m}.html"
ARCHIVES_URL = ARCHIVES_SAVE_AS = "luu-tru.html"
CATEGORIES_URL = CATEGORIES_SAVE_AS = "chuyen-muc.html"
TAGS_URL = TAGS_SAVE_AS = "tu-khoa.html"
AUTHORS_URL = AUTHORS_SAVE_AS = "tac-gia.html"
SEARCH_URL = SEARCH_SAVE_AS = "tim-kiem.html"
SITE_MAP_URL = SITE_MAP_SAVE_AS = "ban-do-trang.html"
FEEDS_URL = FEEDS_SAVE_AS = "nguon-tin.html"
DIRECT_TEMPLATES = ["index", "archives", "categories", "tags", "authors", "site_map", "404"]

DEFAULT_PAGINATION = 12
PAGINATED_TEMPLATES = {"category": None, "tag": None, "author": None}
# "UBND/HĐND" is two words.
SLUG_REGEX_SUBSTITUTIONS = [
    (r"[/,.;:–—]", "-"),
    (r"[^\w\s-]", ""),
    (r"(?u)\A\s*", ""),
    (r"(?u)\s*\Z", ""),
    (r"[-\s_]+", "-"),
]

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

# A text-first twin of each story under /lite/, for slow connections.
LITE_EDITION = True

# The pages read last stay on the reader's device, for when there is no network (production only).
OFFLINE_READING = True
OFFLINE_URL = OFFLINE_SAVE_AS = "ngoai-tuyen.html"

SAME_CATEGORY_COUNT = 6
NEIGHBOURS_OF = "category"

# Feeds hold absolute addresses, so they belong to publishconf.py.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
