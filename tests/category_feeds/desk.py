"""A small newsroom for tests: stories and sections made in one line."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from bantin.newsroom.story import Category, Name, Story

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2024, 2, 1, 12, 0, tzinfo=ZONE)

NEWS = Category("Tin tức", "tin-tuc", "chuyen-muc/tin-tuc/", order=1)
RURAL = Category("Nông thôn mới", "nong-thon-moi", "chuyen-muc/nong-thon-moi/", parent="tin-tuc", order=2)
CULTURE = Category("Văn hóa", "van-hoa", "chuyen-muc/van-hoa/", parent="tin-tuc", order=3)
NOTICES = Category("Thông báo", "thong-bao", "chuyen-muc/thong-bao/", order=4)
CATEGORIES = (NEWS, RURAL, CULTURE, NOTICES)


def on(day: int, month: int = 1, year: int = 2024, hour: int = 8) -> dt.datetime:
    return dt.datetime(year, month, day, hour, 0, tzinfo=ZONE)


def tag(slug: str) -> Name:
    return Name(slug, slug, f"the/{slug}/")


def story(path: str, date: dt.datetime | int = 1, category: Category = RURAL, **fields: Any) -> Story:
    """Return a story at ``path`` + ``.md``; a number as its date is a day of January 2024."""
    when = on(date) if isinstance(date, int) else date
    title = fields.pop("title", f"Tin {path}")
    return Story(f"{path}.md", f"{path}/", title, when, category, **fields)


def paths(stories: Any) -> list[str]:
    return [item.path.removesuffix(".md") for item in stories]
