"""RSS 2.0: valid, complete, and unharmed by what editors type."""

from dataclasses import replace

from bantin.category_feeds.feeds.rss import write_rss

from tests.category_feeds.valid import parse, schema_errors
from tests.category_feeds.wire import EMPTY, FULL, PUBLISHER, SITE

RSS = write_rss(FULL)


def test_a_feed_with_photos_sound_and_hostile_text_is_valid() -> None:
    assert schema_errors("rss.rng", RSS) == []


def test_a_category_without_stories_has_a_valid_feed_with_a_fixed_date() -> None:
    text = write_rss(EMPTY)
    assert schema_errors("rss.rng", text) == []
    assert parse(text).entries == []
    assert "<lastBuildDate>Mon, 01 Jan 2024 00:00:00 +0700</lastBuildDate>" in text


def test_a_feed_of_a_site_that_set_nothing_is_valid() -> None:
    bare = replace(EMPTY, publisher=type(PUBLISHER)("Bản tin", SITE), description="")
    assert schema_errors("rss.rng", write_rss(bare)) == []


def test_the_channel_says_who_where_and_under_which_rights() -> None:
    channel = parse(RSS).feed
    assert (channel.title, channel.link, channel.language) == ("Bản tin Bằng Cốc", SITE, "vi")
    assert channel.rights == "Ghi rõ nguồn “Bản tin Bằng Cốc” & tác giả."
    assert (channel.generator, channel.ttl) == ("Bản tin", "60")
    assert channel.image.href == f"{SITE}theme/img/logo.png"
    assert {(link.rel, link.href) for link in channel.links} >= {
        ("self", f"{SITE}feeds/tin-moi.rss.xml"),
        ("hub", "https://hub.example.vn/"),
    }


def test_an_item_carries_date_authors_categories_summary_and_full_text() -> None:
    item = parse(RSS).entries[0]
    assert item.published == "Sun, 14 Jan 2024 17:00:00 +0700"
    assert [author.name for author in item.authors] == ["Tuấn Tú", "Công Đại"]
    assert [term.term for term in item.tags] == ["Nông thôn mới", "ocop"]
    assert item.summary == "Chiều 14-1, xã Bằng Cốc tổ chức hội nghị."
    assert "<figcaption>Quang cảnh</figcaption></figure><p>" in item.content[0].value


def test_the_guid_is_no_address() -> None:
    item = parse(RSS).entries[0]
    assert (item.id, item.guidislink) == ("tag:bantin.example.vn,2024-01-14:/2024/01/14/hoi-nghi/", False)


def test_a_photo_is_an_enclosure_and_a_media_content_with_caption_and_credit() -> None:
    item = parse(RSS).entries[0]
    enclosure = item.enclosures[0]
    assert (enclosure.href, enclosure.length, enclosure.type) == (
        f"{SITE}anh/hoi-nghi-800.jpg",
        "48213",
        "image/jpeg",
    )
    assert (item.media_content[0]["width"], item.media_content[0]["filesize"]) == ("800", "48213")
    assert item.media_credit[0]["content"] == "Tuấn Tú"
    assert '<media:description type="plain">Quang cảnh hội nghị</media:description>' in RSS


def test_a_sound_is_an_enclosure() -> None:
    assert parse(RSS).entries[2].enclosures[0].type == "audio/mpeg"


def test_a_title_with_markup_stays_text_and_loses_forbidden_characters() -> None:
    assert '<title>A &lt; B &amp; "C" ]]&gt; &lt;script&gt;alert(1)&lt;/script&gt;</title>' in RSS


def test_a_summary_is_text_for_readers_that_take_it_as_html() -> None:
    assert parse(RSS).entries[1].summary == "Một dòng có ]]&gt; và &lt;b&gt;thẻ&lt;/b&gt;"


def test_the_stylesheet_stands_before_the_root() -> None:
    assert RSS.splitlines()[1] == '<?xml-stylesheet type="text/xsl" href="/xa/theme/feed.xsl"?>'
    assert "xml-stylesheet" not in write_rss(replace(FULL, publisher=replace(PUBLISHER, stylesheet="")))
