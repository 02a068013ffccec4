"""The photos that the benchmark draws."""

import io
from pathlib import Path

from PIL import Image

from bench.photos.corpus import draw_corpus, photo_bytes

SMALL = (160, 120)


def test_the_same_number_and_seed_draw_the_same_bytes() -> None:
    assert photo_bytes(3, 7, SMALL) == photo_bytes(3, 7, SMALL)


def test_every_number_and_every_seed_draws_another_photo() -> None:
    assert len({photo_bytes(number, seed, SMALL) for number in (0, 1, 2) for seed in (7, 8)}) == 6


def test_a_photo_carries_place_and_orientation_as_phones_write_them() -> None:
    exif = Image.open(io.BytesIO(photo_bytes(2, 7, SMALL))).getexif()

    assert exif[0x0112] == 6
    assert exif.get_ifd(0x8825)[2] == (22.0, 4.0, 32.0)


def test_photos_that_stand_are_not_drawn_again(tmp_path: Path) -> None:
    (tmp_path / "corpus-3-7").mkdir()
    (tmp_path / "corpus-3-7/IMG_0000.jpg").write_bytes(b"drawn before")

    assert [photo.read_bytes() for photo in draw_corpus(tmp_path, 1, seed=7)] == [b"drawn before"]
