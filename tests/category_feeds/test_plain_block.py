"""The block for themes that show a body as it is."""

from __future__ import annotations

from bantin.category_feeds.plain_block import plain_block
from lxml import html


def test_each_story_is_a_link_to_its_source_under_the_heading() -> None:
    block = html.fromstring(plain_block("Tin cùng chuyên mục", [("2026/a.md", "Một"), ("2026/tin hay #2.md", "Hai")]))
    assert block.xpath("string(//h2)") == "Tin cùng chuyên mục"
    assert block.xpath("//li/a/text()") == ["Một", "Hai"]
    assert block.xpath("//li/a/@href") == ["{filename}/2026/a.md", "{filename}/2026/tin%20hay%20%232.md"]


def test_words_are_text() -> None:
    block = html.fromstring(plain_block("A & B", [("a.md", "Giá < 5.000 & <b>")]))
    assert block.xpath("//b") == []
    assert (block.xpath("string(//h2)"), block.xpath("string(//a)")) == ("A & B", "Giá < 5.000 & <b>")


def test_without_stories_there_is_no_block() -> None:
    assert plain_block("Tin cùng chuyên mục", []) == ""
