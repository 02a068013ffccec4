"""What a page reads while it is rendered is noted, that of its parts too."""

from __future__ import annotations

from plugins.newsroom import reads


def test_names_are_noted_while_a_page_is_open_and_never_else() -> None:
    reads.note("before")
    with reads.noting_page() as names:
        reads.note("SITENAME")
    reads.note("after")
    assert names == {"SITENAME"}


def test_what_a_part_reads_its_page_reads_too() -> None:
    with reads.noting_page() as page:
        with reads.noting() as part:
            reads.note("menu")
        reads.note("SITENAME")
    assert part == {"menu"}
    assert page == {"menu", "SITENAME"}


def test_the_inside_of_its_own_story_is_noted_by_its_parts() -> None:
    own = object()
    with reads.noting_page(own) as names:
        reads.note_inside(own, "newer")
    assert names == {"article.newer"}


def test_the_inside_of_another_story_makes_a_page_restless() -> None:
    with reads.noting_page(object()) as names:
        reads.note_inside(object(), "newer")
    assert names == {reads.RESTLESS}


def test_a_page_without_a_story_of_its_own_has_no_inside_to_read() -> None:
    with reads.noting_page(object()):
        pass
    with reads.noting_page() as names:
        reads.note_inside(object(), "newer")
    assert names == {reads.RESTLESS}
