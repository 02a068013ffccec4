"""What a person sees who opens a feed in a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bantin.category_feeds.feeds.atom import write_atom
from bantin.category_feeds.feeds.feed import Feed
from bantin.category_feeds.feeds.rss import write_rss
from lxml import etree

from tests.category_feeds.wire import EMPTY, FULL, SITE

STATIC = Path(__file__).parents[2] / "theme" / "static"
SHEET = etree.XSLT(etree.parse(STATIC / "feed.xsl"))


def transform(text: str) -> Any:
    return SHEET(etree.fromstring(text.encode()).getroottree()).getroot()


@pytest.mark.parametrize("text", [write_rss(FULL), write_atom(FULL)], ids=["rss", "atom"])
def test_both_formats_make_the_same_readable_page(text: str) -> None:
    page = transform(text)
    assert page.get("lang") == "vi"
    assert page.findtext("head/title") == "Nguồn tin: Bản tin Bằng Cốc"
    assert [link.get("href") for link in page.iterfind(".//h3/a")] == [item.url for item in FULL.items]
    assert page.findtext(".//p[@class='feed-date']").strip() == "14/01/2024, 17:00"
    assert page.find(".//li/img").get("src") == f"{SITE}anh/hoi-nghi-800.jpg"
    assert "Ghi rõ nguồn" in page.findtext("body/footer/p")


@pytest.mark.parametrize(("write", "ending"), [(write_rss, "rss.xml"), (write_atom, "atom.xml")])
def test_the_page_shows_the_address_to_copy(write: Callable[[Feed], str], ending: str) -> None:
    assert transform(write(FULL)).findtext(".//code") == f"{SITE}feeds/tin-moi.{ending}"


def test_an_empty_feed_says_that_it_waits_for_stories() -> None:
    page = transform(write_rss(EMPTY))
    assert "Chuyên mục này chưa có tin" in etree.tostring(page, encoding="unicode")
    assert page.find(".//ol") is None


def test_the_page_loads_the_sheets_beside_it_and_no_script() -> None:
    page = transform(write_rss(FULL))
    sheets = [link.get("href") for link in page.iterfind(".//link")]
    assert sheets == ["/xa/theme/css/tokens.css", "/xa/theme/css/feed.css"]
    assert list(page.iter("script", "style")) == []
    assert (STATIC / "css" / "feed.css").exists()


def test_text_with_markup_stays_text() -> None:
    page = transform(write_rss(FULL))
    assert page.findall(".//h3/a")[1].text == 'A < B & "C" ]]> <script>alert(1)</script>'
