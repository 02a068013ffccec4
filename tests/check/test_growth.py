"""Rules read a text in a time that grows with its length, whatever stands in it."""

from __future__ import annotations

import time

import pytest
from bantin.check import prose
from bantin.check.lint import lint
from bantin.check.masking import COVER, cover_inline_code
from bantin.check.registry import installed_rules
from bantin.newsroom.source_text import HeaderField, SourceText

# A picture pasted as letters, brackets and quotes that never close, the beginnings of secrets and silences.
SHAPES = [
    "a", "aÐ", "[", "[x](a \"", '[a](b "c" ', "[a](“", "password=", "password=a", "<!--", "<!-- bỏ qua a: ",
    "<!-- bỏ qua a: b", "<!-- bỏ qua a: b -->", "<font ", "<o:p", "`", "``a ` ", "<pre>", "<a ", "a@", "1 ", "  ",
    "\u00a0", "Ab ", "“hoà ", "&#", "eyJa.", "a://b:",
]  # fmt: skip


def seconds(text: str) -> float:
    for covering in (prose.cover_code, prose.cover_markup, prose.prose):
        covering.cache_clear()
    title = text.replace("\n", " ")
    fields = (HeaderField("title", title, 1), HeaderField("summary", title, 1))
    source = SourceText("tin.md", f"Title: {title}\n\n{text}", 3, fields)
    began = time.process_time()
    list(lint([source], installed_rules(), None))
    return time.process_time() - began


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_does_not_take_sixteen_times_the_time(shape: str) -> None:
    text = shape * (2_500 // len(shape))

    def ratio() -> float:
        once = min(seconds(text) for _ in range(2))
        return seconds(text * 4) / max(once, 0.005)

    assert any(ratio() < 10 for _ in range(3))


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("a `b` c", "b"),
        ("a ``b`c`` d", "b`c"),
        ("a ``b` c", "b"),  # the second tick opens what one closes
        ("a ` b", ""),
        ("a `` b", ""),
        ("<!-- a --> b <!-- c", " a "),
        ("<pre>a</pre > b <pre>", "a"),
        ("<!-- `a --> `b`", " `a "),
    ],
)
def test_what_closes_is_covered_and_what_does_not_is_read(text: str, covered: str) -> None:
    found = cover_inline_code(text)
    assert len(found) == len(text)
    place = text.find(covered)
    assert found[place : place + len(covered)] == COVER * len(covered)
    assert (COVER in found) == bool(covered)
