"""Which story an address means at which nothing stands."""

from __future__ import annotations

import pytest
from bantin.devserver.whereabouts import Site, Whereabouts

PAGE, LITE = "2024/01/14/tin.html", "lite/2024/01/14/tin.html"


@pytest.fixture
def where() -> Whereabouts:
    it = Whereabouts()
    it.take(Site({PAGE: "2024/tin.md", LITE: "2024/tin.md"}))
    return it


def test_a_story_is_meant_by_its_file(where: Whereabouts) -> None:
    assert where.meant_by("2024/tin.md") == "2024/tin.md"
    assert where.page_of("2024/tin.md") == PAGE


def test_a_file_is_meant_in_whatever_way_its_marks_are_written(where: Whereabouts) -> None:
    where.take(Site({PAGE: "2024/tiế́p.md"}))
    assert where.meant_by("2024/tiế́p.md") == "2024/tiế́p.md"


@pytest.mark.parametrize("page", [PAGE, LITE])
def test_a_story_that_has_moved_is_meant_by_the_pages_that_it_had(where: Whereabouts, page: str) -> None:
    where.take(Site({"2024/01/15/tin-moi.html": "2024/tin.md"}))
    assert where.meant_by(page) == "2024/tin.md"
    assert where.page_of("2024/tin.md") == "2024/01/15/tin-moi.html"


@pytest.mark.parametrize("page", [PAGE, LITE])
def test_a_story_that_fails_is_meant_by_the_pages_that_it_had(where: Whereabouts, page: str) -> None:
    where.take(Site({}, {"2024/tin.md": ""}))
    assert where.meant_by(page) == "2024/tin.md"
    assert where.page_of("2024/tin.md") == ""


@pytest.mark.parametrize("address", ["2024/09/31/hop.html", "lite/2024/01/01/hop.html", "2024/01/01/ten-tep.html"])
def test_a_story_that_was_never_built_is_meant_by_the_last_word_of_its_address(address: str) -> None:
    where = Whereabouts()
    where.take(Site({}, {"2024/Tên tệp.md": "hop"}))
    assert where.meant_by(address) == "2024/Tên tệp.md"


@pytest.mark.parametrize("address", ["hop", "2024/hop.jpg", "2024/01/01/hop-mat.html", "khong-co.html", "", ".html"])
def test_any_other_address_means_none(address: str) -> None:
    where = Whereabouts()
    where.take(Site({}, {"2024/ten.md": "hop", "2024/vo-danh.md": ""}))
    assert where.meant_by(address) == ""


def test_a_page_that_stands_again_is_what_it_shows(where: Whereabouts) -> None:
    where.take(Site({}, {"2024/tin.md": "tin"}))
    where.take(Site({PAGE: "2024/khac.md"}))
    assert where.source_of(PAGE) == "2024/khac.md"


def test_of_a_story_that_is_gone_nothing_is_said() -> None:
    where = Whereabouts()
    where.take(Site({PAGE: "2024/tin.md"}))
    where.take(Site())
    assert where.page_of(where.meant_by(PAGE)) == ""
