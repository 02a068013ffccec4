"""The settings of lists: sections, what to read next, feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bantin.category_feeds.neighbours import SCOPES
from bantin.category_feeds.picks import MODES
from bantin.category_feeds.read_categories import read_categories
from bantin.newsroom import settings
from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import TABLE, TEXT, WHOLE, kind_of, list_of, one_of, optional

STYLES = {"css": "css/feed_source.css", "xsl": "feed.xsl", "": ""}
LISTS = ("site", "section", "category", "tag", "author", "corrections")


def _wrong_limits(name: str, limits: object) -> Iterator[str]:
    for kind, limit in limits.items() if isinstance(limits, Mapping) else ():
        yield from one_of(*LISTS).wrong(name, kind)
        yield from WHOLE.wrong(f"{name}, “{kind}”", limit)


CATEGORIES = replace(settings.CATEGORIES, kind=list_of(lambda name, value: iter(read_categories(value)[1])))
COUNT = Setting("SAME_CATEGORY_COUNT", WHOLE, 6, 'How many stories "Tin cùng chuyên mục" shows under an article.')
MODE = Setting(
    "SAME_CATEGORY_MODE",
    one_of(*MODES),
    MODES[0],
    '`"newest"`: the block shows the newest of the section. `"older"`: the stories before this one, nearest first; a '
    'new story then changes no old page. `"recent"`: the newest stories of a section show its newest, older ones '
    "what was published around them, which no new story changes. See [category_feeds](plugins/category_feeds.md).",
)
RECENT = Setting(
    "SAME_CATEGORY_RECENT",
    WHOLE,
    30,
    'In mode `"recent"`: how many stories of a section show its newest; 0: as `"older"`.',
)
NEIGHBOURS = Setting(
    "NEIGHBOURS_OF",
    one_of("", *SCOPES),
    "",
    '`"category"` or `"site"`: whose stories `article.newer` and `article.older` ("Tin mới hơn / Tin cũ hơn") are; '
    "empty: none. The block does not repeat them.",
)
LIMITS = Setting(
    "FEED_LIMITS",
    kind_of(TABLE.words, lambda value: isinstance(value, dict), _wrong_limits),
    {},
    'How many stories a feed holds, by kind: `{"site": 30, "section": 30, "category": 20, "tag": 0, "author": 0, '
    '"corrections": 30}`; 0: no feeds.',
    "`FEED_MAX_ITEMS` for all",
)
STYLE = Setting("FEED_STYLE", one_of(*STYLES), "css", 'What a browser shows of a feed: `"css"`, `"xsl"` or `""`.')
HUB = Setting("FEED_HUB", optional(TEXT), "", "Address of a WebSub hub.")
LOGO = Setting(
    "FEED_LOGO",
    optional(TEXT),
    "",
    "A picture of the site for feeds, relative to its root.",
    '`""`; the site\'s icon of 512 pixels in production',
)

CORRECTIONS_AT = Setting(
    "CORRECTIONS_AT",
    one_of("head", "foot"),
    "foot",
    'Where a story shows what was put right in it: at its `"head"`, above the text, or at its `"foot"`.',
)
CORRECTIONS_SAVE_AS = Setting(
    "CORRECTIONS_SAVE_AS",
    optional(TEXT),
    "dinh-chinh.html",
    "The page of all corrections and withdrawals; empty: neither page nor feed.",
)
CORRECTIONS_URL = Setting("CORRECTIONS_URL", optional(TEXT), "dinh-chinh.html")
CORRECTIONS_FEED = tuple(
    Setting(
        f"CORRECTIONS_FEED_{kind}",
        optional(TEXT),
        None,
        f"The feed of that page ({words}).",
        f"`{usual}` where the site has `{beside}`",
    )
    for kind, words, usual, beside in (
        ("RSS", "RSS", "feeds/dinh-chinh.rss.xml", "FEED_ALL_RSS"),
        ("ATOM", "Atom", "feeds/dinh-chinh.atom.xml", "FEED_ALL_ATOM"),
        ("JSON", "JSON Feed", "feeds/dinh-chinh.json", "FEED_ALL_RSS"),
    )
)

SETTINGS = (
    CATEGORIES,
    COUNT,
    MODE,
    RECENT,
    NEIGHBOURS,
    LIMITS,
    STYLE,
    HUB,
    LOGO,
    Setting(
        "FEEDS_URL",
        optional(TEXT),
        "nguon-tin.html",
        "The page that lists all feeds; a direct template of `publishconf.py`, where feeds are written.",
    ),
    Setting("FEEDS_SAVE_AS", optional(TEXT), "nguon-tin.html"),
    settings.FEED_ID_DOMAIN,
    CORRECTIONS_AT,
    CORRECTIONS_SAVE_AS,
    CORRECTIONS_URL,
    *CORRECTIONS_FEED,
)
