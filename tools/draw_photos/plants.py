"""Trees, bushes, bamboo, blossoms."""

from __future__ import annotations

import math

from tools.draw_photos.canvas import Canvas
from tools.draw_photos.palette import (
    LEAF,
    LEAF_DARK,
    LEAF_LIGHT,
    ORANGE,
    ORANGE_DEEP,
    WOOD_DARK,
    Colour,
    darker,
    lighter,
)


def foliage(canvas: Canvas, x: float, y: float, radius: float, colour: Colour, leaves: int = 90) -> None:
    """Draw a round crown lit from the upper left, made of many small leaves."""
    canvas.ellipse(x, y, radius, radius * 0.86, lighter(colour, 0.08), darker(colour, 0.4))
    for index in range(leaves):
        angle, distance = canvas.random.uniform(0, math.tau), radius * math.sqrt(canvas.random.random())
        leaf_x, leaf_y = x + math.cos(angle) * distance * 1.04, y + math.sin(angle) * distance * 0.92
        light = 0.5 - ((leaf_x - x) * 0.5 + (leaf_y - y)) / (radius * 2.6)
        shade = lighter(colour, light * 0.35) if light > 0.5 else darker(colour, (0.5 - light) * 0.8)
        size = radius * canvas.random.uniform(0.09, 0.19) * (1 if index % 3 else 0.7)
        canvas.ellipse(leaf_x, leaf_y, size, size * 0.7, canvas.shaded(shade, 0.08))


def tree(canvas: Canvas, x: float, y: float, height: float, colour: Colour = LEAF) -> None:
    """Draw a broad tree that stands at (x, y)."""
    canvas.shadow(x + height * 0.1, y, height * 0.42, height * 0.06, 0.35)
    canvas.line([(x, y), (x - height * 0.02, y - height * 0.5)], WOOD_DARK, height * 0.07)
    for dx, dy, share in ((-0.2, 0.5, 0.26), (0.2, 0.52, 0.26), (0, 0.7, 0.3), (-0.06, 0.5, 0.24)):
        foliage(canvas, x + dx * height, y - dy * height, share * height, canvas.shaded(colour, 0.08), 70)


def orange_tree(canvas: Canvas, x: float, y: float, height: float, fruits: int = 34) -> None:
    """Draw an orange tree full of fruit."""
    canvas.shadow(x + height * 0.08, y, height * 0.5, height * 0.07, 0.4)
    canvas.line([(x, y), (x, y - height * 0.4)], WOOD_DARK, height * 0.06)
    for dx, dy, share in ((-0.24, 0.42, 0.28), (0.24, 0.44, 0.28), (0, 0.64, 0.33), (0, 0.38, 0.28)):
        foliage(canvas, x + dx * height, y - dy * height, share * height, canvas.shaded(LEAF_DARK, 0.1), 80)
    for _ in range(fruits):
        angle, distance = canvas.random.uniform(0, math.tau), height * 0.46 * math.sqrt(canvas.random.random())
        orange(
            canvas,
            x + math.cos(angle) * distance,
            y - height * 0.5 + math.sin(angle) * distance * 0.8,
            height * 0.036,
        )


def orange(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw one orange with its light."""
    canvas.ellipse(x, y, radius, radius, ORANGE, ORANGE_DEEP)
    if radius > 4:
        canvas.ellipse(x - radius * 0.3, y - radius * 0.35, radius * 0.28, radius * 0.22, lighter(ORANGE, 0.5))


def bush(canvas: Canvas, x: float, y: float, radius: float, colour: Colour = LEAF) -> None:
    """Draw a low bush."""
    canvas.shadow(x, y, radius, radius * 0.2, 0.3)
    foliage(canvas, x, y - radius * 0.5, radius, colour, 50)


def treeline(
    canvas: Canvas, y: float, size: float, colour: Colour, start: float = 0, end: float | None = None
) -> None:
    """Draw a belt of distant trees along ``y``."""
    x = start - size
    while x < (canvas.width + size if end is None else end):
        radius = size * canvas.random.uniform(0.6, 1.15)
        canvas.ellipse(x, y - radius * 0.5, radius, radius * 0.9, canvas.shaded(colour, 0.1), darker(colour, 0.2))
        x += radius * canvas.random.uniform(0.7, 1.2)


def bamboo(canvas: Canvas, x: float, y: float, height: float, lean: float = 0.2, stems: int = 9) -> None:
    """Draw a clump of bamboo that bends to one side."""
    for index in range(stems):
        foot, tall = x + (index - stems / 2) * height * 0.025, height * canvas.random.uniform(0.75, 1.05)
        bend = lean * tall * canvas.random.uniform(0.7, 1.4)
        stem = [(foot + bend * (share / 12) ** 2, y - tall * share / 12) for share in range(13)]
        canvas.line(stem, canvas.shaded(LEAF_LIGHT, 0.2), height * 0.012)
        for spot_x, spot_y in stem[4:]:
            for _ in range(7):
                dx, dy = canvas.random.uniform(-0.07, 0.1) * height, canvas.random.uniform(-0.02, 0.07) * height
                canvas.line([(spot_x, spot_y), (spot_x + dx, spot_y + dy)], canvas.shaded(LEAF, 0.25), height * 0.007)


def palm(canvas: Canvas, x: float, y: float, height: float) -> None:
    """Draw a fan palm, whose leaves roof the stilt houses."""
    canvas.line([(x, y), (x + height * 0.02, y - height * 0.78)], WOOD_DARK, height * 0.05)
    for step in range(15):
        angle = math.pi * (1.08 + step / 14 * 0.94 * -1) - 0.14
        tip = (x + math.cos(angle) * height * 0.32, y - height * 0.78 - math.sin(angle) * height * 0.26)
        canvas.line([(x + height * 0.02, y - height * 0.78), tip], canvas.shaded(LEAF_DARK, 0.18), height * 0.022)


def blossom_branch(canvas: Canvas, x: float, y: float, angle: float, length: float, colour: Colour) -> None:
    """Draw a branch of a flowering tree, forking as it goes."""
    end = (x + math.cos(angle) * length, y - math.sin(angle) * length)
    canvas.line([(x, y), end], WOOD_DARK, max(2.0, length * 0.07))
    if length > 46:
        for turn in (-0.5, 0.12, 0.55):
            blossom_branch(canvas, *end, angle + turn + canvas.random.uniform(-0.2, 0.2), length * 0.68, colour)
        return
    for _ in range(12):
        spot_x, spot_y = end[0] + canvas.random.gauss(0, 20), end[1] + canvas.random.gauss(0, 17)
        size = canvas.random.uniform(4, 8.5)
        canvas.ellipse(spot_x, spot_y, size, size * 0.9, canvas.shaded(colour, 0.22))
