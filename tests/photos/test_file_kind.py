"""Photo or drawing, told from what is in the picture."""

from __future__ import annotations

import pytest
from bantin.photos.file_kind import kind_of
from PIL import Image, ImageChops, ImageDraw

from tests.photos import drawing


def scanned_page() -> Image.Image:
    """Return lines of print on paper, with the grain that scanners give."""
    page = Image.new("L", (600, 800), 235)
    draw = ImageDraw.Draw(page)
    for top in range(60, 740, 30):
        draw.rectangle((60, top, 540, top + 6), fill=40)
    return ImageChops.add(page, Image.effect_noise(page.size, 4), offset=-128)


def sky() -> Image.Image:
    """Return a bright sky over a field, both with camera grain."""
    grey = Image.linear_gradient("L").resize((600, 400)).point(lambda value: 250 - value * 0.7)
    return ImageChops.add(grey, Image.effect_noise(grey.size, 10), offset=-128)


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (drawing.scene(), "photo"),
        (drawing.scene().convert("L"), "photo"),
        (sky(), "photo"),
        (drawing.drawing(), "drawing"),
        (drawing.drawing().convert("1"), "drawing"),
        (scanned_page(), "drawing"),
        (Image.new("RGB", (1, 1)), "drawing"),
    ],
)
def test_noise_makes_a_photo_flat_areas_and_paper_make_a_drawing(image: Image.Image, kind: str) -> None:
    assert kind_of(image) == kind
