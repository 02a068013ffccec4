"""Every word typed is on the page or on a line with a finding, whatever dialects a document mixes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given

from pelicanconf import MARKDOWN
from plugins.front_matter.conversion import Body, BodyConverter
from tests.dialect.mixtures import documents, slips, soups
from tests.dialect.shown import shown
from tests.image_captions.fragments import words

CONVERTER = BodyConverter({**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "plugins.image_captions.extension"]})
PHOTO = re.compile(r"!\[[^\[\]]*\]\([ab]\.jpg")
NUMBERED = re.compile(r"^[ \t\u00a0\u3000>-]*(\d{1,4}|[a-zđ])[.)]\s+(từ\d+q)", re.MULTILINE)


def convert(source: str) -> Body:
    return CONVERTER.convert(source, "tin.md", 1, ())


def told_lines(body: Body) -> set[int]:
    return {finding.line for finding in body.diagnostics}


def lines_of(source: str, word: str) -> set[int]:
    return {number for number, line in enumerate(source.split("\n"), 1) if word in line}


def unseen(source: str, body: Body) -> Iterator[str]:
    """Yield the words of ``source`` that are neither shown nor on a line with a finding."""
    missing = set(words(source)) - set(words(shown(body)))
    yield from (word for word in missing if not lines_of(source, word) & told_lines(body))


@given(documents() | soups())
def test_a_document_loses_no_word_no_photo_and_no_number(source: str) -> None:
    body = convert(source)
    text = shown(body)

    assert list(unseen(source, body)) == []
    assert {word for word, count in words(text).items() if count > 1} == set()
    assert "ghi chú" not in text
    photos = [number for number, line in enumerate(source.split("\n"), 1) for _ in PHOTO.finditer(line)]
    assert len(body.photos) + sum(number in told_lines(body) for number in photos) >= len(photos)
    for typed, word in NUMBERED.findall(source):
        number = r"\d+" if typed == "1" else typed  # programs number all items 1 and leave the counting to the page
        assert re.search(rf"(?<!\w){number}[.)]\s+(?:\[[^\]]*\] )*{word}(?!\d)", text), (typed, word, text)


@given(slips())
def test_what_is_broken_is_told_on_its_line_and_loses_no_word(slip: tuple[str, int]) -> None:
    source, line = slip
    body = convert(source)
    assert line in told_lines(body)
    assert list(unseen(source, body)) == []
