"""Contents of long stories, entries of boxes, lines about authors, names by use."""

from __future__ import annotations

from bantin.theming.author_notes import author_note
from bantin.theming.box_entries import link_phones, way_to
from bantin.theming.contents import Part, contents_of
from bantin.theming.name_order import by_use
from bantin.theming.settings import SETTINGS

HEADING = '<h2 id="{0}">{1}</h2><p>x</p>'


def test_a_story_with_three_headings_has_contents_in_plain_words() -> None:
    parts = {"a": "Một <em>hai</em>", "b": "B &amp; C", "c": "Ba"}
    body = "".join(HEADING.format(place, words) for place, words in parts.items())
    assert contents_of(body) == (Part("a", "Một hai"), Part("b", "B & C"), Part("c", "Ba"))


def test_a_short_story_and_headings_without_a_place_have_none() -> None:
    assert contents_of(HEADING.format("a", "Một") * 2) == ()
    assert contents_of("<h2>Một</h2>" * 5) == ()


def test_a_box_calls_numbers_and_stays_text() -> None:
    assert link_phones("Công an <xã>: 0207 000 0000") == (
        'Công an &lt;xã&gt;: <a class="whole" href="tel:+842070000000">0207 000 0000</a>'
    )
    assert [way_to(it, "..") for it in ("lien-he.html", "/a.html", "https://a.vn/", "tel:113")] == [
        *("../lien-he.html", "../a.html", "https://a.vn/", "tel:113")
    ]


def test_a_box_calls_the_numbers_of_emergencies_and_counts_stay_text() -> None:
    assert link_phones("113") == '<a class="whole" href="tel:113">113</a>'
    assert link_phones("Cứu hỏa: 114") == 'Cứu hỏa: <a class="whole" href="tel:114">114</a>'
    assert [link_phones(it) for it in ("Có 113 người", "Mời 115", "1113")] == ["Có 113 người", "Mời 115", "1113"]


def test_a_wrong_box_is_told_by_its_title() -> None:
    [boxes] = [it for it in SETTINGS if it.name == "FRONT_BOXES"]
    assert boxes.wrong({"FRONT_BOXES": {"hotline": ["113", ("A", "a.html")], "Chợ": []}}) == []
    for value in ({"hotline": "113"}, {"hotline": [("A",)]}, {"hotline": [5]}, {"hotline": [("A", 5)]}):
        [said] = boxes.wrong({"FRONT_BOXES": value})
        assert "FRONT_BOXES" in said and "hotline" in said


def test_a_line_about_an_author_is_found_whatever_the_spelling_and_names_that_differ_by_marks_are_others() -> None:
    notes = {"Tuấn Tú": "Cán bộ văn hóa xã"}
    assert author_note("tuấn  tú", notes) == "Cán bộ văn hóa xã"
    assert author_note("Tuấn Tu", notes) == ""


def test_names_used_most_come_first_and_equal_ones_in_order() -> None:
    assert [name for name, _ in by_use([("b", [1]), ("ă", [1]), ("c", [1, 2]), ("a", [1])])] == ["c", "a", "ă", "b"]
