"""The header's photo: its words by the captions' own rules, and what is said of words that nobody would see."""

from __future__ import annotations

import pytest
from bantin.image_captions.notices import RULES
from bantin.newsroom.photo import Photo, slot
from bantin.photos.head import findings, head_photo

IMAGE = {"image": "cam.jpg", "image_line": 4}


@pytest.mark.parametrize(
    ("caption", "credit", "expected"),
    [
        ("", "", ("", "", "")),
        ("Đồi cam.", "", ("Đồi cam.", "", "")),
        ("Đồi cam. Ảnh: Tuấn Tú", "", ("Đồi cam.", "Tuấn Tú", "Ảnh: Tuấn Tú")),
        ("Đồi cam (Nguồn: Báo Tuyên Quang).", "", ("Đồi cam", "Báo Tuyên Quang", "Nguồn: Báo Tuyên Quang")),
        ("Đồi cam.", "Tuấn Tú", ("Đồi cam.", "Tuấn Tú", "Ảnh: Tuấn Tú")),
        ("Đồi cam.", "Nguồn: TTXVN", ("Đồi cam.", "TTXVN", "Nguồn: TTXVN")),
        ("Đồi cam. Ảnh: Tuấn Tú", "Đức Hùng", ("Đồi cam.", "Đức Hùng", "Ảnh: Đức Hùng")),
        ("", "Tuấn Tú", ("", "Tuấn Tú", "Ảnh: Tuấn Tú")),
        ("1 < 2 & <b>", "", ("1 < 2 & <b>", "", "")),
    ],
)
def test_the_words_are_read_as_those_under_a_photo(caption: str, credit: str, expected: tuple[str, ...]) -> None:
    head = head_photo({**IMAGE, "image_caption": caption, "image_credit": credit, "image_alt": "Đồi cam sành"})

    assert head.photo is not None
    assert (head.photo.caption_text, head.photo.credit, head.credit_text) == expected
    assert (head.photo.source, head.photo.alt, head.photo.line) == ("cam.jpg", "Đồi cam sành", 4)


def test_the_figure_is_that_of_a_photo_of_the_body() -> None:
    said = {"image_caption": "Đồi <b> & cam. Ảnh: A & B", "image_alt": "Cam"}

    assert head_photo(IMAGE | said).shown_in("<p>Chữ.</p>", 3) == (
        f'<figure class="photo">{slot(3)}<figcaption class="photo__caption">Đồi &lt;b&gt; &amp; cam. '
        '<span class="photo__credit">Ảnh: A &amp; B</span></figcaption></figure>\n<p>Chữ.</p>'
    )
    assert head_photo(IMAGE).shown_in("", 0) == f'<figure class="photo">{slot(0)}</figure>\n'


def test_a_header_without_a_photo_has_none() -> None:
    assert head_photo({}).photo is None
    assert list(findings(head_photo({}), "tin.md", shown=False)) == []


def rules(metadata: dict[str, object], *, shown: bool) -> list[tuple[int, str]]:
    return [(found.line, found.rule) for found in findings(head_photo(metadata), "tin.md", shown)]


def test_words_that_nobody_would_see_are_told_on_their_lines() -> None:
    words = {"image_caption": "A", "image_caption_line": 5, "image_credit": "B", "image_credit_line": 6}

    assert rules(words, shown=False) == [(5, "photos/header-words"), (6, "photos/header-words")]
    assert rules(IMAGE | words, shown=False) == [(5, "photos/header-words"), (6, "photos/header-words")]
    assert {it.severity for it in findings(head_photo(IMAGE | words), "tin.md", shown=False)} == {"notice"}
    assert rules(IMAGE | words | {"image_alt": "C"}, shown=True) == []
    assert rules(IMAGE, shown=False) == []


def test_a_shown_photo_without_a_description_is_told_what_to_write() -> None:
    assert rules(dict(IMAGE), shown=True) == [(4, "photos/header-alt")]
    (found,) = findings(head_photo(IMAGE), "tin.md", shown=True)
    assert "“Mô tả ảnh: …”" in found.message
    assert found.severity == RULES["caption/undescribed"] == RULES["caption/missing-alt"]  # as of the body's photos
    assert head_photo(IMAGE).photo == Photo("cam.jpg", line=4)
