"""Figures and headings of a finished body."""

import pytest

from plugins.front_matter.conversion import BodyConverter
from plugins.front_matter.figures import join_in_html

CONVERTER = BodyConverter({"extensions": ["markdown.extensions.attr_list"]})
NB, WJ = "\u00a0", "\u2060"


def html(text: str) -> str:
    return CONVERTER.convert(text, "a.md", 1, ()).html


def test_figures_of_a_body_stay_on_one_line() -> None:
    assert html("Ngày 14-1, trồng 10 ha.") == f"<p>Ngày{NB}14{WJ}-{WJ}1, trồng 10{NB}ha.</p>"


@pytest.mark.parametrize(
    "kept",
    [
        '<a href="https://a.vn/14-1" title="14-1">x</a>',
        "<code>10 ha</code>",
        "<pre><code>x <b>10 ha</b></code> 19/19</pre>",
        '<img alt="a > 14-1" src="1-2.jpg">',
        "<!-- 14-1 -->",
    ],
)
def test_tags_and_code_stay_as_they_are(kept: str) -> None:
    assert join_in_html(kept) == kept


def test_text_behind_code_is_joined_again() -> None:
    assert join_in_html("<code>1 ha</code> 2 ha") == f"<code>1 ha</code> 2{NB}ha"


def test_a_heading_has_an_id_in_plain_letters_and_equal_ones_differ() -> None:
    text = html("## Đường đi Đông Đô\n\n## Đường đi Đông Đô\n\n## Nội dung\n\n## Riêng {: #rieng }\n\n## 🎉")
    assert [part.split('"')[0] for part in text.split('id="')[1:]] == [
        "duong-di-dong-do",
        "duong-di-dong-do-2",
        "noi-dung-2",
        "rieng",
        "muc",
    ]
