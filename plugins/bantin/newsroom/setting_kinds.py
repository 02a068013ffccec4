"""Which kind of value each setting holds, and what is said of one that holds another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bantin.newsroom.message import Message, say

WORDS: Mapping[type, Message] = {
    str: say("words/kind-text"),
    bool: say("words/kind-truth"),
    int: say("words/kind-number"),
    list: say("words/kind-list"),
    dict: say("words/kind-table"),
}
_NAMES: Mapping[type, str] = {
    str: "SITENAME SITEURL TIMEZONE DEFAULT_LANG PATH THEME OUTPUT_PATH CACHE_PATH DEFAULT_CATEGORY NEIGHBOURS_OF",
    bool: "RELATIVE_URLS DELETE_OUTPUT_DIRECTORY USE_FOLDER_AS_CATEGORY WITH_FUTURE_DATES LITE_EDITION "
    "OFFLINE_READING PREVIEW STRICT PUBLIC_ADDRESS_REQUIRED",
    int: "SAME_CATEGORY_COUNT SAME_CATEGORY_RECENT DEFAULT_PAGINATION",
    list: "REQUIRED_PLUGINS IGNORE_FILES FORMATTED_FIELDS ARTICLE_PATHS PAGE_PATHS STATIC_PATHS "
    "DIRECT_TEMPLATES SLUG_REGEX_SUBSTITUTIONS CATEGORIES SHARE_LINKS STRICT_ALLOWED_WARNINGS ROBOTS_DISALLOW "
    "SOURCES_ALLOWED OUTPUT_RETENTION MENUITEMS PLUGIN_PATHS THEME_TEMPLATES_OVERRIDES",
    dict: "OFFICE MARKDOWN READERS JINJA_ENVIRONMENT PAGINATED_TEMPLATES FEED_LIMITS THEME_FACES EXTRA_PATH_METADATA",
}
# One that holds nothing switches something off.
_OPTIONAL: Mapping[type, str] = {
    str: "SITESUBTITLE ICON_SOURCE CONTENT_POLICY FEED_LOGO FEED_HUB FEED_ID_DOMAIN FEED_STYLE SITE_SHORT_NAME "
    "ICON_LETTERS FINDINGS_LANG ARTICLE_TRANSLATION_ID PAGE_TRANSLATION_ID",
    int: "FEED_MAX_ITEMS",
    list: "PLUGINS",
}
_ENDINGS = ("_URL", "_SAVE_AS", "_ATOM", "_RSS", "_JSON")

KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
OPTIONAL = {name: kind for kind, names in _OPTIONAL.items() for name in names.split()}


def wrong_kinds(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each of the site's ``settings`` that holds another kind of value than it must."""
    for name, value in settings.items():
        optional = OPTIONAL.get(name) or (str if name.endswith(_ENDINGS) else None)
        kind = KINDS.get(name) or (optional if value else None)
        if kind and not _is_a(value, kind):
            yield str(say("setting/kind", name=name, kind=WORDS[kind], value=repr(value)))
    yield from _wrong_office(settings.get("OFFICE"))
    yield from _wrong_pairs(settings.get("SHARE_LINKS"))


def _is_a(value: object, kind: type) -> bool:
    if kind is str:
        return isinstance(value, str | os.PathLike)
    if kind is list:
        return isinstance(value, list | tuple | set | frozenset)
    if kind is int:
        return isinstance(value, int)  # Pelican's False is a number to it
    return isinstance(value, kind)


def _wrong_office(office: object) -> Iterator[str]:
    if isinstance(office, dict):
        for key, value in office.items():
            if not isinstance(value, str):
                yield str(say("setting/office-kind", key=str(key), kind=WORDS[str], value=repr(value)))


def _wrong_pairs(links: object) -> Iterator[str]:
    for pair in links if isinstance(links, Iterable) and not isinstance(links, str) else ():
        is_pair = isinstance(pair, list | tuple) and len(pair) == 2 and all(isinstance(part, str) for part in pair)
        if not is_pair:
            yield str(say("setting/pairs", value=repr(pair)))
