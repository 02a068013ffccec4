"""One broken link in a story, carried by many files, is one finding."""

from __future__ import annotations

from bantin.check.deduplication import as_typed, told_once
from bantin.check.links import BrokenLink

PAGE, FEED, LITE = "2024/a.html", "feeds/tin-moi.rss.xml", "lite/2024/a.html"
SOURCES = {PAGE: "2024/a.md", "2024/b.html": "2024/b.md"}


def link(page: str, target: str, place: str) -> BrokenLink:
    return BrokenLink(page, target, place=(place, ""))


def test_a_feed_does_not_say_again_what_its_story_says() -> None:
    found = [link(PAGE, "x.html", "2024/x.html"), link(FEED, "https://s.example/2024/x.html", "2024/x.html")]
    assert told_once(found, SOURCES, ()) == found[:1]


def test_each_story_with_the_same_mistake_is_told_of() -> None:
    found = [link(PAGE, "x.html", "2024/x.html"), link("2024/b.html", "x.html", "2024/x.html")]
    assert told_once(found, SOURCES, ()) == found


def test_what_stands_in_no_story_is_told_where_it_is() -> None:
    found = [link(PAGE, "x.html", "2024/x.html"), link(FEED, "y.html", "feeds/y.html")]
    assert told_once(found, SOURCES, ()) == found


def test_a_page_that_only_repeats_another_one_is_left_out() -> None:
    found = [link(LITE, "x.html", "lite/2024/x.html"), link(PAGE, "y.html", "2024/y.html")]
    assert told_once(found, SOURCES, {LITE}, ()) == found[1:]


def test_a_lost_story_that_was_told_by_its_line_is_not_told_by_its_page() -> None:
    told = {("2024/a.md", ("2024/{filename}tổng-kết.md", ""))}
    same = link(PAGE, "{filename}t%E1%BB%95ng-k%E1%BA%BFt.md#muc", "2024/{filename}tổng-kết.md")
    other = link(PAGE, "{filename}kết.md", "2024/{filename}kết.md")
    elsewhere = link("2024/b.html", "{filename}tổng-kết.md", "2024/{filename}tổng-kết.md")
    assert told_once([same, other, elsewhere], SOURCES, (), told) == [other, elsewhere]


def test_an_address_is_told_as_its_editor_has_typed_it() -> None:
    assert as_typed("{filename}../b.md") == "../b.md"
    assert as_typed("b.html") == "b.html"
