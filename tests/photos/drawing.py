"""Pictures for tests, drawn on the spot, and what a test wants to see in the files made from them."""

from __future__ import annotations

import io
import struct
from pathlib import Path

from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.photo import Photo
from bantin.photos.encode import make_derivatives
from bantin.photos.options import Options
from bantin.photos.photo_facts import survey
from bantin.photos.plan import Cut, plan_photo, slug_of
from PIL import Image, ImageDraw

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 30), (30, 30, 200), (255, 255, 255)
ORIENTATION, GPS_IFD = 0x0112, 0x8825


def scene(width: int = 640, height: int = 480) -> Image.Image:
    """Return a picture with the noise that cameras make: red top left, green top right, blue below."""
    image = Image.new("RGB", (width, height), BLUE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill=RED)
    draw.rectangle((width // 2, 0, width, height // 2 - 1), fill=GREEN)
    grain = Image.merge("RGB", [Image.effect_noise((width, height), 12)] * 3)
    return Image.blend(image, grain, 0.12)


def drawing(width: int = 640, height: int = 480) -> Image.Image:
    """Return a drawing in three flat colours."""
    image = Image.new("RGB", (width, height), WHITE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((40, 40, 200, 200), fill=RED)
    draw.line((0, 0, width, height), fill=BLUE, width=3)
    return image


def encoded(image: Image.Image, format_: str = "JPEG", **options: object) -> bytes:
    """Return ``image`` as the bytes of a file."""
    out = io.BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def write(path: Path, image: Image.Image, format_: str = "JPEG", **options: object) -> Path:
    """Write ``image`` to ``path``, and make the folder that it goes into."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded(image, format_, **options))
    return path


def oriented(orientation: int) -> bytes:
    """Return EXIF data with an orientation, a place and a maker."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "Phone maker"
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (22.0, 3.0, 30.0), 3: "E", 4: (105.0, 2.0, 6.0)})
    return exif.tobytes()


def display_p3() -> bytes:
    """Return an ICC profile with the primaries of phone screens and a plain gamma of 563/256."""
    colours = {b"rXYZ": (0.51512, 0.2412, -0.00105), b"gXYZ": (0.29198, 0.69225, 0.04189)}
    colours |= {b"bXYZ": (0.1571, 0.06657, 0.78407), b"wtpt": (0.9642, 1.0, 0.8249)}
    tags = {name: b"XYZ \0\0\0\0" + b"".join(map(_fixed, values)) for name, values in colours.items()}
    tags |= {name: b"curv\0\0\0\0" + struct.pack(">IHH", 1, 563, 0) for name in (b"rTRC", b"gTRC", b"bTRC")}
    tags |= {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 6) + b"Wide!\0" + bytes(78),
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
    }
    table, body, start = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(
        ">I4sI4s4s4s12s4s", start + len(body), b"\0" * 4, 0x02400000, b"mntr", b"RGB ", b"XYZ ", bytes(12), b"acsp"
    )
    light = b"".join(map(_fixed, (0.9642, 1.0, 0.8249)))
    return head.ljust(68, b"\0") + light + bytes(48) + struct.pack(">I", len(tags)) + table + body


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def develop(
    source: Path, folder: Path, options: Options | None = None, *, lead: bool = False, focus: str = ""
) -> dict[Cut, Path]:
    """Make all files of the photo at ``source``, as a build does, and return them by their plan."""
    options = options or Options()
    folder.mkdir(exist_ok=True)
    file = ContentFile(source.parent, source.name)
    facts = survey(file, options)
    _, plan = plan_photo(Photo(source.name, focus=focus), facts, slug_of(file), options, lead=lead)
    return dict(zip(plan.cuts, make_derivatives(file, plan, folder), strict=True))


def colour_at(image: Image.Image, across: float, down: float) -> str:
    """Name the strongest of red, green and blue at a place given in shares of width and height."""
    pixel = image.convert("RGB").getpixel((int(image.width * across), int(image.height * down)))
    assert isinstance(pixel, tuple)
    return ("red", "green", "blue")[pixel.index(max(pixel))]


def corners(image: Image.Image) -> tuple[str, str, str]:
    """Name the colours at top left, top right and bottom left: ``red, green, blue`` when the scene is upright."""
    return colour_at(image, 0.2, 0.2), colour_at(image, 0.8, 0.2), colour_at(image, 0.2, 0.8)
