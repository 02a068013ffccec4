"""Lines with tabs that would make a table of almost nothing, or none."""

from __future__ import annotations

from time import process_time

from bantin.front_matter.conversion import BodyConverter

from tests.demo.demo_pelicanconf import MARKDOWN

CONVERTER = BodyConverter({**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]})


def test_one_wide_row_does_not_widen_all_others() -> None:
    source = "a" + "\tb" * 300 + "\n" + "c\td\n" * 300

    begun = process_time()
    body = CONVERTER.convert(source, "tin.md", 1, ())

    assert body.html.count("<td") == 600
    assert body.html.count("b") >= 300
    assert process_time() - begun < 5


def test_rows_without_a_word_are_no_table() -> None:
    body = CONVERTER.convert("\t\t\n\t\t\t\n\na\tb", "tin.md", 1, ())
    assert body.html == "<p>a b</p>"


def test_words_on_both_sides_of_a_photo_stay_apart_in_its_caption() -> None:
    source = '<table><tr><td>Trước<img src="a.jpg" alt="x">sau</td></tr></table>'
    [photo] = CONVERTER.convert(source, "tin.md", 1, ()).photos
    assert photo.caption_text == "Trước sau"


def test_words_around_a_caption_stay_apart() -> None:
    source = '<figure>Một<img src="a.jpg" alt="x">hai<figcaption>ba</figcaption>bốn</figure>'
    [photo] = CONVERTER.convert(source, "tin.md", 1, ()).photos
    assert photo.caption_text.split() == ["ba", "Một", "hai", "bốn"]


def test_a_host_that_only_begins_as_one_of_films_is_none() -> None:
    frame = '<iframe src="https://www.youtube.com.example.vn/embed/abcdefghijk"></iframe>'
    body = CONVERTER.convert(frame, "tin.md", 1, ())
    assert "youtube.com/watch" not in body.html
    assert body.diagnostics
