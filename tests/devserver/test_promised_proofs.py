"""A first look at a story that stands where it was promised to stand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from bantin.devserver.draft_preview import _keep_promise

PROMISED = {"slug": "ten-cu", "url": "2024/ten-cu.html", "save_as": "2024/ten-cu.html", "feed_id": "tag:x"}


class Article(SimpleNamespace):
    """An article that was just read, at the address that its header makes."""

    def stand_at(self, url: str, save_as: str) -> None:
        self.url, self.save_as = url, save_as


def read(slug: str, *, typed: bool) -> Any:
    places = (("title", 1, 8), ("slug", 2, 7)) if typed else (("title", 1, 8),)
    return Article(slug=slug, url=f"2024/{slug}.html", save_as=f"2024/{slug}.html", header_places=places)


@pytest.mark.parametrize(("slug", "typed"), [("ten-moi", False), ("ten-cu", True)])
def test_a_mended_title_is_seen_at_the_address_of_its_story(slug: str, typed: bool) -> None:
    article = read(slug, typed=typed)
    _keep_promise(article, SimpleNamespace(**PROMISED))
    assert {name: getattr(article, name) for name in PROMISED} == PROMISED


def test_a_story_that_asks_for_a_new_address_or_was_promised_none_stands_by_itself() -> None:
    asking, plain = read("ten-moi", typed=True), read("ten-moi", typed=False)
    _keep_promise(asking, SimpleNamespace(**PROMISED))
    _keep_promise(plain, SimpleNamespace(slug="ten-cu", url="2024/ten-cu.html", save_as="2024/ten-cu.html"))
    assert asking.url == plain.url == "2024/ten-moi.html"
