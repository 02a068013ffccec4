"""JSON Feed 1.1 by its own rules."""

import json

from bantin.category_feeds.feeds.json_feed import write_json_feed

from tests.category_feeds.valid import json_feed_errors
from tests.category_feeds.wire import EMPTY, FULL, SITE

TEXT = write_json_feed(FULL)


def test_a_full_and_an_empty_feed_keep_the_rules() -> None:
    assert json_feed_errors(TEXT) == []
    assert json_feed_errors(write_json_feed(EMPTY)) == []
    assert json.loads(write_json_feed(EMPTY))["items"] == []


def test_the_feed_says_who_where_and_under_which_rights() -> None:
    feed = json.loads(TEXT)
    assert feed["home_page_url"] == SITE
    assert feed["feed_url"] == f"{SITE}feeds/tin-moi.json"
    assert feed["language"] == "vi"
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example.vn/"}]
    assert feed["_ban_tin"] == {"generator": "Bản tin", "rights": "Ghi rõ nguồn “Bản tin Bằng Cốc” & tác giả."}


def test_an_item_carries_image_authors_tags_and_attachment() -> None:
    item = json.loads(TEXT)["items"][0]
    assert item["image"] == f"{SITE}anh/hoi-nghi-800.jpg"
    assert item["authors"] == [{"name": "Tuấn Tú"}, {"name": "Công Đại"}]
    assert item["tags"] == ["Nông thôn mới", "ocop"]
    assert item["attachments"] == [
        {
            "url": f"{SITE}anh/hoi-nghi-800.jpg",
            "mime_type": "image/jpeg",
            "title": "Quang cảnh hội nghị",
            "size_in_bytes": 48213,
            "_ban_tin": {"credit": "Tuấn Tú", "width": 800, "height": 533},
        }
    ]


def test_what_a_story_does_not_have_is_absent_not_empty() -> None:
    item = json.loads(TEXT)["items"][1]
    assert not {"image", "authors", "attachments"} & set(item)


def test_vietnamese_stands_as_typed() -> None:
    assert "Bằng Cốc triển khai nhiệm vụ" in TEXT
