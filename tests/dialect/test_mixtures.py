"""Every word typed is on the page or on a line with a finding, whatever dialects a document mixes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from textwrap import fill

from bantin.front_matter.conversion import Body, BodyConverter
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.demo.demo_pelicanconf import MARKDOWN
from tests.dialect.innocent import BLOCKS, PARAGRAPHS
from tests.dialect.mixtures import documents, slips, soups
from tests.dialect.shown import shown
from tests.image_captions.fragments import words

CONVERTER = BodyConverter({**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]})
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
@example(
    "- từ1q\n- từ2q từ3q\n\n- từ4q\n- từ5q từ6q\n\ntừ7q từ8q.\n- ```\n  từ9q <b>từ10q</b>\n      từ11q\n  ```\n\n"
)
@example("![từ1q](a.jpg)\n- ```\n  từ2q\n  ```\n\n- từ3q?\n- ~~~\n  từ4q\n  ~~~\n\n<pre>\n```\ntừ5q\n```\n</pre>\n")
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


def test_an_innocent_paragraph_is_shown_as_it_was_typed() -> None:
    for paragraph in PARAGRAPHS:
        body = convert(paragraph)
        assert body.diagnostics == (), paragraph
        assert shown(body).split() == paragraph.split(), paragraph


@given(st.lists(st.sampled_from([*PARAGRAPHS, *BLOCKS]), min_size=2, max_size=8).map("\n\n".join))
def test_innocent_text_gets_no_finding(source: str) -> None:
    assert convert(source).diagnostics == ()


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=8, unique=True))
def test_innocent_paragraphs_stay_paragraphs(paragraphs: list[str]) -> None:
    body = convert("\n\n".join(paragraphs))
    assert body.html.count("<p>") == len(paragraphs)
    assert shown(body).split() == " ".join(paragraphs).split()


# "Bà con nói: …", with no other name behind a sentence or a part of one.
NAMED = re.compile(r"[^:]{2,26}: (?!.*[.;,!?…][”’)]* [^\W\d_][\w ]{1,24}: ).*")
TWO_NAMES = "Thời gian: 7h30 ngày 20/11/2024 (thứ Tư). Địa điểm: Hội trường UBND xã."


@given(st.sampled_from(PARAGRAPHS), st.sampled_from(PARAGRAPHS), st.integers(62, 100))
@example(TWO_NAMES, TWO_NAMES, 71)
def test_prose_that_a_program_wrapped_stays_prose(first: str, second: str, width: int) -> None:
    source = fill(f"{first} {second}", width, break_on_hyphens=False)
    # Golden cases say what these are: lists, and lines of which each begins with its one name, as when typed so.
    assume(not re.search(r"^(?:[-–*+>]|Điều 5\.) ", source, re.MULTILINE))
    assume(not all(map(NAMED.fullmatch, source.split("\n"))))
    body = convert(source)
    assert body.diagnostics == ()
    assert body.html == f"<p>{escape(source, quote=False)}</p>"
