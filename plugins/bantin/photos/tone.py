"""The dominant colour of a photo in three digits, so that a class can paint it while the photo is on its way."""

from __future__ import annotations

from collections import Counter

from PIL import Image

_SIDE = 32


def tone_of(image: Image.Image) -> str:
    """Return the commonest colour of an RGB ``image``: red, green and blue, each 0 (none) to 3 (full)."""
    small = image.resize((_SIDE, _SIDE), Image.Resampling.BOX)
    digits = [channel.point([round(value / 85) for value in range(256)]).tobytes() for channel in small.split()]
    counts = Counter(zip(*digits, strict=True))
    commonest = min(counts, key=lambda colour: (-counts[colour], colour))
    return "".join(map(str, commonest))
