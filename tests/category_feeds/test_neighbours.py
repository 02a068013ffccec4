"""Who stands beside a story in time."""

from collections.abc import Iterable

from bantin.category_feeds.listing import listed
from bantin.category_feeds.neighbours import ALONE, Neighbours, Scope, find_neighbours
from bantin.newsroom.story import Story

from tests.category_feeds.desk import CULTURE, NOW, on, story

FIRST, SECOND, THIRD = (story(f"ngay-{day}", day) for day in (1, 3, 5))
BETWEEN = story("van-hoa", 4, CULTURE)
SITE = [SECOND, BETWEEN, THIRD, FIRST]


def neighbours(
    stories: Iterable[Story], scope: Scope = "category", shown: dict[str, set[str]] | None = None
) -> dict[str, Neighbours]:
    """The neighbours of every story that lists show, by path."""
    row = listed(stories, NOW)
    found = list(find_neighbours(row, scope, shown or {}))
    return {one.path: beside for one, beside in zip(row, found, strict=True)}


def test_neighbours_are_of_the_same_category_by_default() -> None:
    assert neighbours(SITE)["ngay-3.md"] == Neighbours(newer=THIRD, older=FIRST)


def test_neighbours_are_of_the_whole_site_by_setting() -> None:
    assert neighbours(SITE, "site")["ngay-3.md"] == Neighbours(newer=BETWEEN, older=FIRST)


def test_the_ends_of_the_row_have_one_neighbour() -> None:
    found = neighbours(SITE)
    assert found["ngay-5.md"] == Neighbours(older=SECOND)
    assert found["ngay-1.md"] == Neighbours(newer=SECOND)


def test_the_only_story_of_a_category_is_alone() -> None:
    assert neighbours(SITE)["van-hoa.md"] == ALONE


def test_a_story_that_lists_hold_back_is_nobodys_neighbour_and_has_none() -> None:
    found = neighbours([*SITE, story("mai", on(2, 2)), story("nhap", 4, status="draft")])
    assert found == neighbours(SITE)


def test_equal_dates_stand_by_path() -> None:
    b, a = story("b"), story("a")
    assert neighbours([b, a])["a.md"] == Neighbours(older=b)


def test_the_paths_of_neighbours_are_those_that_exist() -> None:
    assert Neighbours(newer=FIRST, older=THIRD).paths == {"ngay-1.md", "ngay-5.md"}
    assert ALONE.paths == frozenset()


def test_what_the_page_shows_already_is_stepped_over() -> None:
    row = [story(f"tin-{day}", day) for day in range(1, 7)]
    found = neighbours(row, shown={"tin-3.md": {"tin-2.md", "tin-4.md", "tin-5.md"}})["tin-3.md"]
    assert found == Neighbours(newer=row[5], older=row[0])
