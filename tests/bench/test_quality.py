"""Comparing derivatives with their sources."""

from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from bench.photos.quality import measure

TURN_LEFT_TO_SEE = 6  # EXIF: the upright picture is the stored one turned clockwise


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    picture = Image.linear_gradient("L").resize((1600, 1200)).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = TURN_LEFT_TO_SEE
    picture.save(tmp_path / "IMG_0001.jpg", quality=95, exif=exif)
    return tmp_path / "IMG_0001.jpg"


def derive(folder: Path, name: str, picture: Image.Image, width: int) -> None:
    folder.mkdir(exist_ok=True)
    picture.resize((width, round(picture.height * width / picture.width))).save(folder / name, quality=95)


@pytest.mark.slow
def test_derivatives_are_found_by_the_slug_of_their_source_and_measured_by_width(photo: Path, tmp_path: Path) -> None:
    upright = Image.open(photo).transpose(Image.Transpose.ROTATE_270)
    derive(tmp_path / "out", "img-0001.5c1f-480.jpg", upright, 480)
    derive(tmp_path / "out", "img-0001-5c1f-800.jpg", upright.filter(ImageFilter.GaussianBlur(20)), 800)
    derive(tmp_path / "out", "img-00012-5c1f-800.jpg", upright, 800)

    [found] = measure([photo], [tmp_path / "out"])

    assert {key: quality.photos for key, quality in found.items()} == {("JPEG", 480): 1, ("JPEG", 800): 1}
    assert found["JPEG", 480].light > 0.99


@pytest.mark.slow
def test_a_crop_has_no_reference_and_is_left_out(photo: Path, tmp_path: Path) -> None:
    derive(tmp_path / "out", "img-0001-card.jpg", Image.open(photo).crop((0, 0, 1600, 900)), 480)

    assert measure([photo], [tmp_path / "out"]) == [{}]


@pytest.mark.slow
def test_a_photo_left_lying_is_compared_with_the_lying_source(photo: Path, tmp_path: Path) -> None:
    derive(tmp_path / "out", "img_0001-480.jpg", Image.open(photo), 480)

    [found] = measure([photo], [tmp_path / "out"])

    assert found["JPEG", 480].light > 0.99
