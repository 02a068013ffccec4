"""Houses, halls, gates and rooms."""

from __future__ import annotations

from math import cos, pi, sin

from tools.draw_photos.canvas import Canvas
from tools.draw_photos.palette import (
    CLAY,
    CONCRETE,
    EARTH,
    FLAG_RED,
    GOLD,
    INDIGO,
    RED,
    WALL,
    WALL_SHADE,
    WHITE,
    WOOD,
    WOOD_DARK,
    Colour,
    darker,
    lighter,
)


def roof(
    canvas: Canvas, x: float, y: float, w: float, h: float, colour: Colour = CLAY, overhang: float = 0.06
) -> None:
    """Draw a tiled roof whose eaves lie on y, above a wall from x to x + w."""
    out = w * overhang
    canvas.polygon(
        [(x - out, y), (x + w * 0.1, y - h), (x + w * 0.9, y - h), (x + w + out, y)],
        lighter(colour, 0.14),
        darker(colour, 0.16),
    )
    steps = max(10, round(w / 16))
    for step in range(steps + 1):
        share = step / steps
        canvas.line(
            [(x + w * (0.1 + 0.8 * share), y - h), (x - out + (w + 2 * out) * share, y)], darker(colour, 0.2), 1.4
        )
    canvas.line([(x + w * 0.1, y - h), (x + w * 0.9, y - h)], darker(colour, 0.25), max(3, h * 0.06))
    canvas.line([(x - out, y), (x + w + out, y)], darker(colour, 0.36), max(3, h * 0.05))


def house(
    canvas: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    wall: Colour = WALL,
    tiles: Colour = CLAY,
    doors: int = 3,
    porch: bool = True,
) -> None:
    """Draw a one-storey house whose lower left corner is (x, y)."""
    canvas.shadow(x + w * 0.55, y + 4, w * 0.6, h * 0.08, 0.35)
    canvas.rectangle(x, y - h, w, h, lighter(wall, 0.12), darker(wall, 0.08))
    canvas.rectangle(x, y - h, w, h * 0.16, darker(wall, 0.3), darker(wall, 0.06))
    bay = w / (doors * 2 + 1)
    for index in range(doors * 2 + 1):
        left = x + bay * index + bay * 0.16
        if index % 2:
            canvas.rectangle(left, y - h * 0.68, bay * 0.68, h * 0.68, darker(WOOD, 0.1), darker(WOOD, 0.35))
            canvas.line([(left + bay * 0.34, y - h * 0.68), (left + bay * 0.34, y)], darker(WOOD, 0.45), 1.6)
        else:
            canvas.rectangle(left, y - h * 0.66, bay * 0.68, h * 0.34, darker(INDIGO, 0.1), lighter(INDIGO, 0.28))
            canvas.line([(left, y - h * 0.49), (left + bay * 0.68, y - h * 0.49)], WHITE, 2)
            canvas.line([(left + bay * 0.34, y - h * 0.66), (left + bay * 0.34, y - h * 0.32)], WHITE, 2)
    if porch:
        for index in range(doors + 2):
            pillar = x + w * index / (doors + 1) - 5
            canvas.rectangle(pillar, y - h, 10, h, lighter(wall, 0.3), darker(wall, 0.18))
        canvas.rectangle(x - w * 0.02, y - 8, w * 1.04, 16, lighter(CONCRETE, 0.2), darker(CONCRETE, 0.2))
    roof(canvas, x, y - h, w, h * 0.62, tiles)


def stilt_house(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Draw a stilt house with a palm-leaf roof, its posts standing on y."""
    canvas.shadow(x + w * 0.5, y, w * 0.56, h * 0.08, 0.45)
    floor = y - h * 0.34
    canvas.polygon(
        [(x + w * 0.04, floor), (x + w * 0.96, floor), (x + w * 0.92, y), (x + w * 0.08, y)],
        darker(EARTH, 0.55),
        darker(EARTH, 0.25),
    )
    for index in range(7):
        post = x + w * (0.05 + 0.9 * index / 6)
        canvas.line([(post, floor - h * 0.1), (post, y)], darker(WOOD_DARK, 0.1), w * 0.014)
    canvas.rectangle(x + w * 0.03, floor - h * 0.27, w * 0.94, h * 0.27, lighter(WOOD, 0.12), darker(WOOD, 0.28))
    for index in range(40):
        plank = x + w * (0.03 + 0.94 * index / 40)
        canvas.line([(plank, floor - h * 0.26), (plank, floor)], darker(WOOD, 0.3), 1.2)
    for index in range(5):
        left = x + w * (0.1 + 0.18 * index)
        canvas.rectangle(left, floor - h * 0.21, w * 0.08, h * 0.15, darker(WOOD_DARK, 0.5), darker(WOOD_DARK, 0.3))
    canvas.line([(x - w * 0.02, floor), (x + w * 1.02, floor)], WOOD_DARK, h * 0.03)
    _thatch(canvas, x - w * 0.08, floor - h * 0.24, w * 1.16, h * 0.44)
    for step in range(8):
        canvas.line(
            [
                (x + w * (0.79 + 0.028 * step), floor + h * 0.043 * step),
                (x + w * (0.87 + 0.028 * step), floor + h * 0.043 * step),
            ],
            lighter(WOOD, 0.1),
            h * 0.016,
        )


def _thatch(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    colour: Colour = (142, 114, 84)
    canvas.polygon(
        [(x, y), (x + w * 0.17, y - h), (x + w * 0.83, y - h), (x + w, y)], lighter(colour, 0.16), darker(colour, 0.3)
    )
    for _ in range(520):
        share, drop = canvas.random.random(), canvas.random.random()
        top_x = x + w * (0.17 + 0.66 * share)
        foot_x = x + w * share
        start = (top_x + (foot_x - top_x) * drop, y - h * (1 - drop))
        end_share = min(1.0, drop + 0.1)
        end = (top_x + (foot_x - top_x) * end_share, y - h * (1 - end_share))
        canvas.line([start, end], canvas.shaded(colour, 0.28), 1.6)
    canvas.line([(x + w * 0.17, y - h), (x + w * 0.83, y - h)], darker(colour, 0.4), h * 0.06)


def school(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Draw a two-storey yellow school with a gallery."""
    canvas.shadow(x + w / 2, y + 4, w * 0.55, h * 0.06, 0.35)
    canvas.rectangle(x, y - h, w, h, lighter(WALL, 0.05), WALL_SHADE)
    for floor in (0, 1):
        top = y - h * (1 - floor * 0.5)
        canvas.rectangle(x, top + h * 0.06, w, h * 0.4, darker(WALL_SHADE, 0.24), darker(WALL_SHADE, 0.08))
        for index in range(8):
            left = x + w * (0.02 + index * 0.123)
            if index % 2:
                canvas.rectangle(left, top + h * 0.12, w * 0.055, h * 0.34, (72, 112, 128), (50, 84, 100))
            else:
                canvas.rectangle(left, top + h * 0.14, w * 0.085, h * 0.18, (150, 186, 196), (96, 138, 154))
        canvas.rectangle(x - w * 0.01, top + h * 0.36, w * 1.02, h * 0.07, lighter(WALL, 0.3), WALL_SHADE)
        for index in range(17):
            pillar = x + w * index / 16
            canvas.line([(pillar, top + h * 0.04), (pillar, top + h * 0.5)], lighter(WALL, 0.35), w * 0.007)
    canvas.rectangle(x - w * 0.01, y - h * 0.05, w * 1.02, h * 0.06, lighter(CONCRETE, 0.1), CONCRETE)
    roof(canvas, x, y - h, w, h * 0.24, (178, 82, 60), 0.03)


def hall(canvas: Canvas, floor: float = 740) -> None:
    """Draw the inside of a meeting hall: back wall, side walls, floor."""
    w = canvas.width
    canvas.rectangle(0, 0, w, 1000, (236, 216, 180), (214, 186, 146))
    canvas.polygon([(0, 0), (w * 0.13, 70), (w * 0.13, floor), (0, floor + 130)], (206, 180, 142), (178, 148, 114))
    canvas.polygon([(w, 0), (w * 0.87, 70), (w * 0.87, floor), (w, floor + 130)], (218, 192, 152), (190, 160, 122))
    canvas.polygon(
        [(w * 0.13, floor), (w * 0.87, floor), (w, floor + 130), (w, 1000), (0, 1000), (0, floor + 130)],
        (198, 150, 112),
        (140, 96, 76),
    )
    for index in range(-6, 13):
        canvas.line(
            [
                (w * (0.13 + 0.74 * index / 6), floor),
                (w * (0.13 + 0.74 * index / 6) * 1.0 + (index - 3) * w * 0.2, 1000),
            ],
            (168, 122, 92),
            1.6,
        )
    canvas.glow(w * 0.5, 120, 420, (255, 246, 216), 0.5)


def stage(canvas: Canvas, x: float, y: float, w: float, h: float, emblem: bool = True) -> None:
    """Draw a red backdrop with a fringe and two flags; its foot lies on y."""
    canvas.rectangle(x, y - h, w, h, lighter(RED, 0.04), darker(RED, 0.36))
    for index in range(30):
        fold = x + w * index / 30
        canvas.line([(fold, y - h), (fold + w * 0.006, y)], darker(RED, 0.22 if index % 2 else 0.08), w * 0.006)
    canvas.rectangle(x, y - h, w, h * 0.09, darker(RED, 0.1), darker(RED, 0.3))
    for index in range(60):
        canvas.line(
            [(x + w * (index + 0.5) / 60, y - h * 0.91), (x + w * (index + 0.5) / 60, y - h * 0.875)], GOLD, 3
        )
    if emblem:
        star(canvas, x + w * 0.2, y - h * 0.62, h * 0.13)


def star(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw the yellow five-pointed star."""
    points = []
    for index in range(10):
        r = radius if index % 2 == 0 else radius * 0.382
        points.append((x + r * sin(index * pi / 5), y - r * cos(index * pi / 5)))
    canvas.polygon(points, (255, 226, 60))


def flag(canvas: Canvas, x: float, y: float, w: float) -> None:
    """Draw the national flag, two to three, its upper left corner at (x, y)."""
    canvas.polygon(
        [(x, y), (x + w, y), (x + w, y + w * 2 / 3), (x, y + w * 2 / 3)],
        lighter(FLAG_RED, 0.06),
        darker(FLAG_RED, 0.12),
    )
    star(canvas, x + w / 2, y + w / 3, w * 0.2)


def flagpole(canvas: Canvas, x: float, y: float, height: float, w: float) -> None:
    """Draw a flag on a pole that stands at (x, y)."""
    canvas.line([(x, y), (x, y - height)], (214, 212, 206), max(3, w * 0.045))
    flag(canvas, x + w * 0.03, y - height + 4, w)


def bunting(
    canvas: Canvas, start: tuple[float, float], end: tuple[float, float], sag: float, flags: int = 18
) -> None:
    """Hang a string of little flags between two points."""
    colours: list[Colour] = [RED, GOLD, (70, 120, 170), (240, 140, 60), (98, 150, 96)]
    points = []
    for step in range(flags * 2 + 1):
        share = step / (flags * 2)
        points.append(
            (
                start[0] + (end[0] - start[0]) * share,
                start[1] + (end[1] - start[1]) * share + sag * 4 * share * (1 - share),
            )
        )
    canvas.line(points, (120, 100, 90), 2)
    for index, (x, y) in enumerate(points[1::2]):
        canvas.polygon([(x - 12, y), (x + 12, y), (x, y + 27)], colours[index % len(colours)])
