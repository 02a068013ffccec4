"""The sheet that scenes are drawn on: gradients, soft shadows, light, grain.

A scene measures in units: the sheet is 1000 units high, and as wide as its format asks (1500 for 3:2).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tools.draw_photos.palette import Colour, darker, lighter

Point = tuple[float, float]
_OVERSAMPLING = 1.5


class Canvas:
    """One picture in the making; ``random`` is its own, so that pictures do not depend on each other."""

    def __init__(self, size: tuple[int, int], seed: str) -> None:
        self.size = size
        self.unit = size[1] * _OVERSAMPLING / 1000
        self.width = 1000 * size[0] / size[1]
        self.image = Image.new("RGB", self._pixels(), (255, 255, 255))
        self.draw = ImageDraw.Draw(self.image)
        self.random = random.Random(seed)

    def _pixels(self) -> tuple[int, int]:
        return round(self.size[0] * _OVERSAMPLING), round(self.size[1] * _OVERSAMPLING)

    def px(self, points: Sequence[Point]) -> list[Point]:
        """Return ``points`` in pixels of the oversampled sheet."""
        return [(x * self.unit, y * self.unit) for x, y in points]

    def polygon(self, points: Sequence[Point], colour: Colour, end: Colour | None = None) -> None:
        """Fill a polygon with one colour, or from ``colour`` at its top to ``end`` at its foot."""
        if end is None:
            self.draw.polygon(self.px(points), fill=colour)
            return
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).polygon(self.px(points), fill=255)
        self._paste_gradient(mask, colour, end)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: Colour, end: Colour | None = None) -> None:
        """Fill an ellipse around (x, y)."""
        box = self.px([(x - rx, y - ry), (x + rx, y + ry)])
        if end is None:
            self.draw.ellipse([*box[0], *box[1]], fill=colour)
            return
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).ellipse([*box[0], *box[1]], fill=255)
        self._paste_gradient(mask, colour, end)

    def rectangle(self, x: float, y: float, w: float, h: float, colour: Colour, end: Colour | None = None) -> None:
        """Fill an upright rectangle whose upper left corner is (x, y)."""
        self.polygon([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], colour, end)

    def line(self, points: Sequence[Point], colour: Colour, thickness: float) -> None:
        """Draw a line with round joints and ends, as limbs, poles and ropes are."""
        pixels, radius = self.px(points), thickness * self.unit / 2
        self.draw.line(pixels, fill=colour, width=max(1, round(radius * 2)), joint="curve")
        if radius > 1.5:
            for x, y in (pixels[0], pixels[-1]):
                self.draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=colour)

    def _paste_gradient(self, mask: Image.Image, start: Colour, end: Colour) -> None:
        box = mask.getbbox()
        if box is None:
            return
        ramp = Image.linear_gradient("L").resize((box[2] - box[0], box[3] - box[1]))
        filled = Image.composite(Image.new("RGB", ramp.size, end), Image.new("RGB", ramp.size, start), ramp)
        self.image.paste(filled, box[:2], mask.crop(box))

    def sky(self, top: Colour, bottom: Colour, horizon: float = 700) -> None:
        """Fill the sheet down to ``horizon`` and beyond with air."""
        self.rectangle(0, 0, self.width, horizon, top, bottom)
        self.rectangle(0, horizon, self.width, 1000 - horizon, bottom)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 0.6) -> None:
        """Add light that fades out around (x, y)."""
        self._soft([(x, y, radius, radius)], colour, strength, radius / 2.2)

    def shadow(self, x: float, y: float, rx: float, ry: float, strength: float = 0.3) -> None:
        """Darken the ground softly around (x, y)."""
        self._soft([(x, y, rx, ry)], (30, 26, 50), strength, max(ry, 6) / 1.6)

    def mist(self, y: float, height: float, strength: float = 0.5, colour: Colour = (252, 246, 236)) -> None:
        """Lay a band of mist over everything drawn so far."""
        blobs = [
            (
                self.random.uniform(-0.1, 1.1) * self.width,
                y + self.random.uniform(-0.3, 0.3) * height,
                260,
                height / 2,
            )
            for _ in range(9)
        ]
        self._soft(blobs, colour, strength, height / 3)

    def _soft(
        self, blobs: Sequence[tuple[float, float, float, float]], colour: Colour, strength: float, blur: float
    ) -> None:
        # A quarter of the size is enough for what is blurred anyway, and sixteen times as fast.
        small = Image.new("L", (self.image.width // 4, self.image.height // 4), 0)
        pen, unit = ImageDraw.Draw(small), self.unit / 4
        for x, y, rx, ry in blobs:
            box = [(x - rx) * unit, (y - ry) * unit, (x + rx) * unit, (y + ry) * unit]
            pen.ellipse(box, fill=round(255 * strength))
        mask = small.filter(ImageFilter.GaussianBlur(blur * unit)).resize(self.image.size, Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", self.image.size, colour), (0, 0), mask)

    def tint(self, colour: Colour, strength: float) -> None:
        """Lay one colour over the whole sheet, as evening or rain does."""
        self.image.paste(Image.blend(self.image, Image.new("RGB", self.image.size, colour), strength))

    def shaded(self, colour: Colour, spread: float = 0.12) -> Colour:
        """Return ``colour`` a little lighter or darker, by chance."""
        share = self.random.uniform(-spread, spread)
        return lighter(colour, share) if share > 0 else darker(colour, -share)

    def finish(self) -> Image.Image:
        """Return the picture at its own size, with a breath of grain and darker corners."""
        picture = self.image.resize(self.size, Image.Resampling.LANCZOS)
        picture = ImageChops.multiply(picture, _vignette(self.size))
        half = (self.size[0] // 2, self.size[1] // 2)
        grain = Image.frombytes("L", half, self.random.randbytes(half[0] * half[1])).resize(self.size)
        soft = grain.filter(ImageFilter.GaussianBlur(0.8)).point(lambda value: 128 + (value - 128) // 14)
        return ImageChops.overlay(picture, Image.merge("RGB", (soft, soft, soft)))

    def save(self, path: Path) -> None:
        """Write the picture as a JPEG without metadata."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.finish().save(path, "JPEG", quality=82, subsampling="4:2:0", optimize=True, progressive=True)


def _vignette(size: tuple[int, int]) -> Image.Image:
    dark = Image.radial_gradient("L").resize(size).point(lambda value: 255 - max(0, value - 120) // 5)
    return Image.merge("RGB", (dark, dark, dark))
