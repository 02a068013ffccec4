"""Corrections and withdrawals in feeds: what moves, what stays, what readers are asked to drop, and how long."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
from bantin.category_feeds.feeds.atom import write_atom
from bantin.category_feeds.feeds.feed import Publisher, item_id, make_item
from bantin.category_feeds.feeds.plan import Corrections, FeedOrder, PlannedFeed, plan_feeds
from bantin.newsroom.notes import all_told
from bantin.newsroom.story import Name, Note, Story, Withdrawal

from tests.category_feeds.desk import CATEGORIES, CULTURE, NOW, on, story, tag
from tests.category_feeds.valid import json_feed_errors, schema_errors

SITE = Publisher("Bản tin", "https://bantin.example.vn/")
AT = "{http://purl.org/atompub/tombstones/1.0}"
HA = Name("Thu Hà", "thu-ha", "tac-gia/thu-ha/")
GONE = Withdrawal(on(20), "Nhầm tên người", tags=("Cam",), authors=("thu hà",))
KEPT = [story("a", 10, tags=(tag("cam"),), authors=(HA,)), story("b", 11, CULTURE, tags=(tag("lua"),))]


def withdrawn(**fields: object) -> Story:
    return story("c", 12, status="hidden", withdrawn=GONE, **fields)


def feeds(stories: list[Story], now: dt.datetime = NOW) -> dict[str, PlannedFeed]:
    told = Corrections("dinh-chinh.html", all_told(stories, now, titled=True))
    planned = plan_feeds(stories, CATEGORIES, SITE, FeedOrder(now=now, told=told))
    return {f"{feed.kind}:{feed.slug}": feed for feed in planned}


def entries(feed: PlannedFeed, tag_name: str = f"{AT}deleted-entry") -> list[ET.Element]:
    return ET.fromstring(write_atom(feed.feed)).findall(tag_name)


def test_a_correction_moves_the_item_and_leaves_its_id() -> None:
    before, after = story("a", 10), story("a", 10, modified=on(12), corrections=(Note("Số hộ là <12>.", on(12)),))
    first, second = make_item(before, SITE), make_item(after, SITE)
    assert (second.id, second.published, second.updated) == (first.id, first.updated, on(12))
    assert second.content.endswith("<p><strong>Đính chính, 12/01/2024:</strong> Số hộ là &lt;12&gt;.</p>")


def test_feeds_tell_of_a_withdrawn_story_wherever_a_list_held_it() -> None:
    found = feeds([*KEPT, withdrawn()])
    telling = {name for name, feed in found.items() if entries(feed)}
    assert telling == {"site:", "section:tin-tuc", "category:nong-thon-moi", "tag:cam", "author:thu-ha"}
    (entry,) = entries(found["site:"])
    assert entry.attrib == {"ref": item_id(story("c", 12), "bantin.example.vn"), "when": "2024-01-20T08:00:00+07:00"}
    assert entry.findtext(f"{AT}comment") == "Nhầm tên người"
    assert found["site:"].paths == ("b.md", "a.md")
    assert found["site:"].feed.updated == on(20)
    assert entry.get("ref") in {item.id for item in feeds([*KEPT, story("c", 12)])["site:"].feed.items}


@pytest.mark.parametrize(
    ("now", "count"),
    [
        (on(20) - dt.timedelta(seconds=1), 0),
        (on(20), 1),
        (on(20) + dt.timedelta(days=30, seconds=-1), 1),
        (on(20) + dt.timedelta(days=30), 0),
    ],
)
def test_they_do_so_for_thirty_days(now: dt.datetime, count: int) -> None:
    feed = feeds([*KEPT, withdrawn()], now)["site:"]
    assert len(entries(feed)) == count
    assert ("tombstones" in write_atom(feed.feed)) == bool(count)


def test_all_corrections_have_a_feed_of_their_own_with_an_id_each() -> None:
    one = story("a", 10, corrections=(Note("Hai", on(13)), Note("Một", on(12)), Note("Không ngày")))
    feed = feeds([one, KEPT[1], withdrawn()])["corrections:"]
    assert [item.title for item in feed.feed.items] == ["Rút bài: Tin c", *["Đính chính: Tin a"] * 3]
    assert [item.summary for item in feed.feed.items] == ["Nhầm tên người", "Hai", "Một", "Không ngày"]
    assert len({item.id for item in feed.feed.items}) == 4
    assert {item.url for item in feed.feed.items[1:]} == {"https://bantin.example.vn/a/#dinh-chinh"}
    assert feed.feed.updated == on(20)
    written = feed.documents()
    assert sorted(written) == ["feeds/dinh-chinh.atom.xml", "feeds/dinh-chinh.json", "feeds/dinh-chinh.rss.xml"]
    assert json_feed_errors(written["feeds/dinh-chinh.json"]) == []
    assert schema_errors("atom.rng", written["feeds/dinh-chinh.atom.xml"]) == []


def test_another_correction_changes_no_id_of_those_before() -> None:
    def ids(*notes: Note) -> set[str]:
        return {item.id for item in feeds([story("a", 10, corrections=notes)])["corrections:"].feed.items}

    assert ids(Note("Một", on(12))) < ids(Note("Hai", on(13)), Note("Một, sửa lại", on(12)))


def test_a_title_that_is_kept_back_stands_in_no_feed() -> None:
    untitled = story("c", 12, status="hidden", withdrawn=Withdrawal(on(20), "Nhầm", titled=False), title="Kín")
    found = feeds([*KEPT, untitled])
    assert [item.title for item in found["corrections:"].feed.items] == ["Rút bài: 20/01/2024"]
    assert all("Kín" not in text for feed in found.values() for text in feed.documents().values())
