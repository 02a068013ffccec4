"""The photos that the benchmark draws."""

import io
from pathlib import Path

import pytest
from PIL import Image

from bench.photos.corpus import EDITION, draw_corpus, photo_bytes

SMALL = (160, 120)


def test_the_same_number_and_seed_draw_the_same_bytes() -> None:
    assert photo_bytes(3, 7, SMALL) == photo_bytes(3, 7, SMALL)


@pytest.mark.slow
def test_every_number_and_every_seed_draws_another_photo() -> None:
    assert len({photo_bytes(number, seed, SMALL) for number in (0, 1, 2) for seed in (7, 8)}) == 6


def test_a_photo_carries_place_and_orientation_as_phones_write_them() -> None:
    exif = Image.open(io.BytesIO(photo_bytes(2, 7, SMALL))).getexif()

    assert exif[0x0112] == 6
    assert exif.get_ifd(0x8825)[2] == (22.0, 4.0, 32.0)


def test_photos_drawn_before_are_taken_as_they_are(tmp_path: Path) -> None:
    drawn = tmp_path / f"drawn-{EDITION}-7"
    drawn.mkdir()
    for number in range(3):
        (drawn / f"IMG_000{number}.jpg").write_bytes(b"drawn before")

    assert [photo.read_bytes() for photo in draw_corpus(tmp_path, 2, seed=7)] == [b"drawn before"] * 2


def test_a_corpus_of_fewer_photos_holds_no_more_than_asked_for(tmp_path: Path) -> None:
    test_photos_drawn_before_are_taken_as_they_are(tmp_path)

    assert len(list(draw_corpus(tmp_path, 1, seed=7)[0].parent.iterdir())) == 1
