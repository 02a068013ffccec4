"""Hills, fields, roads and water."""

from __future__ import annotations

import itertools
import math

from tools.draw_photos.canvas import Canvas, Point
from tools.draw_photos.palette import Colour, darker, lighter, mix


def ridge(canvas: Canvas, y: float, height: float, roughness: float = 1.0) -> list[Point]:
    """Return the line of a range of hills around ``y``, as high as ``height`` above it."""
    waves = [
        (
            canvas.random.uniform(0.6, 1.4) * step,
            canvas.random.uniform(0, math.tau),
            height / (0.9 + step * 0.8 / roughness),
        )
        for step in (1, 2, 3, 5, 9)
    ]
    points = []
    for step in range(121):
        x = canvas.width * (step / 120 * 1.04 - 0.02)
        rise = sum(size * math.sin(math.tau * pace * step / 120 + phase) for pace, phase, size in waves)
        points.append((x, y - height * 0.4 - rise * 0.55))
    return points


def hill(
    canvas: Canvas, y: float, height: float, colour: Colour, foot: Colour, roughness: float = 1.0
) -> list[Point]:
    """Draw one range of hills that fades into ``foot``; return its ridge."""
    line = ridge(canvas, y, height, roughness)
    canvas.polygon(
        [*line, (canvas.width * 1.02, y + height * 1.6), (-canvas.width * 0.02, y + height * 1.6)], colour, foot
    )
    return line


def ranges(canvas: Canvas, y: float, height: float, near: Colour, air: Colour, count: int = 4) -> None:
    """Draw ``count`` ranges one before the other, the far ones paler, with mist between them."""
    for index in range(count):
        share = (index + 1) / count
        tone = mix(air, near, 0.22 + 0.72 * share)
        hill(
            canvas,
            y - height * (1 - share) * 0.9,
            height * (0.55 + 0.35 * share),
            tone,
            mix(tone, air, 0.55),
            0.8 + share,
        )
        if index < count - 1:
            canvas.mist(y - height * (1 - share) * 0.9 + height * 0.35, height * 0.4, 0.35, air)


def ground(canvas: Canvas, y: float, colour: Colour, front: Colour) -> None:
    """Fill the sheet from ``y`` down."""
    canvas.rectangle(0, y, canvas.width, 1000 - y, colour, front)


def rows(canvas: Canvas, top: float, bottom: float, colour: Colour, vanish: float, count: int = 26) -> None:
    """Draw rows of a crop or furrows that run towards a vanishing point at x ``vanish`` on the line ``top``."""
    for index in range(count + 1):
        foot = (index / count * 3 - 1) * canvas.width
        shade = canvas.shaded(colour, 0.14)
        canvas.line([(vanish + (foot - vanish) * 0.06, top), (foot, bottom)], shade, 3.2)


def stalks(canvas: Canvas, top: float, bottom: float, colour: Colour, number: int = 2600) -> None:
    """Scatter ears of rice or blades of grass, small far away and long in front."""
    spots = sorted(top + (bottom - top) * canvas.random.random() ** 0.75 for _ in range(number))
    for y in spots:
        depth = (y - top) / (bottom - top)
        x = canvas.random.uniform(0, canvas.width)
        length = 5 + 26 * depth
        lean = canvas.random.uniform(-0.35, 0.45) * length
        canvas.line([(x, y), (x + lean, y - length)], canvas.shaded(colour, 0.2), 0.9 + 2.2 * depth)


def road(canvas: Canvas, far: Point, far_width: float, near_x: float, near_width: float, colour: Colour) -> None:
    """Draw a road that comes from ``far`` in a gentle bend to the front edge."""
    left, right = [], []
    for step in range(31):
        share = step / 30
        eased = share**2.1
        x = far[0] + (near_x - far[0]) * eased + math.sin(share * math.pi) * 60 * (1 - share)
        y = far[1] + (1005 - far[1]) * share**1.5
        half = (far_width + (near_width - far_width) * eased) / 2
        left.append((x - half, y))
        right.append((x + half, y))
    canvas.polygon([*left, *reversed(right)], lighter(colour, 0.1), colour)
    for edge in (left, right):
        for one, other in itertools.pairwise(edge):
            canvas.line([one, other], darker(colour, 0.22), 1 + 5 * (one[1] - far[1]) / (1000 - far[1]))


def water(canvas: Canvas, points: list[Point], shallow: Colour, deep: Colour, ripples: int = 120) -> None:
    """Draw a sheet of water with light on it."""
    canvas.polygon(points, shallow, deep)
    ys = [y for _, y in points]
    xs = [x for x, _ in points]
    for _ in range(ripples):
        y = canvas.random.uniform(min(ys) + 8, max(ys))
        x = canvas.random.uniform(min(xs), max(xs))
        if _inside(points, x, y):
            depth = (y - min(ys)) / (max(ys) - min(ys) + 1)
            length = 14 + 70 * depth * canvas.random.random()
            canvas.line([(x, y), (x + length, y)], lighter(mix(shallow, deep, depth), 0.34), 0.8 + 1.8 * depth)


def _inside(points: list[Point], x: float, y: float) -> bool:
    inside = False
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
