"""Leaving out the patterns that cannot match changes nothing in what Markdown makes of a text."""

from __future__ import annotations

import pytest
from bantin.front_matter.effort import Effort
from bantin.front_matter.inline import PatternChoice
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

EXTENSIONS = ["markdown.extensions.footnotes", "markdown.extensions.tables", "markdown.extensions.attr_list"]
CHOOSING, PLAIN = Markdown(extensions=EXTENSIONS), Markdown(extensions=EXTENSIONS)
EFFORT = Effort()
PatternChoice(CHOOSING, EFFORT)
WORDS = [
    "hội",
    " ",
    "\n",
    "\n\n",
    "\t",
    "  \n",
    "\t\n",
    "`",
    "\\",
    "*",
    "_",
    "**",
    "[",
    "]",
    "(a.md)",
    "![",
    "<",
    ">",
]
PIECES = [
    *WORDS,
    "<b>",
    "</b>",
    "<https://a.vn>",
    "<a@b.vn>",
    "&amp;",
    "&",
    "[^1]",
    "[^1]: chú thích\n",
    "[1]: b.md\n",
]


def chosen(text: str) -> str:
    CHOOSING.reset()
    EFFORT.begin()
    return str(CHOOSING.convert(text))


def plain(text: str) -> str:
    PLAIN.reset()
    return str(PLAIN.convert(text))


@given(st.lists(st.sampled_from(PIECES)).map("".join))
@example("dòng một  \ndòng hai")
@example("dòng một\t\ndòng hai")
@example("![ảnh][1] [1] [tin](b.md)\n\n[1]: b.md")
@example("`mã` và \\* và &copy; và <https://a.vn> và <a@b.vn> và <b>đậm</b>")
@example("Có chú thích[^1].\n\n[^1]: Ở đây.")
def test_the_html_is_what_all_patterns_together_would_make(text: str) -> None:
    assert chosen(text) == plain(text)


@pytest.mark.parametrize(
    "text", ["`mã`", "\\*", "[a](b.md)", "![a](b.jpg)", "<https://a.vn>", "[a]\n\n[a]: b.md", "a  \nb"]
)
def test_a_text_without_signs_between_two_others_takes_nothing_from_them(text: str) -> None:
    first = chosen(text)
    assert chosen("Sáng nay, xã họp.") == "<p>Sáng nay, xã họp.</p>"
    assert chosen(text) == first != f"<p>{text}</p>"


def test_a_plain_text_is_spared_most_patterns() -> None:
    chosen("Sáng nay, xã họp.")
    assert len(CHOOSING.treeprocessors["inline"].inlinePatterns) < len(CHOOSING.inlinePatterns) / 2
