"""Marks without end on one letter are cut before a normal form puts them in order."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from bantin.front_matter.cleaning import clean
from bantin.front_matter.conversion import BodyConverter
from bantin.front_matter.decoding import decode_story
from bantin.vietnamese.forbidden import allowed_text
from bantin.vietnamese.marks import MOST, few_marks, is_nfc, normal_form
from bantin.vietnamese.normal import normalise

from tests.modules import MODULES, PLUGINS

MANY = "a" + "\u0300\u0323" * 100_000  # minutes, if they were put in order
_NORMALISES = re.compile(r"unicodedata\.(?:is_)?normalize|from unicodedata import[^\n]*normalize")


def test_one_module_brings_text_into_a_normal_form() -> None:
    names = {it.relative_to(PLUGINS).as_posix() for it in MODULES if _NORMALISES.search(it.read_text("utf-8"))}
    assert names == {"vietnamese/marks.py"}


@pytest.mark.parametrize("run", [MOST - 1, MOST, MOST + 1, 2 * MOST, 3 * MOST + 1])
@pytest.mark.parametrize("around", ["", "e", "\n", "…", "═" * 40])
def test_the_first_thirty_of_each_run_stay(run: int, around: str) -> None:
    kept = around + "a" + "\u0323" * min(run, MOST) + around
    assert few_marks((around + "a" + "\u0323" * run + around) * 3) == kept * 3


@pytest.mark.slow
def test_every_mark_is_found() -> None:
    marks = [sign for sign in map(chr, range(0x110000)) if unicodedata.category(sign)[0] == "M"]
    assert all(len(few_marks("a" + mark * (MOST + 1))) == MOST + 1 for mark in marks)


def test_ordinary_text_stays_as_it_is() -> None:
    text = unicodedata.normalize("NFD", "Đường ưu tiên, ế ộ ữ … “─────”" * 50)
    assert few_marks(text) == text


@pytest.mark.slow
def test_marks_without_end_take_no_time() -> None:
    begun = time.process_time()
    assert not is_nfc(MANY)
    for form in (normal_form("NFC", MANY), normal_form("NFKD", MANY), allowed_text(MANY), normalise(MANY)):
        assert len(form) <= MOST + 1
    assert len(clean(f"<p>{MANY}</p>")) < 100
    assert len(decode_story(MANY.encode(), "a.md")[0]) == MOST + 1
    assert time.process_time() - begun < 10


def test_they_are_told_at_their_line() -> None:
    text, removed = decode_story(f"Title: A\n\nb\u0301 {'x' + chr(0x301) * 40}\n".encode(), "a.md")
    assert [(it.line, it.column) for it in removed] == [(3, 35)]
    assert "30 dấu" in str(removed[0].message)
    assert text.count("\u0301") == 31


def test_those_written_by_number_are_cut_and_told_too() -> None:
    body = BodyConverter({}).convert("Chữ.\n\nx" + "&#769;&#803;" * 400 + "\n", "a.md", 5, ())
    assert len(body.html) < 60
    assert [(it.line, it.rule, it.severity) for it in body.diagnostics] == [
        (7, "front-matter/control-character", "warning")
    ]


def test_a_megabyte_of_forbidden_characters_is_told_in_a_few_findings_at_once() -> None:
    begun = time.process_time()
    text, removed = decode_story(("\u202e" * 330_000 + "\n").encode(), "a.md")
    assert (text, [(it.line, it.column) for it in removed]) == ("\n", [(1, 1)])
    text, removed = decode_story(("\u202e\n" * 250_000).encode(), "a.md")
    assert len(text) == 250_000
    assert [it.line for it in removed] == list(range(1, 201))
    assert time.process_time() - begun < 5
