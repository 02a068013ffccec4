"""What is done to a story after it was kept shows, however it is done."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from bantin.newsroom import page_reads
from bantin.newsroom.article import StoryArticle, is_plain


def article() -> StoryArticle:
    metadata = {"title": "Cam", "summary": "Tóm tắt.", "kept_body": "k", "tags": ["cam"]}
    attributes = {"title": "Cam", "tags": metadata["tags"], "face": "f", "plain": True, "metadata": metadata}
    return StoryArticle.restored({**attributes, "slug": "cam", "settings": {}}, lambda: "<p>Cam</p>")


def rename_in_place(it: StoryArticle) -> None:
    it.metadata["title"] = "Quýt"


CHANGES: list[Callable[[StoryArticle], Any]] = [
    lambda it: setattr(it, "title", "Quýt"),
    lambda it: setattr(it, "total", 3),
    lambda it: it.tags.append("quýt"),
    lambda it: delattr(it, "slug"),
    lambda it: it.metadata.update(total=3),
    lambda it: it.metadata.pop("summary"),
    rename_in_place,
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_added_changed_or_taken_away_is_told(change: Callable[[StoryArticle], Any]) -> None:
    it = article()
    before = repr(it.added())
    change(it)
    assert repr(it.added()) != before
    assert repr(it.added()) == repr(it.added())


def test_what_is_as_it_was_is_not_told_but_for_what_may_change_in_place() -> None:
    it = article()
    it.title = "".join(["C", "am"])  # the same word, not the same object
    told = {name: value for name, value in it.added().items() if name not in ("settings", "translations")}
    assert {name: value for name, value in told.items() if not name.startswith("_")} == {
        "metadata": {"tags": ["cam"]},
        "tags": ["cam"],
    }


def test_a_story_that_nobody_has_kept_tells_all() -> None:
    it = article()
    it.face = ""
    assert it.added()["title"] == it.added()["metadata"]["title"] == "Cam"


def test_a_body_that_somebody_has_set_is_no_longer_the_one_that_was_converted() -> None:
    it = article()
    assert is_plain(it)
    it._content += "<p>Có 3 tin.</p>"
    assert not is_plain(it)
    assert it._content == "<p>Cam</p><p>Có 3 tin.</p>"


def test_a_page_that_shows_the_body_of_another_story_is_noted_whichever_way_it_asks() -> None:
    own, other = article(), article()
    for it in (own, other):
        it._context, it.settings = SimpleNamespace(get=lambda name, default="": ""), {"INTRASITE_LINK_REGEX": "x^"}
    asks: list[Callable[[StoryArticle], str]] = [
        lambda it: it.content,
        lambda it: it.get_content(""),
        lambda it: it._content,
    ]
    for ask in asks:
        with page_reads.noting_page(own) as names:
            ask(own)
        assert page_reads.ALWAYS_RENDER not in names
        with page_reads.noting_page(own) as names:
            ask(other)
        assert page_reads.ALWAYS_RENDER in names
