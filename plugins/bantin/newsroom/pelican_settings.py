"""Pelican's own settings: of which kind their values must be, and which of them it gives no default."""

from __future__ import annotations

from collections.abc import Mapping

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import LIST, NUMBER, TABLE, TEXT, TEXTS, TRUTH, Kind, optional

_KINDS: tuple[tuple[Kind, str], ...] = (
    (TEXT, "SITENAME TIMEZONE DEFAULT_LANG PATH THEME OUTPUT_PATH CACHE_PATH DEFAULT_CATEGORY"),
    (TRUTH, "RELATIVE_URLS DELETE_OUTPUT_DIRECTORY USE_FOLDER_AS_CATEGORY WITH_FUTURE_DATES"),
    (NUMBER, "DEFAULT_PAGINATION"),
    (
        LIST,
        "SLUG_REGEX_SUBSTITUTIONS OUTPUT_RETENTION MENUITEMS PLUGIN_PATHS THEME_TEMPLATES_OVERRIDES",
    ),
    (TEXTS, "IGNORE_FILES FORMATTED_FIELDS ARTICLE_PATHS PAGE_PATHS STATIC_PATHS DIRECT_TEMPLATES"),
    (TABLE, "MARKDOWN READERS JINJA_ENVIRONMENT PAGINATED_TEMPLATES EXTRA_PATH_METADATA"),
    (optional(TEXT), "SITESUBTITLE ARTICLE_TRANSLATION_ID PAGE_TRANSLATION_ID"),
    (optional(NUMBER), "FEED_MAX_ITEMS"),
    (optional(LIST), "PLUGINS"),
)
_FEEDS = ("FEED_ALL", "CATEGORY_FEED", "TAG_FEED", "AUTHOR_FEED", "TRANSLATION_FEED")
# Pelican's that have no default, those that it once had among them: it warns of these itself.
_BARE = """
    ARCHIVES_SAVE_AS ARCHIVES_URL ARTICLE_DIR AUTHOR AUTHOR_REGEX_SUBSTITUTIONS AUTHOR_SUBSTITUTIONS
    AUTORELOAD_IGNORE_CACHE CATEGORY_FEED_RSS CATEGORY_REGEX_SUBSTITUTIONS CATEGORY_SUBSTITUTIONS CLEAN_URLS DEBUG
    DEFAULT_DATE EXTRA_TEMPLATES_PATHS FEED_ALL_RSS FEED_ATOM FEED_ATOM_URL FEED_DOMAIN FEED_RSS FEED_RSS_URL
    JINJA_EXTENSIONS PAGE_DIR PAGINATED_DIRECT_TEMPLATES PLUGIN_PATH SLUG_SUBSTITUTIONS SUMMARY_MAX_PARAGRAPHS
    TAG_FEED_ATOM TAG_FEED_RSS TAG_REGEX_SUBSTITUTIONS TAG_SUBSTITUTIONS TIMEZONE TRANSLATION_FEED_RSS
"""
_ENDINGS = ("_URL", "_SAVE_AS", "_ATOM", "_RSS", "_JSON")

JUDGED: Mapping[str, Setting] = {name: Setting(name, kind) for kind, names in _KINDS for name in names.split()}
PELICANS = frozenset(_BARE.split()) | {f"{of}_{kind}_URL" for of in _FEEDS for kind in ("ATOM", "RSS")}


def judged(name: str) -> Setting | None:
    """Return the setting of Pelican's that is called ``name``, if its kind is known: addresses by their endings."""
    return JUDGED.get(name) or (Setting(name, optional(TEXT)) if name.endswith(_ENDINGS) else None)
