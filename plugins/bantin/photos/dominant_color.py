"""Any picture that Pillow decodes, as upright 8-bit sRGB without transparency."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageCms

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def scalable(image: Image.Image) -> Image.Image:
    """Return ``image`` in a mode whose pixels may be averaged: 8 bits a channel, no palette."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"1", "F"}:
        return image.convert("L")
    if image.mode in {"P", "PA"} or "transparency" in image.info:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Return ``image`` turned and mirrored as EXIF ``orientation`` asks."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a :func:`scalable` ``image`` as RGB: ICC profile applied, transparency laid on white paper."""
    opaque = _on_paper(image) if image.has_transparency_data else image
    converted = _through_profile(opaque, profile) if profile else None
    return converted or opaque.convert("RGB")


def _on_paper(image: Image.Image) -> Image.Image:
    layer = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Return ``image`` in sRGB, or nothing if it is there already or its profile is broken or not made for it."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in (source.profile.profile_description or ""):
            return None
        return ImageCms.profileToProfile(image, source, _srgb(), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
