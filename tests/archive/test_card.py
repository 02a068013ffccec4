"""Cards as a file: what was written comes back; whoever forges them leads nowhere, and steers nobody."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bantin.archive.card import Card, cards_data, read_cards
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.photo import Photo
from bantin.newsroom.story import Note, Reference, Withdrawal

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DATE = dt.datetime(2026, 9, 1, 8, tzinfo=ZONE)
PLAIN = Card(
    *("2026/09/cam.html", "2026/09/cam.html", "cam", "Giá cam tăng", DATE, "published", "vi", "article", "Kinh tế"),
    *(
        ("cam sành", "chợ phiên"),
        ("Thu Hà",),
        "Bà con bán được giá.",
        "0123abcd",
        frozenset({"title", "slug", "picture"}),
        frozenset({"picture"}),
    ),
)
RICH = replace(
    PLAIN,
    save_as="2026/09/cho.html",
    status="hidden",
    has=frozenset({"title"}),
    extras={
        "photos": (Photo("cho.jpg", "Chợ"),),
        "modified": DATE,
        "corrections": (Note("Giá là 9.", DATE, timed=True),),
        "withdrawn": Withdrawal(DATE, "Nhầm tên người.", tags=("cam sành",)),
        "related": (Reference("cam", 3, 1),),
        "expires": dt.date(2026, 9, 30),
        "feed_id": "tag:kho-tin.vn,2026-09-01:/cho.html",
    },
)
CARDS = {"2026/cam.md": PLAIN, "2026/cho.md": RICH}
FIELDS = ["save_as", "url", "slug", "title", "date", "status", "lang", "template", "category", "tags", "authors"]


def written() -> Any:
    return json.loads(json.dumps(cards_data(CARDS)))


def forged(name: str, value: Any) -> Any:
    data = written()
    data["cards"]["2026/cam.md"][FIELDS.index(name)] = value
    return data


def test_what_was_written_comes_back() -> None:
    assert read_cards(written(), ZONE) == CARDS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("save_as", path) for path in ("../x.html", "/etc/x.html", "a/../../x.html", "a\0b", "", "a//b.html")),
        *(("url", url) for url in ("javascript:alert(1)", "//evil.vn/x", "/x.html", 'a.html" onclick="x', "á.html")),
        ("status", "draft"),
        ("title", 1),
        ("tags", [1]),
        ("authors", None),
        ("date", "hôm qua"),
    ],
)
def test_a_card_that_we_would_never_write_is_none(name: str, value: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        read_cards(forged(name, value), ZONE)


@pytest.mark.parametrize("path", ["../x.md", "/etc/passwd", "a/../../x.md"])
def test_a_card_of_a_file_elsewhere_is_none(path: str) -> None:
    data = written()
    data["cards"] = {path: data["cards"]["2026/cam.md"]}
    with pytest.raises(ValueError, match="no path"):
        read_cards(data, ZONE)


@pytest.mark.parametrize("extras", [[1], "x", [[["cho.jpg"]], *[None] * 10], {}, [None] * 99])
def test_what_few_stories_have_is_of_its_kind(extras: Any) -> None:
    data = written()
    data["cards"]["2026/cho.md"][-1] = extras
    if extras == {}:
        assert not read_cards(data, ZONE)["2026/cho.md"].extras
    else:
        with pytest.raises((ValueError, TypeError)):
            read_cards(data, ZONE)


def test_nobody_reads_a_story_for_what_its_card_says_it_has_not() -> None:
    asked: list[str] = []
    article = StoryArticle.on_card(
        {}, PLAIN, lambda it: asked.append(it.card.title) or it.__dict__.update(slug="cam")
    )
    assert article.picture is None
    assert not hasattr(article, "audio")
    assert asked == []
    assert article.slug == "cam"
    assert asked == ["Giá cam tăng"]
