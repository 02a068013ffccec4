"""The classes that authors may give do what their examples say."""

from __future__ import annotations

import pytest
from bantin.newsroom.classes import AUTHOR_CLASSES, NO_CAPTION, AuthorClass

from tests.building import ROOT


@pytest.mark.parametrize("each", AUTHOR_CLASSES, ids=lambda each: each.name)
def test_each_example_gives_its_class_and_the_theme_or_the_captions_know_it(each: AuthorClass) -> None:
    sheets = "".join(path.read_text("utf-8") for path in (ROOT / "theme/static/css").rglob("*.css"))
    assert each.name in each.example
    assert f".{each.name}" in sheets or each.name == NO_CAPTION
