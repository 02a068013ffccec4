"""Which names settings have, and what is said of a name that is nearly one of them: nobody would read its value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from bantin.newsroom.message import Message, say
from bantin.newsroom.setting_kinds import KINDS, OPTIONAL

# Ours that may hold several kinds of value.
_OURS = """
    SAME_CATEGORY_MODE ICON_COLOURS DEVSERVER_HOSTS DRY_RUN EXECUTOR STORY_MAX_KILOBYTES FRONT_PAGE_MAX_KILOBYTES
    RENDER_WORKERS STAGING_SWAP STAGING_KEEP_FAILED SITE_MAP_URL SITE_MAP_SAVE_AS FEEDS_URL FEEDS_SAVE_AS
    SEARCH_URL SEARCH_SAVE_AS OFFLINE_URL OFFLINE_SAVE_AS KITCHEN_SINK_SAVE_AS UNPUBLISHED_URL UNPUBLISHED_SAVE_AS
    PHOTOS_REPORT PHOTOS_AVIF_QUALITY PHOTOS_AVIF_SPEED PHOTOS_CACHE PHOTOS_CACHE_DAYS PHOTOS_CARD_WIDTHS
    PHOTOS_DRAFTS PHOTOS_EMPTY_ALT PHOTOS_FEED_WIDTH PHOTOS_HEIC PHOTOS_JPEG_QUALITY PHOTOS_MAX_MEDIA_MEGABYTES
    PHOTOS_MAX_MEGABYTES PHOTOS_MAX_MEGAPIXELS PHOTOS_MAX_SIDE PHOTOS_SIZES PHOTOS_URL_DIR PHOTOS_WIDTHS
    PHOTOS_WORKERS
"""
_FEEDS = ("FEED_ALL", "CATEGORY_FEED", "TAG_FEED", "AUTHOR_FEED", "TRANSLATION_FEED")
# Pelican's that have no default, those that it once had among them: it warns of these itself.
_PELICANS = """
    ARCHIVES_SAVE_AS ARCHIVES_URL ARTICLE_DIR AUTHOR AUTHOR_REGEX_SUBSTITUTIONS AUTHOR_SUBSTITUTIONS
    AUTORELOAD_IGNORE_CACHE CATEGORY_FEED_RSS CATEGORY_REGEX_SUBSTITUTIONS CATEGORY_SUBSTITUTIONS CLEAN_URLS DEBUG
    DEFAULT_DATE EXTRA_TEMPLATES_PATHS FEED_ALL_RSS FEED_ATOM FEED_ATOM_URL FEED_DOMAIN FEED_RSS FEED_RSS_URL
    JINJA_EXTENSIONS PAGE_DIR PAGINATED_DIRECT_TEMPLATES PLUGIN_PATH SLUG_SUBSTITUTIONS SUMMARY_MAX_PARAGRAPHS
    TAG_FEED_ATOM TAG_FEED_RSS TAG_REGEX_SUBSTITUTIONS TAG_SUBSTITUTIONS TIMEZONE TRANSLATION_FEED_RSS
"""
_OFFICE = "kind name governing_body responsible address phone email copyright_note"

PELICANS = frozenset(_PELICANS.split()) | {f"{of}_{kind}_URL" for of in _FEEDS for kind in ("ATOM", "RSS")}
NAMES = frozenset(KINDS).union(OPTIONAL, _OURS.split(), PELICANS)
OFFICE_KEYS = frozenset(_OFFICE.split())

_LONG = 10  # letters; a name as long as that may hold two slips


def near_name(name: str, names: frozenset[str]) -> str:
    """Return the name that ``name`` was meant to be; empty if it is one, or near none."""
    if name in names:
        return ""
    slips, meant = min((_slips(name, known), known) for known in names)
    return meant if slips <= (2 if len(_letters(meant)) >= _LONG else 1) else ""


def misspelt_names(settings: Mapping[str, Any], known: Iterable[str]) -> Iterator[Message]:
    """Yield a sentence for each name in ``settings`` that is nearly one of ours or of ``known``, and is none.

    The pages in ``DIRECT_TEMPLATES`` have settings of their own. Names that are near nothing belong to the site.
    """
    pages = [str(page).upper() for page in settings.get("DIRECT_TEMPLATES") or ()]
    names = NAMES.union(known, (f"{page}_{part}" for page in pages for part in ("URL", "SAVE_AS")))
    for name in settings:
        meant = near_name(name, names) if name.isupper() else ""
        if meant:
            yield say("newsroom/setting.near", name=name, meant=meant)
    office = settings.get("OFFICE")
    for key in office if isinstance(office, Mapping) else ():
        meant = near_name(str(key), OFFICE_KEYS)
        if meant:
            yield say("newsroom/setting.office", name=str(key), meant=meant)


def _slips(one: str, other: str) -> int:
    """Return how many letters of the longer name the other lacks, or has elsewhere; underscores count for nothing."""
    one, other = _letters(one), _letters(other)
    longer = max(len(one), len(other))
    if abs(len(one) - len(other)) > 2:
        return longer
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return longer - sum(block.size for block in blocks)


def _letters(name: str) -> str:
    return name.replace("_", "").lower()
