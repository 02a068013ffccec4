"""The list of all feeds."""

from xml.etree import ElementTree as ET

from bantin.category_feeds.feeds.opml import write_opml
from bantin.category_feeds.feeds.plan import outlines

from tests.category_feeds.wire import EMPTY_SINCE, PUBLISHER, SITE, STORIES, planned

ROOT = ET.fromstring(write_opml(PUBLISHER, outlines(list(planned(*STORIES).values())), EMPTY_SINCE))


def test_categories_stand_below_their_section_in_the_order_of_the_menu() -> None:
    tops = [outline.attrib["text"] for outline in ROOT.iterfind("body/outline")]
    below = [outline.attrib["text"] for outline in ROOT.iterfind("body/outline/outline")]
    assert tops == [f"{name}Bản tin Bằng Cốc" for name in ("", "Tin tức – ", "Thông báo – ", "ocop – ")]
    assert below == ["Nông thôn mới – Bản tin Bằng Cốc", "Văn hóa – Bản tin Bằng Cốc"]


def test_each_outline_names_feed_and_page() -> None:
    for outline in ROOT.iter("outline"):
        assert outline.attrib["type"] == "rss"
        assert outline.attrib["xmlUrl"].startswith(SITE)
        assert outline.attrib["htmlUrl"].startswith(SITE)
        assert outline.attrib["text"]


def test_the_head_names_the_owner_and_a_date_of_content_not_of_the_build() -> None:
    head = {element.tag: element.text for element in ROOT[0]}
    assert ROOT.attrib == {"version": "2.0"}
    assert head["title"] == "Nguồn tin của Bản tin Bằng Cốc"
    assert head["dateModified"] == "Mon, 01 Jan 2024 00:00:00 +0700"
