"""Every page of the bulletin is read by a parser of the HTML standard without a single error."""

from __future__ import annotations

from pathlib import Path

import pytest
from html5lib import HTMLParser, treebuilders

TREE = treebuilders.getTreeBuilder("etree")


def errors(html: bytes) -> list[str]:
    """Return what the parser complains of, with line and column."""
    parser = HTMLParser(tree=TREE, namespaceHTMLElements=False)
    parser.parse(html, transport_encoding="utf-8")
    return [f"{place}: {code} {words}" for place, code, words in parser.errors]


def test_every_page_is_parsed_without_an_error(bulletin: Path) -> None:
    pages = sorted(bulletin.rglob("*.html"))
    assert len(pages) > 150
    found = {page.relative_to(bulletin).as_posix(): errors(page.read_bytes()) for page in pages}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "html", ["<p>Tin", "<!doctype html><p>a</div>", "<!doctype html><p a=1 a=2>", "<!doctype html>&x;"]
)
def test_the_parser_complains_of_pages_that_are_wrong(html: str) -> None:
    assert errors(html.encode()) != []
