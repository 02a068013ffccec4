"""Photos as iPhones take them: kept as JPEG, shown before they are kept, told where they cannot be read."""

from __future__ import annotations

import base64
import builtins
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bantin.imports import photos
from PIL import Image

from tests.desk.office import Site

PATH = "2026/hop-thon.md"
PHOTO = (Path(__file__).with_name("cases") / "iphone.heic").read_bytes()  # left half red, right half blue, with EXIF
SENT = base64.b64encode(PHOTO).decode()


def is_red_and_blue(data: bytes) -> bool:
    with Image.open(io.BytesIO(data)) as image:
        left, right = image.getpixel((4, 4)), image.getpixel((image.width - 5, 4))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    return left[0] > 200 > 60 > left[2] and right[2] > 200 > 60 > right[0]


def test_a_photo_of_an_iphone_is_stored_as_jpeg_without_its_metadata(site: Site) -> None:
    assert b"nha rieng" in PHOTO
    answer = site.ask("photo", path=PATH, data=SENT, alt="Họp thôn").data
    assert answer["name"] == "hop-thon-anh-1.jpg"
    stored = (site.folder / "content/2026" / answer["name"]).read_bytes()
    assert stored.startswith(b"\xff\xd8\xff")
    assert b"nha rieng" not in stored
    assert is_red_and_blue(stored)


def test_it_is_shown_before_anything_is_stored(site: Site) -> None:
    before = site.files()
    answer = site.ask("look", data=SENT).data
    assert answer["ending"] == ".jpg"
    assert is_red_and_blue(base64.b64decode(answer["data"]))
    assert site.files() == before


@pytest.fixture
def without_package(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which the package for such photos is not installed."""
    real = builtins.__import__

    def without(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "pi_heif":
            raise ImportError(name)
        return real(name, *arguments, **named)

    photos._formats.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    yield
    photos._formats.cache_clear()


@pytest.mark.usefixtures("without_package")
def test_without_the_package_the_cure_is_told(site: Site) -> None:
    answer = site.ask("look", data=SENT)
    assert answer.status == 400
    assert all(word in answer.data["said"] for word in ("HEIC", "Zalo", "pi-heif"))
    assert "JPEG" in site.ask("look", data=base64.b64encode(b"khong").decode()).data["said"]
