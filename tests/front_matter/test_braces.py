"""Braces that hold no attributes are what somebody wrote."""

from __future__ import annotations

import pytest
from bantin.front_matter.conversion import BodyConverter

OPTIONS = {
    "extensions": ["markdown.extensions.attr_list", "markdown.extensions.tables", "bantin.dialect.extension"],
    "output_format": "html",
}


def html_of(text: str) -> str:
    return BodyConverter(OPTIONS).convert(text, "tin.md", 1, ()).html.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("## Điều 5 {sửa đổi}", "Điều 5 {sửa đổi}"),
        ("Một câu.\n{thêm một dòng}", "{thêm một dòng}"),
        ("| A | B |\n|---|---|\n| 1 {ước} | 2 |", "1 {ước}"),
        ("**Đậm**{x y}", "{x y}"),
        ("- Mục {phụ lục}", "Mục {phụ lục}"),
    ],
)
def test_braces_stay_as_typed(source: str, words: str) -> None:
    assert words in html_of(source)


@pytest.mark.parametrize("source", ["## Mục {#muc-1}", "## Mục {: #muc-1 }", "## Mục {#muc-1 .rong lang=vi}"])
def test_braces_with_attributes_name_and_place_things(source: str) -> None:
    html = html_of(source)

    assert "muc-1" in html
    assert "{" not in html
