"""Build one archive with our lists and with Pelican's own, by turns."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.corpus import Report, categories_setting, draw_reports
from bench.process import Run, run

ROOT = Path(__file__).parents[2]
THEME = Path(__file__).parent / "theme"
_COMMON = ["bantin.image_captions.hooks", "bantin.front_matter.hooks"]
PLUGINS = {
    "with the plugin": [*_COMMON, "bantin.category_feeds.hooks", "bantin.newsroom.hooks"],
    "without it": [*_COMMON, "bantin.newsroom.hooks"],
}


def write_content(folder: Path, count: int) -> None:
    """Write an archive of ``count`` stories as our editors would."""
    for report in draw_reports(count):
        path = folder / f"{report.date:%Y}" / f"{report.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(story_text(report), "utf-8")


def story_text(report: Report) -> str:
    header = {
        "Title": report.title,
        "Date": f"{report.date:%Y-%m-%d %H:%M}",
        "Category": report.category,
        "Author": report.author,
        "Tags": ", ".join(report.tags),
        "Slug": report.slug,
        "Summary": report.summary,
    }
    lines = [f"{key}: {value}" for key, value in header.items()]
    return "\n".join([*lines, "", "\n\n".join(report.paragraphs), ""])


def settings_of(folder: Path, plugins: list[str]) -> Mapping[str, object]:
    """Return what both builds share: addresses, lists in pages of 12, RSS and Atom for the site and each category."""
    return {
        "SITENAME": "Bản tin",
        "SITEURL": "https://bantin.example.vn",
        "TIMEZONE": "Asia/Ho_Chi_Minh",
        "DEFAULT_LANG": "vi",
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(folder / "output"),
        "CACHE_PATH": str(folder / "cache"),
        "THEME": str(THEME),
        "THEME_STATIC_PATHS": [],
        "STATIC_PATHS": [],
        "PLUGINS": plugins,
        "CATEGORIES": categories_setting(),
        "NEIGHBOURS_OF": "",
        "DIRECT_TEMPLATES": ["index", "archives"],
        "DEFAULT_PAGINATION": 12,
        "PAGINATED_TEMPLATES": {"category": None, "tag": None, "author": None},
        "FEED_ALL_ATOM": "feeds/all.atom.xml",
        "FEED_ALL_RSS": "feeds/all.rss.xml",
        "CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml",
        "CATEGORY_FEED_RSS": "feeds/{slug}.rss.xml",
        "AUTHOR_FEED_ATOM": None,
        "AUTHOR_FEED_RSS": None,
        "TRANSLATION_FEED_ATOM": None,
        "FEED_MAX_ITEMS": 20,
        "RSS_FEED_SUMMARY_ONLY": False,
        "ARTICLE_TRANSLATION_ID": None,  # as in our own pelicanconf.py: the archive has one language
        "PAGE_TRANSLATION_ID": None,
    }


def write_settings(folder: Path) -> dict[str, Path]:
    """Write a settings file for each kind of build and return them."""
    files = {}
    for number, (kind, plugins) in enumerate(PLUGINS.items()):
        lines = [f"{name} = {value!r}" for name, value in settings_of(folder, plugins).items()]
        path = folder / f"settings{number}.py"
        path.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n" + "\n".join(lines) + "\n", "utf-8")
        files[kind] = path
    return files


def build(settings: Path, folder: Path) -> tuple[Run, int]:
    """Build once from nothing; return what it cost and how many pages it wrote."""
    output = folder / "output"
    shutil.rmtree(output, ignore_errors=True)
    shutil.rmtree(folder / "cache", ignore_errors=True)
    cost = run([sys.executable, "-m", "pelican", "-q", "-s", str(settings), "--fatal", "errors"], folder)
    return cost, sum(1 for _ in output.rglob("*.html"))
