"""Any picture that Pillow decodes, as 8-bit sRGB without transparency."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageCms


def scalable(image: Image.Image) -> Image.Image:
    """Return ``image`` in a mode whose pixels may be averaged: 8 bits a channel, no palette."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"1", "F"}:
        return image.convert("L")
    if image.mode in {"P", "PA"} or "transparency" in image.info:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image


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
