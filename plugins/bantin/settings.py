"""What each site shares, for its ``pelicanconf.py``: ``from bantin.settings import *``, then what is the site's own.

docs/settings.md explains each name. Paths are relative to the folder of the site's settings file.
"""

from __future__ import annotations

from jinja2 import StrictUndefined

from bantin.newsroom.startup_errors import speak_plainly
from bantin.theming.folder import theme_folder

speak_plainly()  # of mistakes that are found before any plugin is there

SITEURL = ""
RELATIVE_URLS = True  # the built site can be opened from disk, without a server

PATH = "content"
THEME = str(theme_folder())
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
IGNORE_FILES = [".*", "*~", "#*"]

# Who acts when does not hang on this order: docs/pipeline.md tells. A plugin of your own may stand behind them.
PLUGINS = [
    "bantin.theming",
    "bantin.sources",
    "bantin.image_captions",
    "bantin.front_matter",
    "bantin.embargo",
    "bantin.attachments",
    "bantin.addresses",
    "bantin.lite",
    "bantin.photos",
    "bantin.category_feeds",
    "bantin.search",
    "bantin.kitchen_sink",
    "bantin.offline",
    "bantin.metadata",
    "bantin.check",
    "bantin.fast_build",
    "bantin.newsroom",
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

# A text-first twin of each story under /lite/, for slow connections.
LITE_EDITION = True

# The pages read last stay on the reader's device, for when there is no network (production only).
OFFLINE_READING = True
OFFLINE_URL = OFFLINE_SAVE_AS = "ngoai-tuyen.html"

SAME_CATEGORY_COUNT = 6
NEIGHBOURS_OF = "category"

# Feeds hold absolute addresses, so they belong to publishconf.py.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
