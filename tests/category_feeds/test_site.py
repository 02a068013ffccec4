"""All feeds of a site, from settings and articles to files."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bantin.category_feeds.feeds.plan import FeedOrder
from bantin.category_feeds.feeds.settings import limits_from
from bantin.category_feeds.feeds.site import feed_documents, plan_site_feeds

from tests.category_feeds.desk import CATEGORIES, NOW
from tests.category_feeds.valid import json_feed_errors, parse, schema_errors
from tests.category_feeds.wire import HOSTILE, PICTURE, REPORT

SETTINGS: dict[str, Any] = {
    "SITENAME": "Bản tin Bằng Cốc",
    "SITEURL": "https://bantin.example.vn/xa",
    "DEFAULT_LANG": "vi",
    "FEED_ALL_RSS": "feeds/tin-moi.rss.xml",
    "FEED_ALL_ATOM": "feeds/tin-moi.atom.xml",
    "CATEGORY_FEED_RSS": "feeds/{slug}.xml",
    "FEED_MAX_ITEMS": 100,
}
STATIC = Path(__file__).parents[2] / "theme" / "static"
IMAGE = '<p><img src="https://bantin.example.vn/xa/anh/hoi-nghi-800.jpg" alt=""></p>'
ARTICLES = {
    REPORT.path: SimpleNamespace(picture=PICTURE, pictures=(PICTURE,), feed_body=IMAGE),
    HOSTILE.path: SimpleNamespace(feed_body=HOSTILE.body),
}


def documents(**settings: Any) -> dict[str, bytes]:
    merged = {**SETTINGS, **settings}
    sizes = {"anh/hoi-nghi-800.jpg": 9}
    feeds = plan_site_feeds([REPORT, HOSTILE], CATEGORIES, ARTICLES, merged, FeedOrder(NOW), sizes.__getitem__)
    return feed_documents(feeds, STATIC)


def test_files_stand_at_pelicans_own_settings_with_json_opml_and_looks_beside() -> None:
    assert set(documents()) == {
        "feeds/tin-moi.rss.xml",
        "feeds/tin-moi.atom.xml",
        "feeds/tin-moi.json",
        *(f"feeds/{category.slug}.{ending}" for category in CATEGORIES for ending in ("xml", "json")),
        "feeds/nguon-tin.opml",
        "feeds/hien-thi/feed.xsl",
        "feeds/hien-thi/css/feed.css",
        "feeds/hien-thi/css/feed_source.css",
        "feeds/hien-thi/css/tokens.css",
    }


def test_every_document_is_valid() -> None:
    for address, data in documents().items():
        if address.endswith(".json"):
            assert json_feed_errors(data.decode()) == []
        elif address.startswith("feeds/") and address.endswith("xml"):
            schema = "atom.rng" if "atom" in address else "rss.rng"
            assert schema_errors(schema, data.decode()) == []


def test_a_photo_already_in_the_body_for_feeds_is_shown_once_and_measured() -> None:
    item = json.loads(documents()["feeds/tin-moi.json"])["items"][0]
    assert item["content_html"] == IMAGE
    assert [file["size_in_bytes"] for file in item["attachments"]] == [9]


def test_json_can_be_switched_off() -> None:
    assert "feeds/tin-moi.json" not in documents(FEED_ALL_JSON=None)


def test_no_feed_settings_write_nothing() -> None:
    assert documents(FEED_ALL_RSS=None, FEED_ALL_ATOM=None, CATEGORY_FEED_RSS=None) == {}


def test_a_limit_of_one_kind_goes_before_the_limit_of_all() -> None:
    limits = limits_from({"FEED_MAX_ITEMS": 7, "FEED_LIMITS": {"category": 3, "tag": 0}})
    assert (limits["site"], limits["category"], limits["tag"]) == (7, 3, 0)


@pytest.mark.parametrize(
    ("style", "expected"),
    [("css", "/xa/feeds/hien-thi/css/feed_source.css"), ("xsl", "/xa/feeds/hien-thi/feed.xsl"), ("", None)],
)
def test_the_look_of_feeds_is_a_setting(style: str, expected: str | None) -> None:
    second_line = documents(FEED_STYLE=style)["feeds/tin-moi.rss.xml"].decode().splitlines()[1]
    assert (expected in second_line) if expected else ("xml-stylesheet" not in second_line)


def test_office_hub_and_logo_come_from_the_settings() -> None:
    office = {"copyright_note": "Ghi rõ nguồn", "email": "a@example.vn"}
    text = documents(OFFICE=office, FEED_HUB="https://hub.vn/", FEED_LOGO="theme/logo.png")["feeds/tin-moi.rss.xml"]
    channel = parse(text.decode()).feed
    assert channel.rights == "Ghi rõ nguồn"
    assert channel.image.href == "https://bantin.example.vn/xa/theme/logo.png"
    assert "https://hub.vn/" in [link.href for link in channel.links]


def test_feeds_are_shown_in_the_colours_of_the_site() -> None:
    feeds = plan_site_feeds(
        [REPORT], CATEGORIES, ARTICLES, SETTINGS, FeedOrder(NOW), {"anh/hoi-nghi-800.jpg": 9}.__getitem__
    )
    painted = feed_documents(feeds, STATIC, b":root { --cloth: #5a0f12; }")
    assert painted["feeds/hien-thi/css/tokens.css"] == b":root { --cloth: #5a0f12; }"
    assert documents()["feeds/hien-thi/css/tokens.css"] == (STATIC / "css/tokens.css").read_bytes()
