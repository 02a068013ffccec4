"""What a photo file says about itself before any pixel is decoded: format, size, orientation, frames.

The format is recognised by the first bytes, never by the name, and only five formats are ever opened: Pillow left to
itself would start other programs for some of the rest.
"""

from __future__ import annotations

import importlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from bantin.newsroom.content_files import MEGABYTE, shown
from bantin.newsroom.message import say
from bantin.photos.options import Options
from bantin.photos.problem import PhotoError, refused

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_ORIENTATION = 0x0112
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}


@dataclass(frozen=True, slots=True)
class Header:
    """A photo as it will be seen: ``width`` and ``height`` are those of the upright picture."""

    format: str
    width: int
    height: int
    orientation: int = 1
    animated: bool = False


def read_header(data: bytes, options: Options) -> Header:
    """Return the header of the photo in ``data``; raise :class:`PhotoError` for one that cannot be shown."""
    format_ = _photo_format(data, options)
    with open_photo(data, options) as image:
        _check_size(image.width, image.height, options)
        orientation = orientation_of(image)
        animated = format_ != "JPEG" and bool(getattr(image, "is_animated", False))
    width, height = image.size if orientation < 5 else (image.height, image.width)
    return Header(format_, width, height, orientation, animated)


def open_photo(data: bytes, options: Options) -> Image.Image:
    """Open ``data`` without decoding it, as one of the known formats only."""
    formats = [*FORMATS, *_heif()] if options.heic else FORMATS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data), formats=formats)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_big(options) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise refused(say("photos/broken.photo")) from error


def orientation_of(image: Image.Image) -> int:
    """Return the EXIF orientation 1-8; for PNG only if it comes before the pixels, so that none are decoded."""
    if image.format == "PNG" and "exif" not in image.info:
        return 1
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError):
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _heif() -> tuple[str, ...]:
    """Teach Pillow HEIF if the optional package is there."""
    try:
        importlib.import_module("pillow_heif").register_heif_opener()
    except ImportError as error:
        raise refused(say("photos/heic.package")) from error
    return ("HEIF",)


def true_type(data: bytes) -> str:
    """Return the name of the file type that the first bytes of ``data`` announce, or an empty string."""
    start = data[:16]
    if start[4:8] == b"ftyp":
        return _isobmff_type(data)
    if start[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"WAVE": "WAV"}.get(data[8:12], "")
    for magic, name in _MAGIC:
        if start.startswith(magic):
            return name
    text = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in text:
        return "SVG"
    return "HTML" if text.startswith((b"<!doctype html", b"<html", b"<head", b"<script")) else ""


_MAGIC = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"%PDF", "PDF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1aE\xdf\xa3", "WebM"),
)


def _isobmff_type(data: bytes) -> str:
    length = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, length, 4))}
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    return "HEIC" if brands & _HEIC_BRANDS else "MP4"


def _photo_format(data: bytes, options: Options) -> str:
    if not data:
        raise refused(say("photos/empty.photo"))
    if len(data) > options.max_megabytes * 1_000_000:
        raise too_heavy(len(data), options.max_megabytes)
    kind = true_type(data)
    if kind in FORMATS or (kind == "HEIC" and options.heic):
        return kind
    if kind == "HEIC":
        raise refused(say("photos/heic.photo"))
    if kind == "SVG":
        raise refused(say("photos/svg"))
    if kind == "PDF":  # more often a document that was written like a photo
        raise refused(say("photos/format.document", kind=kind))
    raise refused(say("photos/format.other", kind=kind) if kind else say("photos/format.none"))


def too_heavy(size: int, limit: int) -> PhotoError:
    """Return the error for a file of ``size`` bytes above ``limit`` megabytes."""
    return refused(say("photos/heavy", size=shown(size), most=shown(limit * MEGABYTE)))


def _check_size(width: int, height: int, options: Options) -> None:
    too_long = max(width, height) > options.max_side
    if too_long or width * height > options.max_megapixels * 1_000_000:
        raise _too_big(options, f" {width}×{height}")


def _too_big(options: Options, size: str = "") -> PhotoError:
    return refused(say("photos/large", size=size, pixels=options.max_megapixels, side=options.max_side))
