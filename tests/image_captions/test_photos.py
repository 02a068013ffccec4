"""What is recorded of a photo, for feeds, metadata, sitemaps and search."""

from __future__ import annotations

import unicodedata

import pytest
from bantin.newsroom.photo import Photo

from tests.image_captions.conversions import convert


def photos(source: str, *, first_line: int = 1) -> list[Photo]:
    return convert(source, first_line=first_line)[1].photos


def test_photo_with_everything() -> None:
    source = (
        "Mở đầu.\n\n"
        '[![Bà Xuyến](<anh/hội nghị.jpg>){: .rong focus="30% 20%" }](toan-van.html)\n'
        'Đồng chí **Xuyến** nói "đúng" & đủ[^1]. Ảnh: [Đức Hùng](a.html)\n\n'
        "[^1]: Theo biên bản.\n"
    )

    assert photos(source, first_line=7) == [
        Photo(
            source="anh/hội nghị.jpg",
            alt="Bà Xuyến",
            caption_html="Đồng chí <strong>Xuyến</strong> nói &ldquo;đúng&rdquo; &amp; đủ.",
            caption_text="Đồng chí Xuyến nói “đúng” & đủ.",
            credit="Đức Hùng",
            line=9,
            column=2,
            linked=True,
            focus="30% 20%",
            classes=("rong",),
            address_line=9,
            address_column=15,
        )
    ]


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("a.jpg", "a.jpg"),
        ("h%E1%BB%99i%20ngh%E1%BB%8B.jpg", "h%E1%BB%99i%20ngh%E1%BB%8B.jpg"),
        (unicodedata.normalize("NFD", "hội-nghị.jpg"), "hội-nghị.jpg"),
        ("{static}/images/a.jpg", "{static}/images/a.jpg"),
        ("/images/A.JPG", "/images/A.JPG"),
        (r"images\2024\a.jpg", "images/2024/a.jpg"),
        ("Ảnh 1 (2).JPG", "Ảnh 1 (2).JPG"),
        ("z5076123_0a9.jpg", "z5076123_0a9.jpg"),
        ("a&amp;b.jpg", "a&b.jpg"),
    ],
)
def test_source_is_the_decoded_path(written: str, source: str) -> None:
    assert [photo.source for photo in photos(f"![x]({written})")] == [source]


def test_photos_are_in_reading_order_wherever_they_stand() -> None:
    source = (
        "![x](1.jpg)\n\n| a |\n|---|\n| ![x](2.jpg) |\n\n<div><img src='3.jpg' alt='x'></div>\n\n"
        "- ![x](4.jpg)\n    - ![x](5.jpg)\n\nChữ ![x](6.jpg) chữ[^1].\n\n[^1]: ![x](8.jpg)\n\n![x](7.mp4)\n"
    )

    found = photos(source)

    assert [photo.source for photo in found] == [f"{n}.{'mp4' if n == 7 else 'jpg'}" for n in range(1, 9)]
    assert [photo.placement for photo in found] == [
        *["figure", "inline", "figure", "figure", "figure", "inline", "figure", "inline"]
    ]
    assert [photo.line for photo in found] == [1, 5, 7, 9, 10, 12, 16, 14]
    assert [photo.kind for photo in found] == ["photo"] * 6 + ["video", "photo"]


def test_photos_of_a_group_share_the_caption_unless_they_have_one() -> None:
    found = photos('![x](a.jpg "Khai mạc") ![y](b.jpg)\nHội nghị. Ảnh: Đức Hùng')

    assert [photo.caption_text for photo in found] == ["Khai mạc", "Hội nghị."]
    assert [photo.credit for photo in found] == ["Đức Hùng", "Đức Hùng"]


def test_last_line_gives_its_credit_to_photos_without_one() -> None:
    found = photos("![x](a.jpg)\nMột.\n\n![y](b.jpg)\nHai. Ảnh: Đức Hùng\n\nTin, ảnh: Tuấn Tú")

    assert [photo.credit for photo in found] == ["Tuấn Tú", "Đức Hùng"]


def test_hand_written_figure_gives_its_caption_and_credit() -> None:
    found = photos(
        "<figure><img src='a.jpg' alt='x'><figcaption>Hội <b>nghị</b>. Ảnh: Đức Hùng</figcaption></figure>"
    )

    assert [(photo.caption_html, photo.caption_text, photo.credit) for photo in found] == [
        ("Hội <b>nghị</b>.", "Hội nghị.", "Đức Hùng")
    ]


def test_title_of_a_photo_within_a_sentence_is_recorded() -> None:
    assert [photo.caption_text for photo in photos('Bấm ![x](a.png "Mũi tên") nhé.')] == ["Mũi tên"]


def test_same_photo_twice_is_recorded_twice_on_its_own_lines() -> None:
    assert [photo.line for photo in photos("![x](a.jpg)\nMột.\n\n![x](a.jpg)\nHai.")] == [1, 4]


def test_example_in_a_code_block_does_not_move_the_line() -> None:
    assert [photo.line for photo in photos("```\n![x](a.jpg)\n```\n\n![x](a.jpg)\nMột.")] == [5]


@pytest.mark.parametrize("source", ["https://example.com/a.jpg", "//example.com/a.jpg", "data:image/gif;base64,R0lG"])
def test_a_photo_from_elsewhere_is_recorded_with_its_place(source: str) -> None:
    found = photos(f"Mở đầu ![x]({source}) và\n<img src='{source}' alt='y'>.")

    assert [(photo.source, photo.line, photo.column) for photo in found] == [(source, 1, 8), (source, 2, 1)]


@pytest.mark.parametrize(
    "html",
    [
        '<div markdown>\n<div>\n<p>a</p> <img src="a.jpg" alt="x"> b\n</div>\n</div>',
        '<div markdown>\n<table><tr><td>a</td></tr></table> <img src="a.jpg" alt="x">\n</div>',
        '<section markdown="1">\n<table><tr><td>a <img src="a.jpg" alt="x"></td></tr></table>\n</section>',
        '<div markdown="span">a <img src="a.jpg" alt="x"> b</div>',
        '<ul><li><a href="#"><img src="a.jpg" alt="x"></a></li></ul>',
    ],
)
def test_photo_in_nested_html_is_recorded(html: str) -> None:
    assert [(photo.source, photo.alt) for photo in photos(html)] == [("a.jpg", "x")]
