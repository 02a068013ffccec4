"""What a preview shows before its hour."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from bantin.newsroom import site
from bantin.newsroom.story import Category


@pytest.mark.parametrize(
    ("fields", "awaited"),
    [
        ({"status": "published"}, False),
        ({"status": "published", "unpublished": "future"}, True),
        ({"status": "published", "unpublished": "draft"}, True),  # a draft may have its hour before it too
        ({"status": "draft", "unpublished": "future"}, False),
        ({"status": "draft", "unpublished": "draft"}, False),
    ],
)
def test_a_preview_lists_all_that_is_not_public_before_its_hour(
    fields: dict[str, str], awaited: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "path_of", lambda article: "a.md")
    monkeypatch.setattr(site, "category_of", lambda wrapper: Category("Kinh tế", "kinh-te", "kinh-te.html"))
    article: Any = SimpleNamespace(
        url="a.html", title="A", date=dt.datetime.now(dt.UTC), category=None, metadata={}, lang="vi", **fields
    )
    assert site.story_of(article).awaited is awaited
