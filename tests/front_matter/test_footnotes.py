"""Whatever an author calls a footnote, its id is one, and the links to and fro find it."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from bantin.front_matter.conversion import BodyConverter

CONVERTER = BodyConverter({"extensions": ["markdown.extensions.footnotes", "markdown.extensions.attr_list"]})


def converted(*names: str) -> str:
    calls = " ".join(f"Chữ.[^{name}] Lại.[^{name}]" for name in names)
    notes = "\n\n".join(f"[^{name}]: Chú thích." for name in names)
    return CONVERTER.convert(f"{calls}\n\n{notes}\n", "a.md", 1, ()).html


@pytest.mark.parametrize(
    "names",
    [
        ["a b"],
        ["a b", "a_b", "a-b", "a.b", "a.20.b", "ab"],
        ['"x"', "'"],
        ["chú thích", "%20", "a%20b"],
        ["a&b", "a#b"],
    ],
)
def test_ids_hold_no_space_differ_and_are_what_links_lead_to(names: list[str]) -> None:
    html = converted(*names)
    ids = re.findall(r' id="([^"]*)"', html)
    links = re.findall(r' href="#([^"]*)"', html)
    assert len(ids) == len(set(ids)) == 3 * len(names)  # a note, and the two places that lead to it
    assert not [name for name in ids if re.search(r"[\s%&<>]", name)]
    assert {unquote(link) for link in links} == set(ids)


def test_plain_names_stay_as_typed() -> None:
    assert re.search(r' id="fn[:-]nguồn-1"', converted("nguồn-1"))
