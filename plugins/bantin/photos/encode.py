"""The files of one photo: decoded once, scaled down step by step, written as AVIF, progressive JPEG or PNG.

Each width is scaled from the next larger one. AVIF is encoded with one thread, because its bytes depend on their
number; work is shared out by photo instead.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.orientation import upright
from bantin.photos.clip import make_clip
from bantin.photos.header import open_photo
from bantin.photos.options import Options
from bantin.photos.photo_facts import decode, read_bytes
from bantin.photos.plan import Box, Cut, PhotoPlan, height_for, widths_for
from bantin.photos.srgb import scalable, to_srgb

_GAP = 2.0  # how far a quick box filter may go before Lanczos takes over
# Most phones take the widths up to here, and there slow encoding pays in bytes. Wider ones are most of the work: they
# are encoded a step faster, which costs some sharpness, which a little more quality gives back.
_PHONE_WIDTH = 800
_WIDE_QUALITY = 3
_PALETTE = 256


@dataclass(frozen=True, slots=True)
class Level:
    """All of a photo, upright and in sRGB, at ``scale`` of its own size."""

    scale: float
    image: Image.Image


def make_derivatives(source: ContentFile, plan: PhotoPlan, folder: Path) -> list[Path]:
    """Write every file of ``plan`` from the photo ``source`` into ``folder``; return their paths in its order."""
    if not plan.cuts[0].type.startswith("image/"):
        return make_clip(source, plan, folder)
    levels = _levels(source, plan)
    made: dict[tuple[object, ...], Image.Image] = {}
    for cut in plan.cuts:
        shape = (cut.box, cut.width, cut.height)
        if shape not in made:
            made[shape] = _scaled(_level_for(cut, levels, source, plan), cut)
        (folder / cut.name).write_bytes(_encoded(made[shape], cut.type, plan))
    return [folder / cut.name for cut in plan.cuts]


def _levels(source: ContentFile, plan: PhotoPlan) -> list[Level]:
    """Return all of the photo at each width of its body, largest first, each scaled from the one before.

    They depend on nothing but the photo and the options, so that a file has the same bytes whichever others are
    made along with it.
    """
    width = plan.facts.header.width
    *smaller, largest = widths_for(width, plan.options.widths)
    levels = [_develop(source, plan, largest)]
    for less in reversed(smaller):
        size = (less, height_for(less, _whole(plan)))
        levels.append(Level(less / width, levels[-1].image.resize(size, Image.Resampling.LANCZOS)))
    return levels


def _whole(plan: PhotoPlan) -> Box:
    return (0, 0, plan.facts.header.width, plan.facts.header.height)


def _level_for(cut: Cut, levels: list[Level], source: ContentFile, plan: PhotoPlan) -> Level:
    """Return the smallest level that has the pixels of ``cut``; a narrow crop may need more than any of them."""
    scale = cut.width / cut.box[2]
    fitting = [level for level in levels if level.scale >= scale]
    return fitting[-1] if fitting else _develop(source, plan, math.ceil(plan.facts.header.width * scale))


def _develop(source: ContentFile, plan: PhotoPlan, width: int) -> Level:
    """Decode the photo no larger than needed, and return all of it at ``width``, upright and in sRGB."""
    header = plan.facts.header
    size = width, height_for(width, _whole(plan))
    lying = size if header.orientation < 5 else (size[1], size[0])
    data = read_bytes(source, plan.options.max_megabytes)
    with open_photo(data, plan.options) as image:
        profile = image.info.get("icc_profile")
        pixels = scalable(decode(image, lying))
        small = pixels.resize(lying, Image.Resampling.LANCZOS, reducing_gap=_GAP)
    return Level(width / header.width, to_srgb(upright(small, header.orientation), profile))


def _scaled(level: Level, cut: Cut) -> Image.Image:
    """Return what ``cut`` shows of a level, at its size."""
    size = (cut.width, cut.height)
    left, top, width, height = (edge * level.scale for edge in cut.box)
    box = (left, top, min(left + width, level.image.width), min(top + height, level.image.height))
    if size == level.image.size and cut.box[:2] == (0, 0) and width + 1 > level.image.width:
        return level.image
    return level.image.resize(size, Image.Resampling.LANCZOS, box=box)


def _encoded(image: Image.Image, type_: str, plan: PhotoPlan) -> bytes:
    drawing = plan.facts.kind == "drawing"
    match type_:
        case "image/avif":
            return _avif(image, plan.options, drawing=drawing)
        case "image/png":
            return _png(image)
    return _jpeg(image, plan.options, drawing=drawing)


def _avif(image: Image.Image, options: Options, *, drawing: bool) -> bytes:
    wide = image.width > _PHONE_WIDTH
    quality = options.avif_quality + _WIDE_QUALITY * wide
    return _saved(
        image,
        "AVIF",
        quality=min(max(quality, 75) if drawing else quality, 100),
        speed=min(options.avif_speed + wide, 10),
        max_threads=1,
        # Full colour costs a twentieth more bytes and keeps yellow letters on red banners clean.
        subsampling="4:4:4",
    )


def _jpeg(image: Image.Image, options: Options, *, drawing: bool) -> bytes:
    quality = max(options.jpeg_quality, 90) if drawing else options.jpeg_quality
    return _saved(
        image, "JPEG", quality=quality, progressive=True, optimize=True, subsampling="4:4:4" if drawing else "4:2:0"
    )


def _png(image: Image.Image) -> bytes:
    few = image.getcolors(_PALETTE)
    exact = image.quantize(len(few), dither=Image.Dither.NONE) if few else image
    return _saved(exact, "PNG", optimize=True)


def _saved(image: Image.Image, format_: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.info = {}
    image.save(out, format_, **options)
    return out.getvalue()
