"""The block "Tin cùng chuyên mục": what it holds, where it ends, what it promises."""

import datetime as dt
from collections.abc import Collection, Iterable
from random import Random

import pytest
from bantin.category_feeds.candidates import SameCategoryIndex
from bantin.category_feeds.picks import MODES, Mode, Picks, pick_same_category
from bantin.newsroom.story import Story
from hypothesis import given
from hypothesis import strategies as st

from tests.category_feeds.desk import CATEGORIES, CULTURE, NEWS, NOTICES, NOW, on, paths, story, tag


def pick(
    stories: Iterable[Story], of: Story, count: int = 6, mode: Mode = "newest", exclude: Collection[str] = ()
) -> Picks:
    return pick_same_category(SameCategoryIndex(stories, CATEGORIES, now=NOW), of, count, mode, 30, exclude)


WEEK = [story(f"ngay-{day}", day) for day in range(1, 9)]


def test_the_newest_of_the_category_come_first_without_the_story_itself() -> None:
    assert paths(pick(WEEK, WEEK[6], 3).stories) == ["ngay-8", "ngay-6", "ngay-5"]


def test_mode_older_takes_the_nearest_older_first() -> None:
    assert paths(pick(WEEK, WEEK[4], 3, "older").stories) == ["ngay-4", "ngay-3", "ngay-2"]


def test_mode_older_never_takes_a_newer_story_even_as_top_up() -> None:
    assert paths(pick(WEEK, WEEK[1], 6, "older").stories) == ["ngay-1"]
    assert pick(WEEK, WEEK[0], 6, "older").stories == ()


def test_equal_dates_are_ordered_by_path() -> None:
    same_hour = [story(name) for name in ("c", "a", "d", "b")]
    assert paths(pick(same_hour, same_hour[3]).stories) == ["a", "c", "d"]
    assert paths(pick(same_hour, same_hour[3], mode="older").stories) == ["c", "d"]


UNLISTED = {
    "a draft": story("nhap", 9, status="draft"),
    "a hidden story": story("an", 9, status="hidden"),
    "a story of tomorrow": story("mai", on(2, 2)),
    "an expired notice": story("het-han", 9, expires=dt.date(2024, 2, 1)),
}


@pytest.mark.parametrize("unlisted", UNLISTED.values(), ids=UNLISTED.keys())
def test_a_story_that_is_not_listed_is_neither_picked_nor_counted(unlisted: Story) -> None:
    found = pick([*WEEK, unlisted], WEEK[0], 20)
    assert unlisted not in found.stories
    assert found.total == 8


def test_a_notice_is_listed_until_the_day_of_its_expiry_begins() -> None:
    notice = story("con-han", 9, expires=dt.date(2024, 2, 2))
    assert notice in pick([*WEEK, notice], WEEK[0]).stories


def test_paths_shown_elsewhere_on_the_page_are_left_out() -> None:
    found = pick(WEEK, WEEK[7], 3, exclude={"ngay-7.md", "ngay-5.md"})
    assert paths(found.stories) == ["ngay-6", "ngay-4", "ngay-3"]


# a thin category


def test_a_thin_category_is_topped_up_from_the_section_then_shared_tags_then_the_newest() -> None:
    own = story("goc", 1, tags=(tag("ocop"),))
    stories = [
        own,
        story("cung-chuyen-muc", 2),
        story("cung-muc-cha", 3, CULTURE),
        story("cung-the", 4, NOTICES, tags=(tag("ocop"),)),
        story("moi-nhat", 5, NOTICES),
    ]
    found = pick(stories, own)
    assert paths(found.stories) == ["cung-chuyen-muc", "cung-muc-cha", "cung-the", "moi-nhat"]
    assert found.sources == ("category", "section", "tag", "latest")
    assert found.heading == "Tin cùng chuyên mục, trong Tin tức, cùng chủ đề và tin khác"


def test_stories_of_several_shared_tags_come_newest_first_and_once() -> None:
    own = story("goc", 1, NEWS, tags=(tag("a"), tag("b")))
    both = story("hai-the", 3, NOTICES, tags=(tag("a"), tag("b")))
    one = story("mot-the", 4, NOTICES, tags=(tag("b"),))
    assert paths(pick([own, both, one], own).stories) == ["mot-the", "hai-the"]


def test_a_section_counts_the_stories_of_the_categories_below_it() -> None:
    own = story("goc", 1, NEWS)
    found = pick([own, story("con", 2), story("khac", 3, NOTICES)], own)
    assert found.sources == ("category", "latest")
    assert found.total == 2


# words


def test_a_full_category_has_the_plain_heading() -> None:
    assert pick(WEEK, WEEK[0]).heading == "Tin cùng chuyên mục"


def test_a_block_from_one_other_source_does_not_claim_the_category() -> None:
    alone = story("mot-minh", 1, NOTICES)
    assert pick([alone, *WEEK], alone).heading == "Tin khác"
    culture = story("mot-minh", 1, CULTURE)
    assert pick([culture, *WEEK], culture).heading == "Tin trong Tin tức"


def test_a_block_without_stories_has_no_heading() -> None:
    assert pick(WEEK[:1], WEEK[0]).heading == ""


def test_the_link_counts_all_that_the_category_page_lists() -> None:
    many = [story(f"tin-{number:04}", 1) for number in range(1280)]
    assert pick(many, many[0]).link == "Xem tất cả 1.280 tin trong Nông thôn mới"


def test_the_link_counts_no_single_story() -> None:
    """The reader has just read it."""
    alone = story("mot-minh", 1)
    assert pick([alone, story("le-hoi", 2, CULTURE)], alone).link == "Xem chuyên mục Nông thôn mới"


def test_mode_older_names_no_count_because_it_would_change_old_pages() -> None:
    found = pick(WEEK, WEEK[4], mode="older")
    assert found.total is None
    assert found.link == "Xem tất cả tin trong Nông thôn mới"


# for any site


STATUSES = "published", "published", "draft", "hidden"
TAGS = [tuple(tag(slug) for slug in slugs) for slugs in ("", "a", "b", "c", "ab", "ac", "bc", "abc")]


@st.composite
def sites(draw: st.DrawFn) -> list[Story]:
    """Sites of up to twelve stories; each is drawn as two numbers, which takes a third of the time."""

    def one(number: int) -> Story:
        day, place = divmod(draw(st.integers(0, 31 * len(CATEGORIES) - 1)), len(CATEGORIES))
        status, tags = divmod(draw(st.integers(0, len(STATUSES) * len(TAGS) - 1)), len(TAGS))
        return story(f"tin-{number}", day + 1, CATEGORIES[place], status=STATUSES[status], tags=TAGS[tags])

    return [one(number) for number in range(draw(st.integers(1, 12)))]


@given(sites(), st.data())
def test_no_block_repeats_a_story_or_holds_itself_or_an_excluded_or_an_unlisted_one(
    stories: list[Story], data: st.DataObject
) -> None:
    own = data.draw(st.sampled_from(stories))
    exclude = {item.path for item in data.draw(st.sets(st.sampled_from(stories)))}
    count = data.draw(st.integers(0, 8))
    mode: Mode = data.draw(st.sampled_from(MODES))
    found = [item.path for item in pick(stories, own, count, mode, exclude).stories]
    allowed = {item.path for item in stories if item.status == "published"} - exclude - {own.path}
    assert len(found) == len(set(found))
    assert set(found) <= allowed
    assert len(found) == min(count, len(allowed)) or mode == "older"


@given(sites(), st.data())
def test_a_newer_story_leaves_every_block_of_mode_older_as_it_was(stories: list[Story], data: st.DataObject) -> None:
    own = data.draw(st.sampled_from(stories))
    newer = story("vua-dang", on(1, 2), data.draw(st.sampled_from(CATEGORIES)), tags=(tag("a"),))
    assert pick([*stories, newer], own, 4, "older") == pick(stories, own, 4, "older")


@given(sites(), st.randoms())
def test_the_order_in_which_stories_are_read_changes_nothing(stories: list[Story], random: Random) -> None:
    shuffled = random.sample(stories, len(stories))
    assert [pick(shuffled, own) for own in stories] == [pick(stories, own) for own in stories]
