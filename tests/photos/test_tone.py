"""The colour that stands in a photo's place until it arrives."""

from __future__ import annotations

import pytest
from bantin.photos.tone import tone_of
from PIL import Image


@pytest.mark.parametrize(
    ("colour", "tone"),
    [((0, 0, 0), "000"), ((255, 255, 255), "333"), ((200, 30, 30), "200"), ((100, 180, 240), "123")],
)
def test_each_channel_is_rounded_to_the_nearest_third(colour: tuple[int, int, int], tone: str) -> None:
    assert tone_of(Image.new("RGB", (50, 40), colour)) == tone


def test_the_commonest_colour_wins_over_the_average() -> None:
    image = Image.new("RGB", (300, 100), (255, 0, 0))
    image.paste((0, 0, 255), (0, 0, 100, 100))

    assert tone_of(image) == "300"
