"""From rows to stories: what stands when, where it is filed, what changes a card, a page, nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from bantin.archive.filing import Filed, Filing, file_row, names_refiled, story_from
from bantin.archive.row import Header, HeaderPlace, Row
from bantin.archive.standing import Hour, fate_of, findings_at, is_another, is_listed
from bantin.category_feeds.listing import is_listed as was_listed
from bantin.category_feeds.names import register_names
from bantin.newsroom.diagnostic import finding
from bantin.newsroom.message import say
from bantin.newsroom.photo import Photo
from bantin.newsroom.story import Note, Reference, Story
from bantin.vietnamese.folding import same_name_key
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.sites import MOMENTS, PATHS, stories
from tests.category_feeds.desk import CATEGORIES, NOW, RURAL, on

NAMES = ("Cam sành", "Hàm Yên")
FILING = Filing(
    address=lambda story, slug: (f"{story.date:%Y}/{slug}/", f"{story.date:%Y}/{slug}/index.html"),
    categories={same_name_key(each.name): each for each in CATEGORIES},
    tags=register_names(NAMES, "the/{slug}/").by_key,
    authors=register_names(NAMES, "tac-gia/{slug}/").by_key,
)
HOUR = Hour(NOW)


def row(**header: Any) -> Row:
    title = {"title": "Lễ hội", "date": on(14), "slug": "le-hoi", "category": "nông thôn mới"}
    return Row("2024/a.md", "12", header=Header(**{**title, **header}), opening="Đoạn đầu.", body="bb")


def at(hour: Hour = HOUR, **header: Any) -> Filed:
    return file_row(row(**header), FILING, hour)


def test_names_are_filed_addresses_made_and_the_lead_stands_for_the_opening() -> None:
    it = at(tags=("cam  SÀNH",), authors=("Hàm Yên",), lead="Sapo")
    assert (it.story.category, it.story.tags[0].slug) == (RURAL, "cam-sanh")
    assert it.story.authors[0].url == "tac-gia/ham-yen/"
    assert (it.story.url, it.save_as) == ("2024/le-hoi/", "2024/le-hoi/index.html")
    assert (it.lead, it.story.summary, at().story.summary) == ("Sapo", "Sapo", "Đoạn đầu.")
    assert (it.story.lang, at(lang="tyz").story.lang) == ("vi", "tyz")
    assert it.body == "bb"


def test_a_story_has_the_address_that_was_left_for_it() -> None:
    assert file_row(row(), FILING, HOUR, "le-hoi-2").story.url == "2024/le-hoi-2/"


def test_a_category_that_the_site_has_not_is_no_story_of_it() -> None:
    with pytest.raises(KeyError):
        at(category="Thể thao")


FATES = [
    ({}, "published", True, "published"),
    ({"status": "hidden"}, "hidden", False, "hidden"),
    ({"status": "draft"}, "draft", False, "draft"),
    ({"date": on(2, 2)}, "future", False, "published"),
    ({"date": on(2, 2), "status": "hidden"}, "future", False, "published"),
    ({"date": on(2, 2), "status": "draft"}, "draft", False, "draft"),
    ({"expires": dt.date(2024, 2, 1)}, "expired", False, "published"),
    ({"expires": dt.date(2024, 2, 2)}, "published", True, "published"),
    ({"expires": dt.date(2024, 2, 1), "status": "hidden"}, "expired", False, "hidden"),
]


@pytest.mark.parametrize(("header", "fate", "listed", "status"), FATES)
def test_what_becomes_of_a_story(header: dict[str, Any], fate: str, listed: bool, status: str) -> None:
    it = at(**header)
    assert (fate_of(row(**header), HOUR), bool(it.lists), it.story.status) == (fate, listed, status)


@pytest.mark.parametrize("header", [{"status": "draft"}, {"date": on(2, 2)}])
def test_a_preview_shows_what_waits(header: dict[str, Any]) -> None:
    it = at(Hour(NOW, preview=True), **header)
    assert (it.story.status, it.story.awaited, it.waits, "site" in it.lists) == ("published", True, False, True)


def test_a_story_that_is_refused_has_no_other_fate() -> None:
    assert fate_of(replace(row(status="draft"), refused=True), HOUR) == "refused"


@given(stories(st.sampled_from(PATHS)), st.sampled_from(MOMENTS))
def test_lists_show_what_they_showed(story: Story, now: dt.datetime) -> None:
    assert is_listed(story, now) == was_listed(story, now)


def test_a_change_to_come_has_not_been_and_its_editor_is_told() -> None:
    changed = replace(row(modified=on(2, 2)), places=(HeaderPlace("modified", "x", 3, 11),))
    assert file_row(changed, FILING, HOUR).story.modified is None
    assert file_row(changed, FILING, Hour(on(2, 2))).story.modified == on(2, 2)
    (told,) = findings_at(changed, HOUR)
    assert (told.rule, told.severity, told.line, told.column) == ("front-matter/modified-later", "warning", 3, 11)
    assert list(findings_at(changed, Hour(on(2, 2)))) == []


def test_what_rules_found_is_told_where_the_story_is_shown() -> None:
    found = finding("2024/a.md", 4, say("front-matter/empty-body"))
    for header, told in (({}, 1), ({"status": "hidden"}, 1), ({"status": "draft"}, 0), ({"date": on(2, 2)}, 0)):
        assert len(list(findings_at(replace(row(**header), judged=(found,)), HOUR))) == told
        assert len(list(findings_at(replace(row(**header), judged=(found,)), Hour(NOW, preview=True)))) == 1
        assert len(list(findings_at(replace(row(**header), findings=(found,)), HOUR))) == 1


def test_a_row_is_another_when_one_of_its_moments_has_passed_either_way() -> None:
    waiting = replace(row(date=on(2, 2)), moments=(on(2, 2),))
    before, after = Hour(NOW), Hour(on(2, 2))
    assert is_another(waiting, before, after)
    assert is_another(waiting, after, before)
    assert not is_another(waiting, after, Hour(on(3, 2)))
    assert not is_another(waiting, before, Hour(on(2, 2, hour=7)))
    assert is_another(waiting, before, Hour(NOW, preview=True))


SHOWN_IN_LISTS = [
    {"title": "Khác"},
    {"lead": "Khác"},
    {"modified": on(15)},
    {"tags": NAMES[:1]},
    {"authors": NAMES[:1]},
    {"image": "b.jpg"},
    {"image_credit": "A"},
    {"date": on(13)},
    {"expires": dt.date(2024, 2, 1)},
    {"status": "hidden"},
]


@pytest.mark.parametrize("header", SHOWN_IN_LISTS)
def test_what_lists_show_changes_the_card(header: dict[str, Any]) -> None:
    assert at(**header).card_digest != at().card_digest
    assert at(**header).digest != at().digest


@pytest.mark.parametrize("header", [{"related": (Reference("b"),)}, {"corrections": (Note("Đính chính"),)}])
def test_what_its_own_page_alone_shows_changes_no_card(header: dict[str, Any]) -> None:
    assert at(**header).card_digest == at().card_digest
    assert at(**header).digest != at().digest


def test_the_first_photo_is_on_the_card_and_all_are_on_the_page() -> None:
    def of(*photos: Photo) -> Filed:
        return file_row(replace(row(), photos=photos), FILING, HOUR)

    first, second, other = Photo("a.jpg"), Photo("b.jpg"), Photo("b.jpg", caption_text="Khác")
    assert of(first, second).card_digest == of(first, other).card_digest
    assert of(first, second).digest != of(first, other).digest
    assert of(first).card_digest != of(second).card_digest


def test_a_line_added_to_the_header_changes_nothing() -> None:
    def on_line(line: int) -> Filed:
        low = replace(row(related=(Reference("b", line, 9),)), photos=(Photo("a.jpg", line=line, column=2),))
        return file_row(replace(low, places=(HeaderPlace("title", "", line, 1),)), FILING, HOUR)

    assert on_line(9) == on_line(10)


def test_a_row_without_a_date_is_no_story() -> None:
    with pytest.raises(ValueError, match="no date"):
        story_from(row(date=None), FILING, HOUR)


def test_names_that_stand_otherwise_are_known_by_their_keys() -> None:
    before = register_names(["Hà", "Ha", "Lan"], "{slug}").by_key
    after = register_names(["Hà", "Lan", "Minh"], "{slug}").by_key
    # "Hà" had the slug of "Ha" with a number behind it.
    assert names_refiled(before, after) == {same_name_key(name) for name in ("Hà", "Ha", "Minh")}
