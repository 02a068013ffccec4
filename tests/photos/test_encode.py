"""The pixels of made files, and that nothing but pixels is in them."""

from __future__ import annotations

import io
from pathlib import Path

import exifread
import pytest
from bantin.photos.options import Options
from bantin.photos.problem import PhotoError
from PIL import Image

from tests.photos import drawing

SMALL = Options(widths=(120, 240, 400), card_widths=(160,), feed_width=240)
FORBIDDEN = (
    b"Exif",
    b"http://ns.adobe.com",
    b"xpacket",
    b"ICC_PROFILE",
    b"Photoshop",
    b"iTXt",
    b"tEXt",
    b"eXIf",
    b"iCCP",
)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_of_any_orientation_stands_upright(tmp_path: Path, orientation: int) -> None:
    upright = drawing.scene(400, 300)
    undo = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE"}
    undo |= {6: "ROTATE_90", 7: "TRANSVERSE", 8: "ROTATE_270"}
    lying = upright.transpose(Image.Transpose[undo[orientation]]) if orientation > 1 else upright
    source = drawing.write(tmp_path / "a.jpg", lying, exif=drawing.oriented(orientation))

    for cut, path in drawing.develop(source, tmp_path / "out", SMALL).items():
        with Image.open(path) as image:
            assert image.size == (cut.width, cut.height) == (cut.width, round(cut.width * 3 / 4))
            assert drawing.corners(image) == ("red", "green", "blue")
            assert image.getexif().get(drawing.ORIENTATION) is None


@pytest.mark.slow
def test_no_made_file_holds_a_byte_of_metadata(tmp_path: Path) -> None:
    exif, xmp = drawing.oriented(6), b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>xpacket</a></x:xmpmeta>"
    made = []
    for format_, name in (("JPEG", "a.jpg"), ("PNG", "b.png"), ("WEBP", "c.webp"), ("AVIF", "d.avif")):
        options = {"exif": exif, "xmp": xmp, "icc_profile": drawing.display_p3()}
        options |= {"comment": b"secret comment"} if format_ == "JPEG" else {}
        for picture in (drawing.scene(320, 240), drawing.drawing(320, 240)):
            source = drawing.write(tmp_path / name, picture, format_, **options)
            made += drawing.develop(source, tmp_path / "out", SMALL, lead=True).values()

    assert {path.suffix for path in made} == {".avif", ".jpg", ".png"}
    for path in made:
        data = path.read_bytes()
        assert [mark for mark in (*FORBIDDEN, b"secret", b"Phone maker", b"xmpmeta") if mark in data] == []
        assert jpeg_markers(data) <= {0xDB, 0xC2, 0xC4, 0xE0} if path.suffix == ".jpg" else True
        if path.suffix != ".avif":
            assert exifread.process_file(io.BytesIO(data), details=True, strict=False) == {}


def jpeg_markers(data: bytes) -> set[int]:
    """Return the kinds of segment before the first scan: a comment is 0xFE, EXIF and XMP 0xE1, ICC 0xE2."""
    at, found = 2, set()
    while data[at + 1] != 0xDA:
        found.add(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return found


def test_the_marker_scan_sees_metadata_where_there_is_some(tmp_path: Path) -> None:
    data = drawing.encoded(drawing.scene(), exif=drawing.oriented(1), comment=b"x", icc_profile=drawing.display_p3())

    assert jpeg_markers(data) >= {0xE1, 0xE2, 0xFE}
    assert exifread.process_file(io.BytesIO(data), details=False) != {}


def test_what_stands_behind_the_end_of_a_photo_is_gone(tmp_path: Path) -> None:
    source = drawing.write(tmp_path / "a.jpg", drawing.scene())
    source.write_bytes(source.read_bytes() + b"<script>alert(1)</script>")

    made = drawing.develop(source, tmp_path / "out", SMALL).values()

    assert made and not any(b"script" in path.read_bytes() for path in made)


def test_wide_gamut_colours_are_brought_to_srgb(tmp_path: Path) -> None:
    source = drawing.write(
        tmp_path / "a.jpg", Image.new("RGB", (400, 300), (180, 90, 60)), quality=98, icc_profile=drawing.display_p3()
    )

    assert near(only_jpeg(source, tmp_path), p3_to_srgb(180, 90, 60), 3)


def p3_to_srgb(*pixel: int) -> tuple[int, ...]:
    """Convert by the book: gamma 563/256, P3 to XYZ (D50), XYZ to linear sRGB, sRGB curve."""
    linear = [(value / 255) ** (563 / 256) for value in pixel]
    to_xyz = ((0.51512, 0.29198, 0.1571), (0.2412, 0.69225, 0.06657), (-0.00105, 0.04189, 0.78407))
    to_rgb = (
        (3.1338561, -1.6168667, -0.4906146),
        (-0.9787684, 1.9161415, 0.0334540),
        (0.0719453, -0.2289914, 1.4052427),
    )
    xyz = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in to_xyz]
    rgb = [sum(a * b for a, b in zip(row, xyz, strict=True)) for row in to_rgb]
    return tuple(round(255 * (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055)) for v in rgb)


def test_the_colours_of_a_print_file_are_told_right(tmp_path: Path) -> None:
    source = drawing.write(tmp_path / "a.jpg", drawing.scene().convert("CMYK"))

    assert drawing.corners(only_jpeg(source, tmp_path)) == ("red", "green", "blue")


def test_sixteen_bits_of_grey_become_the_same_grey_in_eight(tmp_path: Path) -> None:
    source = drawing.write(tmp_path / "a.png", Image.new("I;16", (400, 300), 150 * 256 + 255), "PNG")

    made = drawing.develop(source, tmp_path / "out", SMALL)

    with Image.open(next(path for path in made.values() if path.suffix == ".png")) as image:
        assert near(image, (150, 150, 150), 1)


def test_transparent_parts_of_a_palette_picture_become_white_paper(tmp_path: Path) -> None:
    picture = drawing.drawing().quantize(8)
    transparent = picture.getpixel((120, 120))  # in the red square
    source = drawing.write(tmp_path / "a.png", picture, "PNG", transparency=transparent)

    for path in drawing.develop(source, tmp_path / "out", SMALL).values():
        with Image.open(path) as image:
            assert not image.has_transparency_data
            pixel = image.convert("RGB").getpixel((int(image.width * 0.19), int(image.height * 0.25)))
            assert pixel == drawing.WHITE


def test_an_animation_shows_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (400, 300), colour) for colour in (drawing.RED, drawing.GREEN)]
    source = drawing.write(tmp_path / "a.gif", frames[0], "GIF", save_all=True, append_images=frames[1:])

    for path in drawing.develop(source, tmp_path / "out", SMALL).values():
        with Image.open(path) as image:
            assert drawing.colour_at(image, 0.5, 0.5) == "red"


def test_a_drawing_keeps_its_exact_colours_as_png(tmp_path: Path) -> None:
    source = drawing.write(tmp_path / "so-do.png", drawing.drawing(400, 300), "PNG")

    made = drawing.develop(source, tmp_path / "out", SMALL)

    with Image.open(made[next(cut for cut in made if cut.type == "image/png" and cut.width == 400)]) as image:
        assert image.mode == "P"
        assert image.convert("RGB").tobytes() == drawing.drawing(400, 300).tobytes()


def test_an_avif_is_encoded_by_one_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    save = Image.Image.save

    def spy(image: Image.Image, out: object, format_: str, **options: object) -> None:
        asked.append((format_, options.get("max_threads")))
        save(image, out, format_, **options)  # type: ignore[arg-type]

    source = drawing.write(tmp_path / "a.jpg", drawing.scene())
    monkeypatch.setattr(Image.Image, "save", spy)
    drawing.develop(source, tmp_path / "out", SMALL)

    assert {threads for format_, threads in asked if format_ == "AVIF"} == {1}


def test_a_crop_keeps_the_named_part(tmp_path: Path) -> None:
    tall = Image.new("RGB", (320, 640), drawing.GREEN)
    tall.paste(drawing.RED, (0, 0, 320, 180))
    source = drawing.write(tmp_path / "a.jpg", tall)

    cuts = drawing.develop(source, tmp_path / "out", SMALL, lead=True, focus="50% 0%")

    card = next(path for cut, path in cuts.items() if cut.width == 160 and path.suffix == ".jpg")
    with Image.open(card) as image:
        assert image.size == (160, 90)
        assert drawing.colour_at(image, 0.5, 0.95) == "red"


def test_a_photo_damaged_in_the_middle_is_named_as_damaged(tmp_path: Path) -> None:
    source = drawing.write(tmp_path / "a.jpg", drawing.scene())
    source.write_bytes(source.read_bytes()[: source.stat().st_size // 2])

    with pytest.raises(PhotoError, match="photos/truncated"):
        drawing.develop(source, tmp_path / "out", SMALL)


def only_jpeg(source: Path, folder: Path) -> Image.Image:
    made = drawing.develop(source, folder / "out", SMALL)
    with Image.open(max(path for path in made.values() if path.suffix == ".jpg")) as image:
        image.load()
    return image


def near(image: Image.Image, wanted: tuple[int, ...], tolerance: int) -> bool:
    pixel = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= tolerance for a, b in zip(pixel, wanted, strict=True))
