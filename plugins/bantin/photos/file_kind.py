"""Photo or drawing, recognised by content: a drawing or scanned page must stay sharp, a photo may blur a little."""

from __future__ import annotations

from typing import Literal

from PIL import Image, ImageChops

Kind = Literal["photo", "drawing"]

_STRIPS = 24
_STRIP_HEIGHT = 16
_FLAT_SHARE = 0.6  # camera noise makes equal neighbours rare; drawn areas are nothing else
_PAPER_SHARE = 0.6
_PAPER_BAND = 24
_PAPER_LIGHT = 160


def kind_of(image: Image.Image) -> Kind:
    """Tell from native pixels: large areas of one colour, or mostly light paper, make a drawing."""
    grey = _sample(image.convert("L"))
    return "drawing" if _flatness(grey) >= _FLAT_SHARE or _is_paper(grey) else "photo"


def _sample(grey: Image.Image) -> Image.Image:
    """Return strips from all over the picture at full resolution; scaling down would hide what noise there is."""
    step = max(grey.height / _STRIPS, _STRIP_HEIGHT)
    tops = [int(index * step) for index in range(int(grey.height / step) or 1)]
    sample = Image.new("L", (grey.width, len(tops) * _STRIP_HEIGHT))
    for index, top in enumerate(tops):
        sample.paste(grey.crop((0, top, grey.width, top + _STRIP_HEIGHT)), (0, index * _STRIP_HEIGHT))
    return sample


def _flatness(grey: Image.Image) -> float:
    if grey.width < 2:
        return 1.0
    left = grey.crop((0, 0, grey.width - 1, grey.height))
    right = grey.crop((1, 0, grey.width, grey.height))
    counts = ImageChops.difference(left, right).histogram()
    return counts[0] / sum(counts)


def _is_paper(grey: Image.Image) -> bool:
    counts = grey.histogram()
    band, start = max((sum(counts[low : low + _PAPER_BAND]), low) for low in range(256 - _PAPER_BAND + 1))
    return start >= _PAPER_LIGHT and band / sum(counts) >= _PAPER_SHARE
