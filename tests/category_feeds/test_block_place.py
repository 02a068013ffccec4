"""Whether a theme of other people has a place for the block, told by the names in its templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.category_feeds.plain_block import shows_the_block


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{% for it in article.same_category %}{{ it.title }}{% endfor %}", True),
        ("{{ article.picks.heading }}", True),
        ("{{ article.related }} {{ article.content }}", False),
        ("", False),
    ],
)
def test_a_template_that_names_the_stories_has_the_place(text: str, shown: bool, tmp_path: Path) -> None:
    (tmp_path / "includes").mkdir()
    (tmp_path / "includes/below.html").write_text(text, "utf-8")
    (tmp_path / "article.html").write_bytes(b"\xff{{ article.content }}")
    assert shows_the_block([tmp_path / "none", tmp_path]) is shown
