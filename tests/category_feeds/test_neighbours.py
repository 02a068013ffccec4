"""Who stands beside a story in time."""

from plugins.category_feeds.neighbours import ALONE, Neighbours, find_neighbours
from tests.category_feeds.desk import CULTURE, NOW, on, story

FIRST, SECOND, THIRD = (story(f"ngay-{day}", day) for day in (1, 3, 5))
BETWEEN = story("van-hoa", 4, CULTURE)
SITE = [SECOND, BETWEEN, THIRD, FIRST]


def test_neighbours_are_of_the_same_category_by_default() -> None:
    assert find_neighbours(SITE, NOW)["ngay-3.md"] == Neighbours(newer=THIRD, older=FIRST)


def test_neighbours_are_of_the_whole_site_by_setting() -> None:
    assert find_neighbours(SITE, NOW, "site")["ngay-3.md"] == Neighbours(newer=BETWEEN, older=FIRST)


def test_the_ends_of_the_row_have_one_neighbour() -> None:
    found = find_neighbours(SITE, NOW)
    assert found["ngay-5.md"] == Neighbours(older=SECOND)
    assert found["ngay-1.md"] == Neighbours(newer=SECOND)


def test_the_only_story_of_a_category_is_alone() -> None:
    assert find_neighbours(SITE, NOW)["van-hoa.md"] == ALONE


def test_a_story_that_lists_hold_back_is_nobodys_neighbour_and_has_none() -> None:
    found = find_neighbours([*SITE, story("mai", on(2, 2)), story("nhap", 4, status="draft")], NOW)
    assert found == find_neighbours(SITE, NOW)


def test_equal_dates_stand_by_path() -> None:
    b, a = story("b"), story("a")
    assert find_neighbours([b, a], NOW)["a.md"] == Neighbours(older=b)


def test_the_paths_of_neighbours_are_those_that_exist() -> None:
    assert Neighbours(newer=FIRST, older=THIRD).paths == {"ngay-1.md", "ngay-5.md"}
    assert ALONE.paths == frozenset()
