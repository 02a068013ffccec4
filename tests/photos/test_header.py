"""Files that are refused before any pixel of them is decoded, each with its own name."""

from __future__ import annotations

import struct
import sys
import time
import zlib

import pytest
from bantin.photos.header import read_header, true_type
from bantin.photos.options import Options
from bantin.photos.problem import PhotoError
from PIL import Image

from tests.photos import drawing

SMALL = drawing.scene(64, 48)


def png_header(width: int, height: int) -> bytes:
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return start + struct.pack(">I", 10) + b"IDAT"


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_photo_of_a_known_format_is_described(format_: str) -> None:
    header = read_header(drawing.encoded(SMALL, format_), Options())

    assert (header.format, header.width, header.height, header.animated) == (format_, 64, 48, False)


def test_the_sides_are_those_of_the_upright_photo() -> None:
    header = read_header(drawing.encoded(SMALL, exif=drawing.oriented(6)), Options())

    assert (header.width, header.height, header.orientation) == (48, 64, 6)


@pytest.mark.parametrize("format_", ["GIF", "WEBP", "PNG"])
def test_an_animation_is_noticed(format_: str) -> None:
    other = SMALL.transpose(Image.Transpose.ROTATE_180)
    data = drawing.encoded(SMALL, format_, save_all=True, append_images=[other])

    assert read_header(data, Options()).animated


@pytest.mark.parametrize(
    ("data", "rule", "words"),
    [
        (b"", "photos/empty", "rỗng"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "photos/heic", "pillow-heif"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "photos/svg", "PNG"),
        (b"<svg onload=alert(1)>", "photos/svg", "PNG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "photos/format", "thật ra là tệp EPS"),
        (b"<!DOCTYPE html><title>404</title>", "photos/format", "thật ra là tệp HTML"),
        (b"%PDF-1.7\n", "photos/format", "hãy viết liên kết, không có dấu “!” ở trước: [tên tệp]"),
        (b"II*\x00", "photos/format", "thật ra là tệp TIFF"),
        (b"BM6\x00", "photos/format", "thật ra là tệp BMP"),
        (b"\x00\x00\x00\x18ftypmp42", "photos/format", "thật ra là tệp MP4"),
        (b"hello", "photos/format", "không phải tệp ảnh"),
        (b"\xff\xd8\xff\xe0 no jpeg follows", "photos/broken", "hỏng"),
        (b"\x89PNG\r\n\x1a\n", "photos/broken", "hỏng"),
        (png_header(20_000, 20_000), "photos/large", "40 triệu"),
        (png_header(20_001, 10), "photos/large", "20000"),
        (png_header(9_400, 9_400), "photos/large", "40 triệu"),
        (png_header(7_000, 6_000), "photos/large", "7000×6000"),
    ],
)
def test_a_file_that_cannot_be_shown_is_refused_by_name(data: bytes, rule: str, words: str) -> None:
    with pytest.raises(PhotoError) as caught:
        read_header(data, Options())

    assert caught.value.rule == rule
    assert words in str(caught.value.message)


def test_heic_without_its_package_is_refused_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)

    with pytest.raises(PhotoError, match="pip install pillow-heif"):
        read_header(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", Options(heic=True))


def test_a_heavy_file_is_refused() -> None:
    with pytest.raises(PhotoError, match="photos/heavy"):
        read_header(drawing.encoded(SMALL) + bytes(2_000_000), Options(max_megabytes=2))


def test_a_bomb_of_eighty_eight_megapixels_is_refused_at_once() -> None:
    bomb = drawing.encoded(Image.new("1", (8_800, 10_000)), "PNG")
    start = time.perf_counter()

    with pytest.raises(PhotoError, match="photos/large"):
        read_header(bomb, Options())

    assert time.perf_counter() - start < 2


def test_the_name_of_a_file_does_not_count_only_its_first_bytes() -> None:
    assert true_type(drawing.encoded(SMALL, "PNG")) == "PNG"
    assert true_type(drawing.encoded(SMALL, "AVIF")) == "AVIF"
