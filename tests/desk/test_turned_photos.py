"""Photos of phones held sideways: boxes of a HEIC file say so, and count; its EXIF says so too, and does not."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from tests.desk.office import Site

PHOTO = (Path(__file__).with_name("cases") / "iphone.heic").read_bytes()  # left half red, right half blue
_QUARTER_LEFT, _TOP_DOWN, _LEFT_RIGHT = b"irot\1", b"imir\0", b"imir\1"  # ISO/IEC 23008-12
_ORIENTATION, _QUARTER_RIGHT = 0x0112, 6  # EXIF


def turned(transformations: list[bytes], orientation: int = 0) -> bytes:
    """Return the photo with these boxes among its properties, and with an EXIF ``orientation``."""
    data = bytearray(PHOTO)
    boxes = b"".join((len(it) + 4).to_bytes(4, "big") + it for it in transformations)
    more = len(boxes) + len(transformations)
    of = {name: PHOTO.index(name) - 4 for name in (b"meta", b"iprp", b"ipco", b"ipma", b"iloc")}
    for name, size in ((b"meta", more), (b"iprp", more), (b"ipco", len(boxes)), (b"ipma", len(transformations))):
        grow(data, of[name], size)
    first, second = of[b"iloc"] + 20, of[b"iloc"] + 38  # where the picture and its EXIF begin
    grow(data, first, more)
    grow(data, second, more)
    if orientation:
        exif = Image.Exif()
        exif[_ORIENTATION] = orientation
        tail = (0).to_bytes(4, "big") + exif.tobytes().removeprefix(b"Exif\0\0")
        data[second : second + 4] = (len(PHOTO) + more + 8).to_bytes(4, "big")
        data[second + 10 : second + 14] = len(tail).to_bytes(4, "big")
        data += (len(tail) + 8).to_bytes(4, "big") + b"free" + tail
    end, count = of[b"ipma"] + 24, of[b"ipma"] + 18
    known = data[count]
    data[count] += len(transformations)
    data[end:end] = bytes(0x80 | known + 1 + number for number in range(len(transformations)))
    data[of[b"ipma"] : of[b"ipma"]] = boxes
    return bytes(data)


def grow(data: bytearray, at: int, more: int) -> None:
    data[at : at + 4] = (int.from_bytes(data[at : at + 4], "big") + more).to_bytes(4, "big")


def corners(data: bytes) -> str:
    """Return the colours of the upper left, upper right, lower left and lower right corner: r or b."""
    with Image.open(io.BytesIO(data)) as image:
        right, low = image.width - 5, image.height - 5
        shown = image.convert("RGB")
    found = [shown.getpixel(place) for place in ((4, 4), (right, 4), (4, low), (right, low))]
    return "".join("r" if it[0] > it[2] else "b" for it in found if isinstance(it, tuple))


@pytest.mark.parametrize("orientation", [0, _QUARTER_RIGHT], ids=["no EXIF", "EXIF that says it again"])
@pytest.mark.parametrize(
    ("transformations", "seen"),
    [
        ([], "rbrb"),
        ([_QUARTER_LEFT], "bbrr"),
        ([_LEFT_RIGHT], "brbr"),
        ([_TOP_DOWN], "rbrb"),
        ([_QUARTER_LEFT, _TOP_DOWN], "rrbb"),
    ],
)
def test_a_photo_stands_as_its_boxes_say(
    site: Site, transformations: list[bytes], seen: str, orientation: int
) -> None:
    sent = base64.b64encode(turned(transformations, orientation)).decode()
    looked = site.ask("look", data=sent).data["data"]
    name = site.ask("photo", path="2026/hop-thon.md", data=sent, alt="Họp thôn").data["name"]
    stored = (site.folder / "content/2026" / name).read_bytes()
    assert [corners(base64.b64decode(looked)), corners(stored)] == [seen, seen]
