"""The front page, with and without the editors' file."""

import datetime as dt
from typing import Any

from bantin.category_feeds.front_page.compose import FrontPage, compose_front_page
from bantin.category_feeds.front_page.plan import FrontPagePlan
from bantin.newsroom.story import Reference, Story
from hypothesis import given
from hypothesis import strategies as st

from tests.category_feeds.desk import CATEGORIES, CULTURE, NEWS, NOTICES, NOW, RURAL, on, paths, story

NOTICE = story("thong-bao", 20, NOTICES)
STORIES = [
    NOTICE,
    *(story(f"nong-thon-{day}", day) for day in range(10, 4, -1)),
    *(story(f"van-hoa-{day}", day, CULTURE) for day in range(4, 0, -1)),
]


def compose(stories: list[Story], **plan: Any) -> FrontPage:
    page, problems = compose_front_page(FrontPagePlan(**plan), stories, CATEGORIES, NOW)
    assert problems == ()
    return page


def everything(page: FrontPage) -> list[Story]:
    lead = [page.lead] if page.lead else []
    notices = page.notices.stories if page.notices else ()
    return [*lead, *page.picks, *notices, *page.newest, *(item for block in page.blocks for item in block.stories)]


def test_a_site_without_stories_has_an_empty_front_page() -> None:
    assert compose([]) == FrontPage(None, (), (), (), None)


def test_without_a_file_the_newest_stand_on_top() -> None:
    page = compose(STORIES, pick_count=2, newest_count=2)
    assert page.lead is NOTICE
    assert paths(page.picks) == ["nong-thon-10"]
    assert paths(page.newest) == ["nong-thon-9", "nong-thon-8"]


def test_a_featured_story_goes_before_newer_ones() -> None:
    page = compose([*STORIES, story("noi-bat", 1, featured=True)], pick_count=2)
    assert page.lead is not None
    assert (page.lead.path, paths(page.picks)) == ("noi-bat.md", ["thong-bao"])


def test_chosen_stories_stand_in_the_order_of_the_file_and_nothing_is_added() -> None:
    page = compose(STORIES, picks=(Reference("van-hoa-1", 1), Reference("nong-thon-5", 2)))
    assert page.lead is not None
    assert (page.lead.path, paths(page.picks)) == ("van-hoa-1.md", ["nong-thon-5"])


def test_a_pick_that_cannot_stand_is_an_error_and_the_next_one_leads() -> None:
    plan = FrontPagePlan(picks=(Reference("khong-co", 4), Reference("van-hoa-1", 5)))
    page, problems = compose_front_page(plan, STORIES, CATEGORIES, NOW)
    assert page.lead is not None
    assert page.lead.path == "van-hoa-1.md"
    assert [(problem.path, problem.line, problem.rule) for problem in problems] == [
        ("front-page.toml", 4, "front-page/pick")
    ]


def test_notices_have_a_block_of_their_own_and_are_no_news() -> None:
    page = compose(STORIES, notices=NOTICES, pick_count=1)
    assert page.lead is not None
    assert page.lead.path == "nong-thon-10.md"
    assert page.notices is not None
    assert page.notices.stories == (NOTICE,)
    assert NOTICES not in [block.category for block in page.blocks]


def test_a_notice_leaves_the_page_on_the_day_it_expires() -> None:
    expired = story("cu", 20, NOTICES, expires=dt.date(2024, 2, 1))
    assert compose([*STORIES, expired], notices=NOTICES).notices == compose(STORIES, notices=NOTICES).notices


def test_blocks_follow_the_sections_of_the_menu_unless_the_file_names_categories() -> None:
    few = {"pick_count": 1, "newest_count": 0, "category_count": 2}
    sections = compose(STORIES, **few).blocks
    assert [(block.category, paths(block.stories)) for block in sections] == [(NEWS, ["nong-thon-10", "nong-thon-9"])]
    named = compose(STORIES, categories=(CULTURE, RURAL), **few).blocks
    assert [block.category for block in named] == [CULTURE, RURAL]
    assert named[0].link == "Xem tất cả 4 tin trong Văn hóa"


def test_a_category_with_nothing_left_to_show_has_no_block() -> None:
    assert compose(STORIES, newest_count=50).blocks == ()


def test_stories_that_lists_hold_back_are_nowhere() -> None:
    held_back = [story("nhap", 25, status="draft", featured=True), story("mai", on(2, 2), featured=True)]
    assert compose([*STORIES, *held_back]) == compose(STORIES)


@given(
    st.lists(st.tuples(st.integers(1, 28), st.sampled_from(CATEGORIES), st.booleans()), max_size=25),
    st.integers(0, 4),
    st.integers(0, 6),
    st.sampled_from([None, NOTICES, RURAL]),
    st.sets(st.integers(0, 24), max_size=3),
)
def test_no_story_stands_twice_on_the_page(
    rows: list[Any], few: int, more: int, notices: Any, chosen: set[int]
) -> None:
    stories = [story(f"tin-{n}", day, category, featured=star) for n, (day, category, star) in enumerate(rows)]
    picks = tuple(Reference(f"tin-{number}", 1) for number in sorted(chosen) if number < len(stories))
    counts = {"pick_count": few, "newest_count": more, "category_count": few}
    shown = paths(everything(compose(stories, picks=picks, notices=notices, **counts)))
    assert len(shown) == len(set(shown))


def test_a_bulletin_that_has_only_notices_yet_shows_them() -> None:
    older = story("thong-bao-cu", 10, NOTICES)
    assert everything(compose([NOTICE], notices=NOTICES)) == [NOTICE]
    page = compose([NOTICE, older], notices=NOTICES)
    assert page.lead is NOTICE
    assert page.notices is not None
    assert page.notices.stories == (older,)
