"""The pages of a list as readers leaf through them."""

from __future__ import annotations

import datetime as dt

from bantin.category_feeds.list_pages import ListPage, MonthLink, lay_out_list
from bantin.newsroom.story import Story
from hypothesis import given
from hypothesis import strategies as st

from tests.category_feeds.desk import on, story

URL, FILE = "muc/y-te.html", "muc/y-te.html"


def row(count: int, first: int = 1) -> list[Story]:
    """Stories of consecutive days from 1 January 2024 on, newest first."""
    start = on(1)
    return [story(f"{day:03}", start + dt.timedelta(days=day - 1)) for day in range(first + count - 1, first - 1, -1)]


def pages(count: int, per_page: int = 10) -> dict[str, ListPage]:
    return {page.url: page for page in lay_out_list(URL, FILE, row(count), per_page)}


def numbers(page: ListPage) -> str:
    """The row of pages as text: ``[M]`` is the newest, brackets mark where the reader is."""
    words = []
    for link in page.links:
        name = str(link.number or "M")
        words += (["…"] if link.gap else []) + [f"[{name}]" if link.current else name]
    return " ".join(words)


def test_the_newest_page_is_the_lists_own_and_says_no_number() -> None:
    newest = pages(35)[URL]
    assert (newest.number, newest.is_newest, newest.save_as) == (0, True, FILE)
    assert len(newest.object_list) == 15


def test_pages_lead_to_those_beside_them() -> None:
    found = pages(35)
    assert (found[URL].newer, found[URL].older) == ("", "muc/y-te/trang-2.html")
    assert (found["muc/y-te/trang-2.html"].newer, found["muc/y-te/trang-2.html"].older) == (
        URL,
        "muc/y-te/trang-1.html",
    )
    assert found["muc/y-te/trang-1.html"].older == ""


def test_a_list_on_one_page_has_no_row_of_pages_and_no_selector() -> None:
    [only] = pages(19).values()
    assert (only.links, only.years) == ((), ())


def test_the_row_of_pages_counts_down_to_the_oldest() -> None:
    found = pages(95)
    assert numbers(found[URL]) == "[M] 8 … 1"
    assert numbers(found["muc/y-te/trang-8.html"]) == "M [8] 7 … 1"
    assert numbers(found["muc/y-te/trang-5.html"]) == "M … 6 [5] 4 … 1"
    assert numbers(found["muc/y-te/trang-2.html"]) == "M … 3 [2] 1"
    assert numbers(found["muc/y-te/trang-1.html"]) == "M … 2 [1]"


def test_two_pages_are_named_without_gaps() -> None:
    found = pages(20)
    assert numbers(found[URL]) == "[M] 1"
    assert numbers(found["muc/y-te/trang-1.html"]) == "M [1]"


def test_stories_stand_under_their_month() -> None:
    groups = pages(35)[URL].groups
    assert [(group.id, len(group.articles)) for group in groups] == [
        ("thang-2024-02", 4),
        ("thang-2024-01", 11),
    ]


def test_a_month_in_the_selector_counts_the_whole_list_and_leads_to_its_first_story() -> None:
    [year] = pages(65)[URL].years
    assert (year.year, year.count) == (2024, 65)
    assert year.months == (
        MonthLink(3, 5, "muc/y-te.html#thang-2024-03"),
        MonthLink(2, 29, "muc/y-te.html#thang-2024-02"),
        MonthLink(1, 31, "muc/y-te/trang-4.html#thang-2024-01"),
    )


def test_years_of_the_selector_come_latest_first() -> None:
    stories = [story("b", on(2, 1, 2024)), story("a", on(30, 12, 2023)), story("0", on(1, 1, 2022))]
    newest, *_ = lay_out_list(URL, FILE, stories, 1)
    assert [(year.year, year.count) for year in newest.years] == [(2024, 1), (2023, 1), (2022, 1)]


def test_the_selector_stands_on_the_newest_page_alone() -> None:
    assert [bool(page.years) for page in pages(35).values()] == [True, False, False]


@given(st.integers(0, 90), st.integers(1, 9))
def test_a_new_story_changes_no_numbered_page_but_the_way_from_the_last_one(count: int, per_page: int) -> None:
    before, after = pages(count, per_page), pages(count + 1, per_page)
    numbered = [url for url in before if url != URL]
    # Where a new page comes to stand, the one before it leads there from then on.
    settled = numbered if len(after) == len(before) else numbered[1:]
    assert [before[url] for url in settled] == [after[url] for url in settled]
    assert all(before[url].object_list == after[url].object_list for url in numbered)


@given(st.integers(0, 90), st.integers(1, 9))
def test_every_story_stands_on_one_page_and_every_link_leads_to_a_page(count: int, per_page: int) -> None:
    found = pages(count, per_page)
    assert [one for page in found.values() for one in page.object_list] == row(count)
    links = {link.url for page in found.values() for link in page.links}
    months = {month.url.partition("#")[0] for page in found.values() for year in page.years for month in year.months}
    assert links | months <= found.keys()
