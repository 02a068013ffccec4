"""Which feeds a site has, what each holds, where its files stand."""

import datetime as dt
from dataclasses import replace

from bantin.category_feeds.feeds.formats import Files
from bantin.category_feeds.feeds.plan import FeedOrder, feed_links, plan_feeds

from tests.category_feeds.desk import CATEGORIES, CULTURE, NOW, RURAL, on, story
from tests.category_feeds.wire import EMPTY_SINCE, PUBLISHER, REPORT, STORIES, planned


def titles(kind: str, slug: str) -> list[str]:
    return [item.title for item in planned(*STORIES)[kind, slug].feed.items]


def test_the_site_each_section_and_each_category_have_a_feed_and_a_kind_of_limit_0_has_none() -> None:
    assert list(planned(*STORIES)) == [
        ("site", ""),
        ("section", "tin-tuc"),
        ("category", "nong-thon-moi"),
        ("category", "van-hoa"),
        ("category", "thong-bao"),
        ("tag", "ocop"),
    ]


def test_authors_have_feeds_in_order_of_their_slugs() -> None:
    feeds = plan_feeds([REPORT], (), PUBLISHER, FeedOrder(now=NOW, empty_since=EMPTY_SINCE, limits={"author": 3}))
    assert [(feed.slug, feed.files.rss) for feed in feeds if feed.kind == "author"] == [
        ("cong-dai", "feeds/tac-gia/cong-dai.rss.xml"),
        ("tuan-tu", "feeds/tac-gia/tuan-tu.rss.xml"),
    ]


def test_a_section_holds_the_stories_of_its_categories() -> None:
    assert len(titles("section", "tin-tuc")) == 3
    assert titles("category", "nong-thon-moi") == ["Bằng Cốc triển khai nhiệm vụ, giao chỉ tiêu"]


def test_items_come_newest_first_up_to_the_limit_of_the_feed() -> None:
    week = [story(f"ngay-{day}", day) for day in range(1, 8)]
    feeds = plan_feeds(
        week, (RURAL,), PUBLISHER, FeedOrder(now=NOW, empty_since=EMPTY_SINCE, limits={"site": 3, "category": 2})
    )
    assert [[item.title for item in feed.feed.items] for feed in feeds] == [
        ["Tin ngay-7", "Tin ngay-6", "Tin ngay-5"],
        ["Tin ngay-7", "Tin ngay-6"],
    ]


def test_stories_that_lists_hold_back_are_in_no_feed() -> None:
    held_back = [
        story("nhap", 20, status="draft"),
        story("an", 20, status="hidden"),
        story("mai", on(2, 2)),
        story("het-han", 20, expires=dt.date(2024, 1, 25)),
    ]
    assert planned(*STORIES, *held_back) == planned(*STORIES)


def test_an_unchanged_feed_keeps_its_bytes_on_another_day_and_in_another_order() -> None:
    later = plan_feeds(reversed(STORIES), CATEGORIES, PUBLISHER, FeedOrder(now=on(1, 6), empty_since=EMPTY_SINCE))
    earlier = plan_feeds(STORIES, CATEGORIES, PUBLISHER, FeedOrder(now=NOW, empty_since=EMPTY_SINCE))
    assert [feed.documents() for feed in later] == [feed.documents() for feed in earlier]


def test_a_story_elsewhere_leaves_the_bytes_of_a_categorys_feed() -> None:
    more = planned(*STORIES, story("moi", 30, CULTURE))
    assert more["category", "nong-thon-moi"].documents() == planned(*STORIES)["category", "nong-thon-moi"].documents()
    assert more["section", "tin-tuc"].documents() != planned(*STORIES)["section", "tin-tuc"].documents()


def test_a_feed_is_as_new_as_its_latest_correction() -> None:
    assert planned(*STORIES)["site", ""].feed.updated == on(15, hour=9)
    corrected = replace(STORIES[1], modified=on(20))
    assert planned(REPORT, corrected)["category", "van-hoa"].feed.updated == on(20)


def test_a_category_with_a_description_uses_it() -> None:
    described = replace(RURAL, description="Chương trình nông thôn mới")
    feeds = plan_feeds([], (described,), PUBLISHER, FeedOrder(now=NOW, empty_since=EMPTY_SINCE))
    assert [feed.feed.description for feed in feeds] == ["Tin tức từ cơ sở", "Chương trình nông thôn mới"]


def test_a_page_announces_its_three_formats() -> None:
    links = [(link.type, link.title, link.href) for link in feed_links(planned(*STORIES)["category", "van-hoa"])]
    assert links == [
        ("application/rss+xml", "Văn hóa – Bản tin Bằng Cốc (RSS)", "feeds/chuyen-muc/van-hoa.rss.xml"),
        ("application/atom+xml", "Văn hóa – Bản tin Bằng Cốc (Atom)", "feeds/chuyen-muc/van-hoa.atom.xml"),
        ("application/feed+json", "Văn hóa – Bản tin Bằng Cốc (JSON)", "feeds/chuyen-muc/van-hoa.json"),
    ]


def test_files_stand_where_the_settings_say_and_formats_without_an_address_are_not_written() -> None:
    files = {"category": Files(rss="rss/{slug}.xml")}
    feeds = plan_feeds([REPORT], (RURAL,), PUBLISHER, FeedOrder(now=NOW, empty_since=EMPTY_SINCE, files=files))
    assert [list(feed.documents()) for feed in feeds] == [["rss/nong-thon-moi.xml"]]
    assert [link.href for link in feed_links(feeds[0])] == ["rss/nong-thon-moi.xml"]
    assert feeds[0].feed.rss == "https://bantin.example.vn/xa/rss/nong-thon-moi.xml"
