"""The file of a photo as the document shows it: cut and turned as there, upright, not too large, without metadata."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageOps

from bantin.imports.flow import Shot
from bantin.newsroom.orientation import upright

_LONGEST, _MOST_PIXELS, _QUALITY = 2_560, 120_000_000, 88
SMALL = 1_200  # pixels of the longer side below which a photo looks poor on a page
_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")
_QUARTERS: Mapping[int, Image.Transpose] = {  # by degrees clockwise; Pillow counts the other way round
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


class NoPhoto(Exception):
    """Bytes that are no photo which can be had."""


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """The bytes of a photo's file, their ending (``.jpg``, ``.png``), and its size in pixels."""

    data: bytes
    ending: str
    width: int
    height: int


def photo_file(data: bytes, shot: Shot) -> PhotoFile:
    """Return the file of what ``shot`` shows of the picture in ``data``; raise :class:`NoPhoto`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_formats()) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    raise NoPhoto
                return _file(_shown(opened, shot))
    except NoPhoto:
        raise
    except Exception as error:  # Pillow's readers raise whatever they meet in damaged bytes
        raise NoPhoto from error


@cache
def _formats() -> tuple[str, ...]:
    """Return what can be read: photos of iPhones too, where the extra package for them is there."""
    try:
        from pi_heif import register_heif_opener
    except ImportError:
        return _FORMATS
    register_heif_opener(thumbnails=False)
    return (*_FORMATS, "HEIF")


def _shown(opened: Image.Image, shot: Shot) -> Image.Image:
    if max(shot.crop) == 0:
        opened.draft("RGB", (_LONGEST, _LONGEST))
    turn = round(shot.turn) % 360
    # Word writes down by itself how far it has turned a phone's photo; then the photo's own word counts no more.
    orientation = 1 if turn else opened.getexif().get(0x0112, 1)
    image = _plain_mode(opened)
    left, top, right, bottom = shot.crop
    if max(shot.crop) > 0:
        width, height = image.size
        image = image.crop(
            (round(left * width), round(top * height), round((1 - right) * width), round((1 - bottom) * height))
        )
    image.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
    image = upright(image, orientation)
    image = ImageOps.mirror(image) if shot.mirrored else image
    image = ImageOps.flip(image) if shot.flipped else image
    if turn in _QUARTERS:
        return image.transpose(_QUARTERS[turn])
    return image.rotate(-turn, expand=True, resample=Image.Resampling.BICUBIC, fillcolor="white") if turn else image


def _plain_mode(opened: Image.Image) -> Image.Image:
    has_alpha = "A" in opened.getbands() or "transparency" in opened.info
    return opened.convert("RGBA" if has_alpha else "RGB")


def _file(image: Image.Image) -> PhotoFile:
    """Return ``image`` as JPEG; as PNG if parts of it are transparent, which JPEG would make black."""
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    stream = io.BytesIO()
    if image.mode == "RGBA" and image.getchannel("A").getextrema() != (255, 255):
        clean.save(stream, "PNG", optimize=False)
        return PhotoFile(stream.getvalue(), ".png", *clean.size)
    clean.convert("RGB").save(stream, "JPEG", quality=_QUALITY, progressive=True)
    return PhotoFile(stream.getvalue(), ".jpg", *clean.size)
