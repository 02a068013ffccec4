"""No photo is stretched beyond its own pixels: one of few pixels stands at its size, in the middle of its place."""

from __future__ import annotations

from math import ceil
from pathlib import Path

import pytest
from bantin.newsroom.picture import Rendition, Renditions
from playwright.sync_api import Page

from tests.browser.kinds import page_of

# Gives the photo the size that the build would write for it, and says where it stands in its place.
SHRINK = """([where, [width, height]]) => {
    const photo = document.querySelector(where);
    const place = photo.closest(".lead-card__media, .card__media, .photo__link");
    const shape = photo.height / photo.width;
    photo.width = width;
    photo.height = Math.round(width * shape);
    const [one, all] = [photo, place].map((each) => each.getBoundingClientRect());
    return [one.width, one.height / shape, one.left - all.left - (all.right - one.right), all.width];
}"""
PLACES = [("category", ".lead-card .picture__img"), ("story", ".prose .photo__image")]


def place_of(pixels: int) -> tuple[int, int]:
    """Return the size that the build writes for a photo so many pixels wide."""
    return Renditions((), (Rendition("anh/a.jpg", pixels, pixels, "image/jpeg"),), "000").place


@pytest.mark.parametrize("screen", [360, 412, 1280])
@pytest.mark.parametrize(("kind", "where"), PLACES)
def test_a_small_photo_stands_at_its_size(page: Page, bulletin: Path, kind: str, where: str, screen: int) -> None:
    page.set_viewport_size({"width": screen, "height": 800})
    page.goto(f"/{page_of(bulletin, kind)}")
    for pixels in (90, 300, 320, 440, 463, 500):
        width, by_height, aside, place = page.evaluate(SHRINK, [where, place_of(pixels)])
        # Phones have 1.75 pixels where the page counts one; audits want three quarters of 1.5 of them.
        assert ceil(width * 1.5 * 0.75) <= pixels or screen == 1280
        assert width == min(place_of(pixels)[0], place)
        assert by_height == pytest.approx(width, abs=2)
        assert aside == pytest.approx(0, abs=1)


def test_a_small_photo_is_no_wider_than_the_place_beside_a_title(page: Page, bulletin: Path) -> None:
    page.goto(f"/{page_of(bulletin, 'category')}")
    width, _, _, place = page.evaluate(SHRINK, [".card--row .picture__img", place_of(320)])
    assert width == place < 150
    width, _, _, place = page.evaluate(SHRINK, [".card--row .picture__img", place_of(90)])
    assert width == 80 < place


@pytest.mark.parametrize("screen", [768, 1280])
def test_the_words_beside_a_small_photo_take_what_it_leaves(page: Page, bulletin: Path, screen: int) -> None:
    """The photo begins where all that stands under it begins."""
    page.set_viewport_size({"width": screen, "height": 800})
    page.goto(f"/{page_of(bulletin, 'category')}")
    page.evaluate(SHRINK, [".lead-card .picture__img", place_of(320)])
    photo, words, card = (
        page.locator(where).first.bounding_box() for where in (".lead-card img", ".lead-card__words", ".lead-card")
    )
    assert photo and words and card
    assert photo["x"] == pytest.approx(card["x"], abs=1)
    assert words["x"] - photo["x"] - photo["width"] == pytest.approx(24, abs=1)
