"""Structural similarity of two pictures."""

import random

import pytest
from PIL import Image, ImageEnhance, ImageFilter

from bench.photos.ssim import colour_ssim, ssim


@pytest.fixture
def photo() -> Image.Image:
    pixels = random.Random(1).randbytes(30 * 20 * 3)
    return Image.frombytes("RGB", (30, 20), pixels).resize((240, 160), Image.Resampling.BICUBIC)


def test_a_picture_is_wholly_similar_to_itself(photo: Image.Image) -> None:
    assert ssim(photo, photo) == pytest.approx(1)
    assert colour_ssim(photo, photo) == pytest.approx(1)


def test_the_more_a_picture_is_blurred_the_less_similar_it_is(photo: Image.Image) -> None:
    little, much = (ssim(photo, photo.filter(ImageFilter.GaussianBlur(radius))) for radius in (1, 4))

    assert 0 < much < little < 1


def test_two_flat_pictures_follow_the_formula() -> None:
    black, grey = Image.new("L", (16, 16), 0), Image.new("L", (16, 16), 100)

    assert ssim(black, grey) == pytest.approx(6.5025 / (100**2 + 6.5025), rel=1e-4)


def test_lost_colour_costs_colour_similarity_more_than_light(photo: Image.Image) -> None:
    grey = ImageEnhance.Color(photo).enhance(0)

    assert ssim(photo, grey) > 0.99 > 0.9 > colour_ssim(photo, grey)


def test_pictures_of_two_sizes_are_not_compared(photo: Image.Image) -> None:
    with pytest.raises(ValueError, match="sizes differ"):
        ssim(photo, photo.crop((0, 0, 200, 160)))
