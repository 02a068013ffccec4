"""The files of one photo: decoded once, scaled down step by step, written as AVIF, progressive JPEG or PNG.

Each size is scaled from the next larger one. AVIF is encoded with one thread, because its bytes depend on their
number; work is shared out by photo instead.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from plugins.photos.clip import make_clip
from plugins.photos.colour import scalable, to_srgb, upright
from plugins.photos.header import open_photo
from plugins.photos.options import Options
from plugins.photos.plan import Cut, PhotoPlan
from plugins.photos.survey import decode, read_bytes

_GAP = 2.0  # how far a quick box filter may go before Lanczos takes over
# Phones take the widths up to here, and there slow encoding pays in bytes. Wider ones are most of the work: they are
# encoded a step faster, which costs some sharpness, which a little more quality gives back.
_PHONE_WIDTH = 800
_WIDE_QUALITY = 3
_PALETTE = 256


def make_derivatives(source: Path, plan: PhotoPlan, folder: Path) -> list[Path]:
    """Write every file of ``plan`` from the photo at ``source`` into ``folder``; return their paths in its order."""
    if not plan.cuts[0].type.startswith("image/"):
        return make_clip(source, plan, folder)
    scales = {cut: cut.width / cut.box[2] for cut in plan.cuts}
    levels = [(max(scales.values()), _develop(source, plan, max(scales.values())))]
    made: dict[tuple[object, ...], Image.Image] = {}
    for cut in sorted(plan.cuts, key=lambda cut: (-scales[cut], cut.name)):
        shape = (cut.box, cut.width, cut.height)
        if shape not in made:
            made[shape] = _scaled(levels, cut, scales[cut])
            if _shows_all(cut, plan):
                levels.append((scales[cut], made[shape]))
        (folder / cut.name).write_bytes(_encoded(made[shape], cut.type, plan))
    return [folder / cut.name for cut in plan.cuts]


def _develop(source: Path, plan: PhotoPlan, scale: float) -> Image.Image:
    """Decode the photo no larger than needed, and return all of it at ``scale``, upright and in sRGB."""
    header = plan.facts.header
    size = max(1, round(header.width * scale)), max(1, round(header.height * scale))
    lying = size if header.orientation < 5 else (size[1], size[0])
    data = read_bytes(source, plan.options.max_megabytes)
    with open_photo(data, plan.options) as image:
        profile = image.info.get("icc_profile")
        pixels = scalable(decode(image, lying))
        small = pixels.resize(lying, Image.Resampling.LANCZOS, reducing_gap=_GAP)
    return to_srgb(upright(small, header.orientation), profile)


def _scaled(levels: list[tuple[float, Image.Image]], cut: Cut, scale: float) -> Image.Image:
    """Return what ``cut`` shows, scaled from the smallest level that has its pixels."""
    size = (cut.width, cut.height)
    level_scale, level = min((entry for entry in levels if entry[0] >= scale), key=lambda entry: entry[0])
    left, top, width, height = (edge * level_scale for edge in cut.box)
    box = (left, top, min(left + width, level.width), min(top + height, level.height))
    if box == (0, 0, *level.size) and size == level.size:
        return level
    return level.resize(size, Image.Resampling.LANCZOS, box=box)


def _shows_all(cut: Cut, plan: PhotoPlan) -> bool:
    return cut.box == (0, 0, plan.facts.header.width, plan.facts.header.height)


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
        subsampling="4:4:4" if drawing else "4:2:0",
        advanced={"tune": "ssim"},
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
