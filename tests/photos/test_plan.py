"""Names and sizes of the files to make, from facts alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.photo import Photo
from bantin.newsroom.picture import Picture
from bantin.photos.file_kind import Kind
from bantin.photos.header import Header
from bantin.photos.options import Options
from bantin.photos.photo_facts import Facts
from bantin.photos.plan import PhotoPlan, plan_photo, slug_of, widths_for


def plan(
    width: int, height: int, kind: Kind = "photo", digest: str = "0" * 64, *, lead: bool = False, focus: str = ""
) -> tuple[Picture, PhotoPlan]:
    facts = Facts(digest, Header("JPEG", width, height), kind, "123")
    return plan_photo(Photo("a.jpg", focus=focus), facts, "a", Options(), lead=lead)


@pytest.mark.parametrize(
    ("source", "widths"),
    [
        (4032, (480, 800, 1200)),
        (1200, (480, 800, 1200)),
        (1000, (480, 800, 1000)),  # a quarter more than 800
        (999, (480, 999)),  # less than a quarter more: 800 is left out
        (600, (480, 600)),
        (599, (599,)),
        (480, (480,)),
        (400, (400,)),
        (1, (1,)),
    ],
)
def test_no_width_is_beyond_the_source_or_too_near_the_largest(source: int, widths: tuple[int, ...]) -> None:
    assert widths_for(source, (480, 800, 1200)) == widths


def test_every_width_is_there_as_avif_and_jpeg_with_true_heights() -> None:
    picture, _ = plan(4032, 3024)

    assert [(it.width, it.height, it.type) for it in picture.body.avif] == [
        (480, 360, "image/avif"),
        (800, 600, "image/avif"),
        (1200, 900, "image/avif"),
    ]
    assert [(it.width, it.height) for it in picture.body.fallback] == [(480, 360), (800, 600), (1200, 900)]
    assert {it.type for it in picture.body.fallback} == {"image/jpeg"}
    assert picture.body.tone == "123"


def test_the_feed_shows_the_body_jpeg_nearest_below_its_width() -> None:
    picture, _ = plan(4032, 3024)

    assert picture.feed == picture.body.fallback[1]


def test_a_lead_photo_gets_cards_and_a_share_image() -> None:
    picture, made = plan(4032, 3024, lead=True)

    assert [(it.width, it.height) for it in picture.card.fallback] == [(400, 225), (800, 450)]
    assert (picture.share.width, picture.share.height, picture.share.type) == (1200, 630, "image/jpeg")
    assert {cut.name for cut in made.cuts} >= {picture.share.url.removeprefix("anh/")}


def test_another_photo_shows_body_files_in_their_place_so_that_no_address_is_dead() -> None:
    picture, made = plan(4032, 3024)
    shown = [*picture.card.avif, *picture.card.fallback, picture.share, picture.feed]

    assert {f"anh/{cut.name}" for cut in made.cuts} >= {rendition.url for rendition in shown}
    assert len(made.cuts) == 6


def test_a_small_lead_photo_is_cropped_but_never_enlarged() -> None:
    picture, _ = plan(400, 300, lead=True)

    assert (picture.share.width, picture.share.height) == (400, 210)
    assert [(it.width, it.height) for it in picture.card.fallback] == [(400, 225)]


@pytest.mark.parametrize(
    ("focus", "box"),
    [
        ("50% 0%", (0.0, 0.0, 900.0, 506.25)),
        ("10% 100%", (0.0, 1093.75, 900.0, 506.25)),
        ("", (0.0, 437.5, 900.0, 506.25)),
        ("nonsense", (0.0, 437.5, 900.0, 506.25)),
    ],
)
def test_a_crop_stays_where_the_focus_is(focus: str, box: tuple[float, ...]) -> None:
    picture, made = plan(900, 1600, lead=True, focus=focus)
    name = picture.card.avif[0].url.removeprefix("anh/")

    assert next(cut.box for cut in made.cuts if cut.name == name) == pytest.approx(box)


def test_a_drawing_falls_back_to_png_but_is_shared_as_jpeg() -> None:
    picture, _ = plan(1600, 1200, "drawing", lead=True)

    assert {it.type for it in (*picture.body.fallback, *picture.card.fallback)} == {"image/png"}
    assert picture.share.type == picture.feed.type == "image/jpeg"


def test_a_name_is_an_ascii_slug_a_hash_and_a_width() -> None:
    assert slug_of(ContentFile(Path(), "2024/Ảnh Hội nghị (1).JPG")) == "anh-hoi-nghi-1"
    assert slug_of(ContentFile(Path(), "😀.jpg")) == "anh"
    for cut in plan(4032, 3024, lead=True)[1].cuts:
        assert re.fullmatch(r"a\.[0-9a-f]{10}-\d+\.(avif|jpg)", cut.name)


def names(made: PhotoPlan) -> set[str]:
    return {cut.name for cut in made.cuts}


def test_other_content_another_focus_or_another_quality_never_share_a_name() -> None:
    base = names(plan(900, 1600, lead=True)[1])

    assert not base & names(plan(900, 1600, digest="1" * 64, lead=True)[1])
    assert base - names(plan(900, 1600, lead=True, focus="0% 0%")[1])
    facts = Facts("0" * 64, Header("JPEG", 900, 1600), "photo", "123")
    other = plan_photo(Photo("a.jpg"), facts, "a", Options(jpeg_quality=70), lead=True)[1]
    assert not base & names(other)


def test_a_strip_of_one_pixel_height_still_has_a_height() -> None:
    picture, _ = plan(5000, 1, lead=True)

    assert min(it.height for it in (*picture.body.avif, *picture.card.avif, picture.share)) == 1
