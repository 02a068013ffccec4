"""A new story changes the live segment alone; an edit, the segment of its story."""

from __future__ import annotations

import datetime as dt

from bantin.search.segments import LIVE, SIZES, Segment, cut_segments
from bantin.search.story import Entry, SearchStory
from hypothesis import given
from hypothesis import strategies as st

START = dt.datetime(2016, 1, 1, 8, tzinfo=dt.UTC)


def entry(number: int, token: str = "", days: float = 0.35) -> Entry:
    def read() -> SearchStory:
        raise AssertionError("no story need be read to be filed")

    return Entry(START + dt.timedelta(days=number * days), f"{number:06}.md", f"{number}{token}", read)


def digests(segments: tuple[Segment, ...]) -> list[str]:
    return [segment.digest for segment in segments]


MANY = [entry(number) for number in range(10_000)]


def test_segments_are_few_hold_every_story_once_and_the_last_one_is_small() -> None:
    segments = cut_segments(reversed(MANY))
    assert [each for segment in segments for each in segment.entries] == MANY
    assert len(segments) <= 8
    assert [segment.sealed for segment in segments] == [True] * (len(segments) - 1) + [False]
    assert LIVE <= len(segments[-1].entries) < LIVE + SIZES[-1] + 4  # a day holds three stories


@given(st.integers(1, 3_000))
def test_a_new_story_of_a_new_day_changes_no_sealed_segment_unless_one_is_sealed(count: int) -> None:
    before = digests(cut_segments(MANY[:count]))
    after = cut_segments([*MANY[:count], entry(count + 10)])
    kept = [digest for digest in before[:-1] if digest in digests(after)]
    if len(after[-1].entries) == len(cut_segments(MANY[:count])[-1].entries) + 1:
        assert kept == before[:-1]


def test_a_second_story_of_the_newest_day_changes_the_live_segment_alone() -> None:
    crowd = [*MANY[:1_000], *(entry(1_000 + place, days=0.35) for place in range(1))]
    same_day = Entry(crowd[-1].date, "zz.md", "", crowd[0].read)
    before, after = digests(cut_segments(crowd)), digests(cut_segments([*crowd, same_day]))
    assert after[:-1] == before[:-1]
    assert after[-1] != before[-1]


def test_an_edit_changes_its_segment_alone() -> None:
    before = digests(cut_segments(MANY))
    after = digests(cut_segments([*MANY[:500], entry(500, "edited"), *MANY[501:]]))
    assert [one != other for one, other in zip(before, after, strict=True)].count(True) == 1


def test_stories_of_one_day_are_never_parted() -> None:
    day = [entry(number, days=0) for number in range(SIZES[-1] * 5)]
    assert len(cut_segments(day)) == 1
    assert cut_segments([]) == ()
