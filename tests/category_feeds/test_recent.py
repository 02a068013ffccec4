"""Mode ``recent``: the newest of a section show its newest, older ones what stood around them, and stay."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from bantin.category_feeds.candidates import SameCategoryIndex
from bantin.category_feeds.listing import listed, sections_of
from bantin.category_feeds.picks import Picks, pick_same_category
from bantin.category_feeds.read_next import ReadingOn, Wishes, read_on
from bantin.category_feeds.related import find_related
from bantin.newsroom.story import Category, Reference, Story
from hypothesis import given
from hypothesis import strategies as st

from tests.category_feeds.desk import CATEGORIES, CULTURE, NEWS, NOTICES, NOW, RURAL, on, paths, story, tag

MONTH = [story(f"ngay-{day:02}", day) for day in range(1, 21)]
RECENT = 8


def pick(
    stories: Iterable[Story], of: Story, count: int = 3, recent: int = RECENT, exclude: Collection[str] = ()
) -> Picks:
    index = SameCategoryIndex(stories, CATEGORIES, now=NOW)
    return pick_same_category(index, of, count, "recent", recent, exclude)


def shown(picks: Picks) -> list[str]:
    return paths(picks.stories)


def test_the_newest_of_the_section_show_its_newest_and_count_them() -> None:
    for own in (MONTH[19], MONTH[12]):  # the first and the last of eight
        block = pick(MONTH, own)
        assert (
            shown(block)
            == [each for each in ("ngay-20", "ngay-19", "ngay-18", "ngay-17") if f"{each}.md" != own.path][:3]
        )
        assert block.link == "Xem tất cả 20 tin trong Nông thôn mới"


def test_the_first_that_is_not_of_them_shows_what_stood_before_it_and_counts_nothing() -> None:
    block = pick(MONTH, MONTH[11])
    assert shown(block) == ["ngay-11", "ngay-10", "ngay-09"]
    assert (block.total, block.link) == (None, "Xem tất cả tin trong Nông thôn mới")


def test_a_newer_story_changes_the_newest_and_the_one_that_leaves_them_and_no_other() -> None:
    newer = story("vua-dang", on(1, 2))
    changed = [each.path for each in MONTH if pick([*MONTH, newer], each) != pick(MONTH, each)]
    assert changed == [each.path for each in MONTH[12:]]  # the eight that were the newest; ngay-13 left them
    assert shown(pick([*MONTH, newer], MONTH[12])) == ["ngay-12", "ngay-11", "ngay-10"]


def test_where_nothing_stood_before_it_shows_what_came_next() -> None:
    assert shown(pick(MONTH, MONTH[1])) == ["ngay-01", "ngay-03", "ngay-04"]
    assert shown(pick(MONTH, MONTH[0])) == ["ngay-02", "ngay-03", "ngay-04"]
    assert pick(MONTH, MONTH[0]).heading == "Tin cùng chuyên mục"


def test_stories_shown_elsewhere_on_the_page_are_stepped_over() -> None:
    assert shown(pick(MONTH, MONTH[1], exclude={"ngay-01.md", "ngay-04.md"})) == ["ngay-03", "ngay-05", "ngay-06"]


def test_of_what_came_next_only_as_many_count_as_had_come_when_the_story_left_the_newest() -> None:
    assert shown(pick(MONTH[:4], MONTH[0], 6, 2)) == ["ngay-02", "ngay-03"]
    assert shown(pick(MONTH, MONTH[0], 6, 2)) == ["ngay-02", "ngay-03"]
    assert shown(pick(MONTH, MONTH[2], 6, 0)) == ["ngay-02", "ngay-01"]


def test_a_thin_category_is_topped_up_by_what_stood_before_and_then_by_what_came_next() -> None:
    thin = story("mot-minh", 5, CULTURE, tags=(tag("ocop"),))
    before = [
        story("cung-muc", 2, NEWS),
        story("cung-the", 3, NOTICES, tags=(tag("ocop"),)),
        story("khac", 4, NOTICES),
    ]
    after = [story("sau", 6, NEWS), story("sau-nua", 7, NOTICES)]
    block = pick([thin, *before, *after], thin, 9)
    assert shown(block) == ["cung-muc", "cung-the", "khac", "sau", "sau-nua"]
    assert block.sources == ("section", "tag", "latest", "latest", "latest")


def test_a_page_off_the_lists_keeps_its_block_as_well() -> None:
    hidden = story("an", 2, status="hidden")
    assert shown(pick([*MONTH, hidden], hidden)) == ["ngay-02", "ngay-01", "ngay-03"]


# for any site


STATUSES = "published", "published", "published", "hidden", "draft"
TAGS = (), ("a",), ("b",), ("a", "b")


@st.composite
def sites(draw: st.DrawFn) -> list[Story]:
    """Sites of up to fourteen stories; each is drawn as numbers of three choices, which takes a third of the time."""
    count = draw(st.integers(1, 14))
    names = [f"tin-{number}" for number in range(count)]

    def one(name: str) -> Story:
        day, place = divmod(draw(st.integers(0, 31 * len(CATEGORIES) - 1)), len(CATEGORIES))
        status, tags = divmod(draw(st.integers(0, len(STATUSES) * len(TAGS) - 1)), len(TAGS))
        chosen = divmod(draw(st.integers(0, (count + 1) ** 2 - 1)), count + 1)  # up to two, the last number is none
        return story(
            name,
            day + 1,
            CATEGORIES[place],
            status=STATUSES[status],
            tags=tuple(tag(slug) for slug in TAGS[tags]),
            related=tuple(Reference(f"{names[it]}.md") for it in {*chosen} - {count, names.index(name)}),
        )

    return [one(name) for name in names]


def newest_of(category: Category, stories: list[Story], recent: int) -> list[str]:
    own = [each for each in listed(stories, NOW) if category.slug in sections_of(each)]
    return [each.path for each in own][:recent]


def is_recent(each: Story, stories: list[Story], recent: int) -> bool:
    """Whether fewer than ``recent`` stories of the page of its category are newer than ``each``, said anew."""
    own = [it for it in listed(stories, NOW) if each.category.slug in sections_of(it) and it.path != each.path]
    return sum((-it.date.timestamp(), it.path) < (-each.date.timestamp(), each.path) for it in own) < recent


def blocks(stories: list[Story], recent: int, count: int = 3) -> dict[str, ReadingOn]:
    index, (related, _) = SameCategoryIndex(stories, CATEGORIES, now=NOW), find_related(stories, NOW)
    wishes = Wishes(count, "recent", "category", recent)
    return {each.story.path: each for each in read_on(stories, related, index, NOW, wishes)}


NEWER = st.builds(
    lambda category, tags: story("vua-dang", on(1, 2), category, tags=tuple(map(tag, tags))),
    st.sampled_from(CATEGORIES),
    st.sets(st.sampled_from("ab")),
)


@given(sites(), NEWER, st.integers(0, 6))
def test_a_newer_story_leaves_every_block_outside_the_newest_as_it_was(
    stories: list[Story], newer: Story, recent: int
) -> None:
    old, new = blocks(stories, recent), blocks([*stories, newer], recent)
    for each in stories:
        if not is_recent(each, stories, recent):
            assert new[each.path].picks == old[each.path].picks


@given(sites(), NEWER, st.integers(1, 6))
def test_of_the_listed_stories_of_a_section_one_leaves_the_newest_and_no_other_page_beyond_them_changes(
    stories: list[Story], newer: Story, recent: int
) -> None:
    old, new = blocks(stories, recent), blocks([*stories, newer], recent)
    for category in CATEGORIES:
        filed = [each for each in listed(stories, NOW) if each.category == category]
        newest = newest_of(category, [*stories, newer], recent)
        changed = [it.path for it in filed if it.path not in newest and new[it.path].picks != old[it.path].picks]
        left = set(newest_of(category, stories, recent)) - set(newest)
        assert len(left) <= 1
        assert set(changed) <= left


@given(sites(), NEWER, st.integers(0, 6))
def test_a_story_of_another_section_changes_no_block_that_is_full(
    stories: list[Story], newer: Story, recent: int
) -> None:
    old, new = blocks(stories, recent), blocks([*stories, newer], recent)
    for each in stories:
        if each.category.slug not in sections_of(newer) and len(old[each.path].picks.stories) == 3:
            assert new[each.path].picks == old[each.path].picks


@given(sites(), st.integers(0, 6), st.integers(0, 5))
def test_no_page_shows_a_story_twice_or_itself_or_an_unlisted_one(
    stories: list[Story], recent: int, count: int
) -> None:
    allowed = {each.path for each in listed(stories, NOW)}
    for path, each in blocks(stories, recent, count).items():
        beside = [it for it in (each.neighbours.newer, each.neighbours.older) if it]
        page = [it.path for it in (each.story, *each.related, *beside, *each.picks.stories)]
        assert len(page) == len(set(page))
        assert {it.path for it in each.picks.stories} <= allowed
        assert len(each.picks.stories) <= count
        if is_recent(each.story, stories, recent):
            assert len(each.picks.stories) == min(
                count, len(allowed - set(page[: 1 + len(each.related) + len(beside)]))
            )
        assert path == each.story.path


@given(sites())
def test_with_no_recent_ones_it_is_mode_older(stories: list[Story]) -> None:
    index = SameCategoryIndex(stories, CATEGORIES, now=NOW)
    for each in stories:
        older = pick_same_category(index, each, 4, "older", 0)
        assert pick_same_category(index, each, 4, "recent", 0) == older


@given(sites(), st.integers(15, 20))
def test_with_all_recent_ones_the_blocks_of_full_sections_are_of_mode_newest(
    stories: list[Story], recent: int
) -> None:
    stories = [replace(each, category=RURAL, related=()) for each in stories]
    index = SameCategoryIndex(stories, CATEGORIES, now=NOW)
    for each in stories:
        assert pick_same_category(index, each, 4, "recent", recent) == pick_same_category(index, each, 4, "newest", 0)
