"""Texts of finished HTML are changed; tags and code are not."""

import pytest
from bantin.newsroom.html_texts import change_texts


@pytest.mark.parametrize(
    "kept",
    [
        '<a href="https://a.vn/x" title="x">',
        "<code>x</code>",
        "<pre><code>x <b>x</b></code> x</pre>",
        '<img alt="a > x" src="x.jpg">',
        "<!-- x -->",
    ],
)
def test_tags_and_code_stay_as_they_are(kept: str) -> None:
    assert change_texts(kept, str.upper) == kept


def test_texts_around_and_behind_them_change() -> None:
    assert change_texts("x<b>x</b><code>x</code>x", str.upper) == "X<b>X</b><code>x</code>X"
