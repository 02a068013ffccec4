"""The files of a segment hold each word of each story, and no more letters than a phone likes."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random

import pytest
from bantin.search.postings import write_numbers
from bantin.search.segment_index import SegmentIndex, index_segment
from bantin.search.shards import code_units
from bantin.search.story import SearchStory
from bantin.search.words import BREAK, folded, words_of
from hypothesis import given
from hypothesis import strategies as st

from tests.search.reading import read_numbers, read_row

DAY = dt.date(2026, 11, 27)


def story(title: str, *texts: str, section: str = "Kinh tế", photos: bool = False, year: int = 2026) -> SearchStory:
    return SearchStory(title, f"{year}/a.html", DAY.replace(year=year), section, ("kinh-te",), texts, photos)


@pytest.fixture(scope="module")
def drawn() -> list[SearchStory]:
    dice = random.Random(5)
    words = [f"{a}{b}{c}" for a in "bcdghklmn" for b in "aàáeéèoóuú" for c in ("", "n", "nh", "ng", "p")] + [
        "𝔞𠀀",
        "đd",
    ]
    return [story(f"Tin {number}", " ".join(dice.choices(words, k=300))) for number in range(300)]


@pytest.fixture(scope="module")
def large(drawn: list[SearchStory]) -> SegmentIndex:
    return index_segment(drawn)


@given(st.sets(st.integers(0, 200_000)))
def test_numbers_come_back(numbers: set[int]) -> None:
    assert read_numbers(write_numbers(sorted(numbers))) == sorted(numbers)


def test_every_word_leads_to_its_stories_whichever_file_it_is_in(
    drawn: list[SearchStory], large: SegmentIndex
) -> None:
    expected: dict[str, set[int]] = {}
    for number, each in enumerate(drawn):
        for word in words_of(BREAK.join((each.title, *each.texts))):
            expected.setdefault(word, set()).add(number)
    del expected[BREAK]
    assert len(expected) > 400
    assert len(large.table["words"]) > 1
    for word, numbers in expected.items():
        assert read_row(large, folded(word))[0][word] == sorted(numbers)


def test_files_are_as_large_as_a_phone_likes(large: SegmentIndex) -> None:
    sizes = {name: len(gzip.compress(text.encode(), 9)) for name, text in large.files.items()}
    assert max(sizes.values()) < 16_000


def test_files_of_words_are_parted_where_scripts_part_strings(large: SegmentIndex) -> None:
    keys = [code_units(key) for place in range(len(large.table["words"])) for key in _rows(large, place)]
    assert keys == sorted(keys)
    for place, first in enumerate(large.table["words"][1:], 1):
        assert [*_rows(large, place - 1)][-1] < first <= next(iter(_rows(large, place)))


def _rows(index: SegmentIndex, place: int) -> dict[str, str]:
    return dict(json.loads(index.files[f"w{place}.json"]))


def test_words_of_titles_are_told_apart_and_facets_stand_beside_words() -> None:
    index = index_segment([story("Cam sành", "cảm ơn", photos=True), story("Quýt", "cam", year=2027)])
    assert read_row(index, "cam") == ({"cam": [0, 1], "cảm": [0]}, {"cam": [0]})
    assert [read_row(index, key)[0][""] for key in ("=nam:2026", "=nam:2027", "=muc:kinh-te", "=anh")] == [
        *([0], [1], [0, 1], [0]),
    ]
    assert json.loads(index.files["t0.json"]) == {
        "sections": ["Kinh tế"],
        "stories": [["Cam sành", "2026/a.html", "2026-11-27", 0], ["Quýt", "2027/a.html", "2027-11-27", 0]],
    }


def test_the_same_stories_make_the_same_bytes(drawn: list[SearchStory], large: SegmentIndex) -> None:
    assert index_segment(drawn) == large
