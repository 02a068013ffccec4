"""The classes that authors may give stand in the documentation as the code has them."""

from __future__ import annotations

import pytest
from bantin.front_matter.reference import class_table
from bantin.newsroom.classes import AUTHOR_CLASSES, NO_CAPTION, AuthorClass

from tests.docs.test_documentation import ROOT, block


@pytest.mark.parametrize("page", ["huong-dan-bien-tap.md", "anh-va-chu-thich.md", "plugins/front_matter.md"])
def test_the_page_lists_the_classes_of_the_table(page: str) -> None:
    assert block("classes", (ROOT / "docs" / page).read_text("utf-8")) == class_table()


@pytest.mark.parametrize("each", AUTHOR_CLASSES, ids=lambda each: each.name)
def test_each_example_gives_its_class_and_the_theme_or_the_captions_know_it(each: AuthorClass) -> None:
    sheets = "".join(path.read_text("utf-8") for path in (ROOT / "theme/static/css").rglob("*.css"))
    assert each.name in each.example
    assert f".{each.name}" in sheets or each.name == NO_CAPTION
