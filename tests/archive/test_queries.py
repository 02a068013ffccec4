"""Questions to the archive are answered as the functions answered that look at every story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from bantin.archive.asking import Asking
from bantin.archive.collections import SITE, author, category, lang, month, section, tag, year
from bantin.archive.next_queries import Beside, Picked, SameCategory
from bantin.archive.page_queries import MonthPlace, Months, Page, Pages, Part, UpdatedAt
from bantin.archive.queries import Collections, Count, IsFilled, Newest
from bantin.archive.row import month_of_key, path_of_key, sort_key
from bantin.archive.story_queries import Related
from bantin.category_feeds.candidates import SameCategoryIndex
from bantin.category_feeds.feeds.feed_lists import followed_lists
from bantin.category_feeds.list_pages import lay_out_list
from bantin.category_feeds.listing import listed, newest_first, sections_of
from bantin.category_feeds.neighbours import find_neighbours
from bantin.category_feeds.pagination import plan_pages
from bantin.category_feeds.picks import MODES, pick_same_category
from bantin.category_feeds.read_next import Wishes, read_on
from bantin.category_feeds.related import find_related
from bantin.newsroom.story import Story
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.sites import PATHS, index_of, sites, stories
from tests.category_feeds.desk import CATEGORIES, CULTURE, NEWS, NOTICES, NOW, RURAL, on, story

PASSED = st.lists(st.sampled_from(PATHS), unique=True, max_size=2).map(tuple)


def asked(site: Iterable[Story]) -> Any:
    return Asking(index_of(site)).answer


def paths(found: Iterable[Story]) -> tuple[str, ...]:
    return tuple(each.path for each in found)


@given(st.lists(stories(st.sampled_from(PATHS))))
def test_sort_keys_order_stories_as_every_list_does_and_hold_path_and_month(site: list[Story]) -> None:
    by_key = sorted(site, key=lambda each: sort_key(each.date, each.path))
    assert [(it.date, it.path) for it in by_key] == [(it.date, it.path) for it in newest_first(site)]
    keys = [sort_key(each.date, each.path) for each in by_key]
    assert [path_of_key(key) for key in keys] == [each.path for each in by_key]
    assert [month_of_key(key) for key in keys] == [(each.date.year, each.date.month) for each in by_key]


def test_a_path_that_another_one_begins_with_comes_first() -> None:
    names = ["a", "a.md", "ab", "a/b", "đ", "\U0001f34a", "\udc80"]
    assert [path_of_key(key) for key in sorted(sort_key(NOW, name) for name in names)] == sorted(names)


@given(sites())
def test_collections_hold_what_the_lists_of_the_site_hold(site: list[Story]) -> None:
    ask = asked(site)
    names = {"site": lambda slug: SITE, "section": section, "category": section, "tag": tag, "author": author}
    followed = list(followed_lists(listed(site, NOW), CATEGORIES))
    for each in followed:
        collection = names[each.kind](each.slug)
        assert ask(Newest(collection, 99)) == paths(each.stories)
        assert ask(Count(collection)) == len(each.stories)
        assert ask(IsFilled(collection)) == bool(each.stories)
    for kind in ("tag", "author"):
        assert ask(Collections(kind)) == tuple(f"{kind}:{it.slug}" for it in followed if it.kind == kind)


@given(sites())
def test_months_years_and_languages_hold_their_own(site: list[Story]) -> None:
    ask, shown = asked(site), listed(site, NOW)
    for moment in {(it.date.year, it.date.month) for it in site}:
        own = [it for it in shown if (it.date.year, it.date.month) == moment]
        assert ask(Newest(month(*moment), 99)) == paths(own)
        assert ask(Newest(year(moment[0]), 99)) == paths(it for it in shown if it.date.year == moment[0])
    assert ask(Newest(lang("tyz"), 99)) == paths(it for it in shown if it.lang == "tyz")


def test_what_is_not_public_is_in_no_collection() -> None:
    kept_back = [
        story("nhap", 9, status="draft"),
        story("an", 9, status="hidden"),
        story("mai", on(2, 2)),
        story("het-han", 9, expires=dt.date(2024, 2, 1)),
    ]
    index = index_of(kept_back)
    kinds = ("site", "section", "category", "tag", "author", "month", "year", "lang", "featured")
    assert [index.collections(kind) for kind in kinds] == [()] * 9
    assert index_of([story("moi", 9)]).collections("category") == ("category:nong-thon-moi",)


@given(sites(1), st.integers(0, 8), st.sampled_from(MODES), PASSED, st.integers(0, 4))
def test_same_category_is_what_was_picked(
    site: list[Story], count: int, mode: Any, passed: tuple[str, ...], recent: int
) -> None:
    ask, index = asked(site), SameCategoryIndex(site, CATEGORIES, now=NOW)
    for each in site:
        picks = pick_same_category(index, each, count, mode, recent, passed)
        wanted = Picked(paths(picks.stories), picks.sources, picks.total)
        assert ask(SameCategory(each.path, count, mode, recent, passed)) == wanted


@given(sites(1), st.sampled_from(("category", "site")), st.data())
def test_neighbours_are_those_found_before(site: list[Story], scope: Any, data: st.DataObject) -> None:
    shown = {each.path: data.draw(PASSED) for each in site}
    ask, row = asked(site), listed(site, NOW)
    for each, beside in zip(row, find_neighbours(row, scope, shown), strict=True):
        found = ask(Beside(each.path, scope, shown[each.path]))
        assert found == tuple(it and it.path for it in (beside.newer, beside.older))
    assert {ask(Beside(each.path, scope)) for each in site if each not in row} <= {(None, None)}


@given(st.integers(0, 40), st.integers(1, 7))
def test_pages_hold_what_pagination_planned(count: int, per_page: int) -> None:
    site = [story(f"{number:02}", on(number % 28 + 1, number % 12 + 1, 2020 + number % 4)) for number in range(count)]
    ask, row = asked(site), listed(site, NOW)
    planned = plan_pages(row, per_page)
    assert ask(Pages(SITE, per_page)) == len(planned) - 1
    for page in planned:
        found = ask(Page(SITE, page.number if page.suffix else 0, per_page))
        suffixes = [None if it is None else f"trang-{it}" if it else "" for it in (found.newer, found.older)]
        assert (found.paths, suffixes) == (paths(page.stories), [page.newer, page.older])
    assert ask(Page(SITE, len(planned), per_page)) is None


@given(sites(), st.integers(1, 3))
def test_months_lead_to_the_pages_of_the_selector(site: list[Story], per_page: int) -> None:
    ask, row = asked(site), listed(site, NOW)
    newest = lay_out_list("tin/", "tin/index.html", row, per_page)[0]
    found: tuple[MonthPlace, ...] = ask(Months(SITE, per_page))
    linked = {(it.year, it.month): (it.count, f"tin/{f'trang-{it.page}/' if it.page else ''}") for it in found}
    selector = {
        (links.year, link.month): (link.count, link.url.partition("#")[0])
        for links in newest.years
        for link in links.months
    }
    assert selector == (linked if ask(Pages(SITE, per_page)) else {})


def test_a_list_without_pages_has_one_with_all_its_stories() -> None:
    ask = asked([story(str(day), day) for day in range(1, 9)])
    assert ask(Pages(SITE, 0)) == 0
    assert len(ask(Page(SITE, 0, 0)).paths) == 8
    assert ask(Months(SITE, 0)) == (MonthPlace(2024, 1, 8, 0),)


def test_a_list_was_updated_when_the_words_of_a_story_on_the_page_last_were() -> None:
    ask = asked([story("a", 1), story("b", 2, modified=on(20)), story("c", 3), story("d", 4)])
    assert ask(UpdatedAt(SITE)) == on(20)
    assert ask(UpdatedAt(SITE, 0, 2)) == on(4)
    assert ask(UpdatedAt(SITE, 1, 2)) == on(20)
    assert ask(UpdatedAt(tag("khong-co"))) is None


def test_parts_count_from_the_oldest_so_that_a_new_story_changes_the_last_alone() -> None:
    site = [story(str(day), day) for day in range(1, 8)]
    ask = asked(site)
    assert [ask(Part(SITE, number, 3)) for number in (1, 2, 3, 4)] == [
        ("3.md", "2.md", "1.md"),
        ("6.md", "5.md", "4.md"),
        ("7.md",),
        (),
    ]


@given(sites(1))
def test_related_stories_are_those_found_before(site: list[Story]) -> None:
    ask, (related, _) = asked(site), find_related(site, NOW)
    assert {each.path: ask(Related(each.path)) for each in site} == {
        each.path: paths(related.get(each.path, ())) for each in site
    }


@given(sites(1), st.sampled_from((None, "category", "site")), st.sampled_from(MODES), st.integers(0, 4))
def test_all_that_is_read_next_is_what_it_was(site: list[Story], scope: Any, mode: Any, recent: int) -> None:
    """The stories picked by hand, then the neighbours, then the block, none of them twice."""
    ask, (related, _) = asked(site), find_related(site, NOW)
    index = SameCategoryIndex(site, CATEGORIES, now=NOW)
    for each in read_on(site, related, index, NOW, Wishes(3, mode, scope, recent)):
        path = each.story.path
        own = ask(Related(path))
        beside = ask(Beside(path, scope, own)) if scope else (None, None)
        picked = ask(SameCategory(path, 3, mode, recent, (*own, *filter(None, beside))))
        assert own == paths(each.related)
        assert beside == tuple(it and it.path for it in (each.neighbours.newer, each.neighbours.older))
        assert (picked.paths, picked.sources, picked.total) == (
            paths(each.picks.stories),
            each.picks.sources,
            each.picks.total,
        )


def test_an_old_story_of_a_thin_section_has_what_came_next_until_it_left_the_recent_ones() -> None:
    site = [story("a", 1, CULTURE), story("b", 2, NOTICES), story("c", 3, CULTURE), story("d", 4, NOTICES)]
    wanted = Picked(("c.md", "b.md"), ("category", "latest"), None)
    assert asked(site)(SameCategory("a.md", 6, "recent", 1)) == wanted


def test_newest_passes_over_stories_and_whole_collections() -> None:
    site = [story("a", 1, NEWS), story("b", 2, RURAL), story("c", 3, CULTURE), story("d", 4, NOTICES)]
    ask = asked(site)
    assert ask(Newest(section(NEWS.slug), 9)) == ("c.md", "b.md", "a.md")
    assert ask(Newest(category(NEWS.slug), 9)) == ("a.md",)
    assert ask(Newest(SITE, 2, ("c.md",), section(NOTICES.slug))) == ("b.md", "a.md")
    assert {sections_of(each) for each in site} == {
        (NEWS.slug,),
        (RURAL.slug, NEWS.slug),
        (CULTURE.slug, NEWS.slug),
        (NOTICES.slug,),
    }


@pytest.mark.parametrize("query", [Related("x.md"), Beside("x.md"), SameCategory("x.md", 3, "newest", 30)])
def test_of_a_story_that_is_not_there_nothing_is_said(query: Any) -> None:
    assert asked([])(query) in ((), (None, None), None)
