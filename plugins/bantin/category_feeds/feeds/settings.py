"""What the site's settings say about feeds: Pelican's own names where it has one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bantin.category_feeds.feeds.feed import Publisher
from bantin.category_feeds.feeds.feed_lists import Kind
from bantin.category_feeds.feeds.formats import Files, usual_files
from bantin.category_feeds.feeds.plan import DEFAULT_LIMITS
from bantin.category_feeds.settings import CORRECTIONS_FEED, CORRECTIONS_SAVE_AS, HUB, LIMITS, LOGO, STYLE, STYLES
from bantin.newsroom.host_names import ascii_mailboxes
from bantin.newsroom.settings import FEED_ID_DOMAIN, OFFICE
from bantin.newsroom.split_address import path_of_address

_PREFIXES: Mapping[Kind, str] = {
    "site": "FEED_ALL",
    "section": "CATEGORY_FEED",
    "category": "CATEGORY_FEED",
    "tag": "TAG_FEED",
    "author": "AUTHOR_FEED",
}
CORE_SETTINGS = tuple(f"{prefix}_{kind}" for prefix in dict.fromkeys(_PREFIXES.values()) for kind in ("RSS", "ATOM"))
STYLE_FOLDER = "feeds/hien-thi"
TOKENS = "css/tokens.css"
STYLE_FILES = ("feed.xsl", TOKENS, "css/feed.css", "css/feed_source.css")


def publisher_from(settings: Mapping[str, Any]) -> Publisher:
    """Return who publishes the feeds; ``FEED_STYLE`` chooses what a browser shows of them: css, xsl or nothing."""
    office = OFFICE.of(settings) or {}
    site = settings["SITEURL"].rstrip("/") + "/"
    style, logo = STYLE.of(settings), LOGO.of(settings)
    address = f"{path_of_address(site)}{STYLE_FOLDER}/{STYLES[style]}" if style else ""
    return Publisher(
        name=settings["SITENAME"],
        url=site,
        description=settings.get("SITESUBTITLE", ""),
        lang=settings["DEFAULT_LANG"],
        rights=office.get("copyright_note", ""),
        email=ascii_mailboxes(office.get("email", "")),
        logo=f"{site}{logo}" if logo else "",
        hub=HUB.of(settings) or "",
        stylesheet=address if style == "xsl" else "",
        css=address if style == "css" else "",
        id_domain=FEED_ID_DOMAIN.of(settings) or "",
    )


def files_from(settings: Mapping[str, Any]) -> dict[Kind, Files]:
    """Return where each kind of feed stands; JSON goes beside RSS unless ``…_JSON`` says another place, or None."""
    files = {kind: _files(settings, prefix) for kind, prefix in _PREFIXES.items()}
    return {**files, "corrections": _of_corrections(settings, files["site"])}


def _of_corrections(settings: Mapping[str, Any], site: Files) -> Files:
    """Return where the feed of all corrections stands: nowhere if it has no page, or the site no feed."""
    if not CORRECTIONS_SAVE_AS.of(settings):
        return Files()
    wished = [setting.of(settings) for setting in CORRECTIONS_FEED]
    usual = usual_files("feeds/dinh-chinh")
    beside = (site.rss and usual.rss, site.atom and usual.atom, site.json and usual.json)
    return Files(*(there if wish is None else wish for wish, there in zip(wished, beside, strict=True)))


def limits_from(settings: Mapping[str, Any]) -> dict[Kind, int]:
    """Return how many stories each kind of feed holds: ``FEED_LIMITS``, then ``FEED_MAX_ITEMS``, then our own."""
    most = settings.get("FEED_MAX_ITEMS")
    chosen = LIMITS.of(settings)
    return {kind: chosen.get(kind, most or DEFAULT_LIMITS[kind]) for kind in DEFAULT_LIMITS}


def _files(settings: Mapping[str, Any], prefix: str) -> Files:
    rss = settings.get(f"{prefix}_RSS") or ""
    beside = f"{rss.removesuffix('.xml').removesuffix('.rss')}.json" if rss else ""
    return Files(rss, settings.get(f"{prefix}_ATOM") or "", settings.get(f"{prefix}_JSON", beside) or "")
