"""What a page reads while it is rendered is noted, that of its parts too."""

from __future__ import annotations

from bantin.newsroom import page_reads


def test_names_are_noted_while_a_page_is_open_and_never_else() -> None:
    page_reads.note("before")
    with page_reads.noting_page() as names:
        page_reads.note("SITENAME")
    page_reads.note("after")
    assert names == {"SITENAME"}


def test_what_a_part_reads_its_page_reads_too() -> None:
    with page_reads.noting_page() as page:
        with page_reads.noting() as part:
            page_reads.note("menu")
        page_reads.note("SITENAME")
    assert part == {"menu"}
    assert page == {"menu", "SITENAME"}


def test_the_inside_of_its_own_story_is_noted_by_a_page() -> None:
    own = object()
    with page_reads.noting_page(own) as names:
        page_reads.note_inside(own, "newer")
    assert names == {"article.newer"}


def test_the_inside_of_a_story_makes_each_page_restless_that_shares_the_part_which_shows_it() -> None:
    own = object()
    with page_reads.noting_page(own) as names, page_reads.noting() as shared:
        page_reads.note_inside(own, "content")
    assert shared == names == {page_reads.ALWAYS_RENDER}


def test_the_inside_of_another_story_makes_a_page_restless() -> None:
    with page_reads.noting_page(object()) as names:
        page_reads.note_inside(object(), "newer")
    assert names == {page_reads.ALWAYS_RENDER}


def test_a_page_without_a_story_of_its_own_has_no_inside_to_read() -> None:
    with page_reads.noting_page(object()):
        pass
    with page_reads.noting_page() as names:
        page_reads.note_inside(object(), "newer")
    assert names == {page_reads.ALWAYS_RENDER}


def test_what_a_fragment_reads_is_noted_apart_where_its_page_asks_for_that() -> None:
    own, noted = object(), list[page_reads.NotedFragment]()
    with page_reads.noting_page(own, noted) as names, page_reads.noting_fragment("block", own, "..") as note_words:
        page_reads.note_inside(own, "picks")
        note_words("Cam")
    assert names == set()
    assert noted == [page_reads.NotedFragment("block", "..", "Cam", frozenset({"article.picks"}))]


def test_what_a_fragment_reads_its_page_reads_where_pages_share_it_or_it_is_of_another_story() -> None:
    own, noted = object(), list[page_reads.NotedFragment]()
    with page_reads.noting_page(own, noted) as names:
        with page_reads.noting() as shared, page_reads.noting_fragment("block", own, "..") as note_words:
            page_reads.note_inside(own, "picks")
            note_words("Cam")
        with page_reads.noting_fragment("block", object(), "..") as note_words:
            page_reads.note("menu")
            note_words("Cam")
        with page_reads.noting_fragment("block", own, "..") as note_words:
            page_reads.note_inside(object(), "picks")
            note_words("Cam")
    assert shared == {page_reads.ALWAYS_RENDER}
    assert names == {"menu", page_reads.ALWAYS_RENDER}
    assert noted == []
