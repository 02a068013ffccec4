"""A small bulletin, built by the real command with this theme and no other plugin: everything optional is absent."""

from __future__ import annotations

import os
from pathlib import Path

from tests.build_server import Built
from tests.building import warm_server
from tests.theming.theme import THEME

ROOT = THEME.parent
SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from jinja2 import StrictUndefined
SITENAME = "Bản tin"
SITEURL = ""
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PATH = "content"
OUTPUT_PATH = "output"
THEME = {str(THEME)!r}
PLUGINS = ["bantin.theming.hooks", "bantin.category_feeds.hooks", "bantin.newsroom.hooks"]
JINJA_ENVIRONMENT = dict(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
READERS = dict(rst=None, html=None)
FORMATTED_FIELDS = []
DIRECT_TEMPLATES = ["index", "archives", "categories", "tags", "authors", "404"]
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL = "{{date:%Y}}/index.html"
MONTH_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_URL = "{{date:%Y}}/{{date:%m}}/index.html"
DAY_ARCHIVE_SAVE_AS = DAY_ARCHIVE_URL = "{{date:%Y}}/{{date:%m}}/{{date:%d}}/index.html"
DEFAULT_PAGINATION = 2
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
STORY = """Title: {title}
Date: 2024-01-{day:02} 08:30
Category: {category}
Author: Tuấn Tú
Tags: cam sành
Summary: Hội nghị "tổng kết" & <giao> chỉ tiêu.

Thân bài {day}.
"""


def write_bulletin(folder: Path, extra: str = "") -> Path:
    """Lay out a bulletin of five stories and a page in ``folder``; ``extra`` is appended to its settings."""
    (folder / "content" / "pages").mkdir(parents=True)
    for day in range(1, 6):
        category = "Thông báo" if day == 5 else "Kinh tế"
        title = f"Bài </title> “{day}”"
        story = STORY.format(title=title, day=day, category=category)
        (folder / "content" / f"bai-{day}.md").write_text(story, encoding="utf-8")
    page = "Title: Giới thiệu\nSummary: Về xã.\n\nXã vùng đồi.\n"
    (folder / "content" / "pages" / "gioi-thieu.md").write_text(page, encoding="utf-8")
    (folder / "pelicanconf.py").write_text(SETTINGS + extra, encoding="utf-8")
    return folder


def build(folder: Path) -> Built:
    """Build the bulletin in ``folder`` with the settings that lie there."""
    return warm_server().build(["-s", str(folder / "pelicanconf.py"), "--fatal", "errors"], os.environ)
