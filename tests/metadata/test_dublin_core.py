from dataclasses import replace

import pytest
from bantin.metadata.dublin_core import dublin_core
from bantin.metadata.page import Page

from tests.metadata.front_desk import DATE, LATER, PUBLISHER, SITE

STORY = Page(
    kind="story",
    url="2024/hoi-nghi.html",
    title="Hội nghị",
    description="Xã họp.",
    published=DATE,
    updated=LATER,
    authors=("Tuấn Tú", "Thị Đại"),
    section="Y tế",
    tags=("cam sành",),
    source="Báo Tuyên Quang",
    place="Thôn Làng Chiềng",
)


def test_a_story_has_the_six_fields_and_the_others() -> None:
    assert dict(dublin_core(STORY, PUBLISHER)) == {
        "DC.title": "Hội nghị",
        "DC.creator": "Tuấn Tú; Thị Đại",
        "DC.date": "2024-01-14T17:30:00+07:00",
        "DC.description": "Xã họp.",
        "DC.publisher": "UBND xã Hàm Yên",
        "DC.identifier": f"{SITE}/2024/hoi-nghi.html",
        "DC.language": "vi",
        "DC.source": "Báo Tuyên Quang",
        "DC.subject": "Y tế; cam sành",
        "DC.coverage": "Thôn Làng Chiềng",
        "DC.rights": "Ghi rõ nguồn",
    }


@pytest.mark.parametrize("office", [PUBLISHER, replace(PUBLISHER, governing_body="", responsible="")])
def test_no_field_is_ever_empty_or_missing_for_want_of_words(office: object) -> None:
    bare = replace(STORY, description="", authors=(), section="", tags=(), source="")
    fields = dict(dublin_core(bare, office))  # type: ignore[arg-type]
    required = ("title", "creator", "date", "description", "publisher", "identifier")
    assert all(fields[f"DC.{name}"] for name in required)
    assert all(fields.values())


def test_an_unsigned_page_was_made_by_the_editors_and_described_by_its_title() -> None:
    fields = dict(dublin_core(replace(STORY, authors=(), description=""), PUBLISHER))
    assert (fields["DC.creator"], fields["DC.description"]) == ("Ban Biên tập", "Hội nghị")


def test_a_list_is_dated_by_its_newest_story() -> None:
    assert dict(dublin_core(Page("list", "a.html", "A", updated=LATER), PUBLISHER))["DC.date"].startswith(
        "2024-01-15"
    )


def test_a_semicolon_in_a_value_does_not_make_two_of_it() -> None:
    fields = dict(dublin_core(replace(STORY, tags=("cam; quýt",)), PUBLISHER))
    assert fields["DC.subject"] == "Y tế; cam, quýt"
