"""Nothing that somebody calls an address ends a build."""

from __future__ import annotations

import re

import pytest
from bantin.attachments.links import is_file_link, replace_links
from bantin.category_feeds.feeds.body import feed_html
from bantin.check.links import broken_links
from bantin.check.page import PageLinks
from bantin.embargo.links import Place, Withheld
from bantin.front_matter.allowed import filter_attribute
from bantin.front_matter.conversion import BodyConverter
from bantin.newsroom.split_address import join_address, path_of_address, split_address

from tests.modules import MODULES, PLUGINS

NONE = [
    "//[a",
    "http://[",
    "//]x",
    "https://[::1",
    "//[x]:99999/",
    "//a:99999/",
    "//a:b/",
    "https://a:-1/",
    "//\u2100.vn/",
]
_TAKES_APART = re.compile(r"\b(?:urlsplit|urlparse|urljoin|urldefrag)\b")


def test_one_module_takes_addresses_apart() -> None:
    names = {it.relative_to(PLUGINS).as_posix() for it in MODULES if _TAKES_APART.search(it.read_text("utf-8"))}
    assert names == {"newsroom/split_address.py"}


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_address_is_answered_everywhere(text: str) -> None:
    assert split_address(text) is None
    assert path_of_address(text) == ""
    assert text.rpartition("//")[2] in join_address("https://bantin.example.vn/a/", text)
    assert not is_file_link(f"{text}/a.pdf")
    assert replace_links(f'<a href="{text}/a.pdf">', lambda path: "moved") == f'<a href="{text}/a.pdf">'
    assert Withheld([Place("a.md", "a.html")]).meant_by(text, Place("b.md", "b.html")) is None
    assert not list(
        broken_links({"a.html": PageLinks((text,), frozenset())}, {"a.html"}, "https://bantin.example.vn")
    )
    assert "href=" in feed_html(f'<a href="{text}">x</a>', "https://bantin.example.vn/")


@pytest.mark.parametrize("text", NONE)
def test_a_link_to_it_is_taken_out_and_told_at_its_line(text: str) -> None:
    assert filter_attribute("a", "href", text) is None
    body = BodyConverter({}).convert(f"Chữ.\n\n[x](<{text}>)\n", "a.md", 5, ())
    assert "href" not in body.html
    assert [(it.line, it.rule) for it in body.diagnostics] == [(7, "front-matter/removed-markup")]


@pytest.mark.parametrize(
    "text", ["", "#a", "a.html", "//[::1]:80/", "https://a.vn:8080/x?y#z", "mailto:a@b.vn", "tel:+84"]
)
def test_an_address_stays(text: str) -> None:
    assert split_address(text) is not None
    assert filter_attribute("a", "href", text) == text
