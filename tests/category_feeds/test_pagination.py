"""Pages counted from the oldest: what each holds, and what a new story changes."""

import pytest
from bantin.category_feeds.pagination import Page, page_address, page_file, plan_pages
from bantin.newsroom.story import Story
from hypothesis import given
from hypothesis import strategies as st

from tests.category_feeds.desk import on, story


def row(length: int) -> list[Story]:
    """Return ``length`` stories, newest first; the same story at the same place from the end."""
    return [story(f"tin-{number}", on(1, year=1900 + number)) for number in range(length, 0, -1)]


def shape(length: int, per_page: int) -> list[tuple[str, int]]:
    return [(page.suffix, len(page.stories)) for page in plan_pages(row(length), per_page)]


def test_a_list_without_stories_has_one_empty_page() -> None:
    assert plan_pages([], 10) == (Page(1, "", (), None, None),)


def test_fewer_than_two_full_pages_stay_on_one_page() -> None:
    assert shape(19, 10) == [("", 19)]


def test_the_page_splits_when_it_would_hold_two() -> None:
    assert shape(20, 10) == [("", 10), ("trang-1", 10)]
    assert shape(29, 10) == [("", 19), ("trang-1", 10)]
    assert shape(30, 10) == [("", 10), ("trang-2", 10), ("trang-1", 10)]


def test_page_one_holds_the_oldest_stories() -> None:
    oldest = plan_pages(row(25), 10)[-1]
    assert [item.path for item in oldest.stories] == [f"tin-{number}.md" for number in range(10, 0, -1)]


def test_pages_link_to_the_ones_beside_them() -> None:
    links = [(page.number, page.newer, page.older) for page in plan_pages(row(35), 10)]
    assert links == [(3, None, "trang-2"), (2, "", "trang-1"), (1, "trang-2", None)]


def test_a_page_of_no_stories_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one story, not 0"):
        plan_pages(row(3), 0)


@given(st.integers(0, 80), st.integers(1, 12))
def test_every_story_stands_on_exactly_one_page_in_order(length: int, per_page: int) -> None:
    stories = row(length)
    assert [item for page in plan_pages(stories, per_page) for item in page.stories] == stories


@given(st.integers(0, 80), st.integers(1, 12))
def test_the_newest_page_is_never_nearly_empty_nor_longer_than_two(length: int, per_page: int) -> None:
    newest = plan_pages(row(length), per_page)[0]
    assert min(length, per_page) <= len(newest.stories) <= 2 * per_page - 1


@given(st.integers(0, 80), st.integers(1, 12))
def test_a_newer_story_leaves_full_pages_as_they_were(length: int, per_page: int) -> None:
    before = {page.suffix: page.stories for page in plan_pages(row(length), per_page)[1:]}
    after = {page.suffix: page.stories for page in plan_pages(row(length + 1), per_page)[1:]}
    assert before.items() <= after.items()


@pytest.mark.parametrize(
    ("address", "suffix", "expected"),
    [
        ("chuyen-muc/y-te.html", "", "chuyen-muc/y-te.html"),
        ("chuyen-muc/y-te.html", "trang-3", "chuyen-muc/y-te/trang-3.html"),
        ("chuyen-muc/y-te/", "trang-3", "chuyen-muc/y-te/trang-3/"),
        ("v1.2/y-te/", "trang-3", "v1.2/y-te/trang-3/"),
        ("chuyen-muc/y-te", "trang-3", "chuyen-muc/y-te/trang-3"),
        ("", "trang-3", "trang-3/"),
    ],
)
def test_a_numbered_page_stands_below_its_list(address: str, suffix: str, expected: str) -> None:
    assert page_address(address, suffix) == expected


@pytest.mark.parametrize(
    ("file", "suffix", "expected"),
    [
        ("muc/y-te.html", "", "muc/y-te.html"),
        ("muc/y-te.html", "trang-3", "muc/y-te/trang-3.html"),
        ("muc/y-te/index.html", "trang-3", "muc/y-te/trang-3/index.html"),
        ("index.html", "trang-3", "trang-3/index.html"),
    ],
)
def test_the_file_of_a_numbered_page_lies_where_its_address_leads(file: str, suffix: str, expected: str) -> None:
    assert page_file(file, suffix) == expected
