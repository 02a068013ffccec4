"""Things that stand about: tables, baskets, benches, flowers, vehicles, animals."""

from __future__ import annotations

from tools.draw_photos.canvas import Canvas
from tools.draw_photos.palette import (
    CLAY,
    EARTH_DARK,
    GOLD,
    INK,
    LEAF,
    PINK,
    RED,
    WHITE,
    WOOD,
    WOOD_DARK,
    Colour,
    darker,
    lighter,
)
from tools.draw_photos.plants import orange


def table(canvas: Canvas, x: float, y: float, w: float, h: float, cloth: Colour | None = None) -> None:
    """Draw a table whose top's upper left corner is (x, y); with a cloth it hangs to the floor."""
    canvas.shadow(x + w / 2, y + h, w * 0.56, h * 0.14, 0.4)
    top = max(10.0, h * 0.14)
    if cloth is None:
        for leg in (0.06, 0.94):
            canvas.line([(x + w * leg, y + top), (x + w * leg, y + h)], WOOD_DARK, max(7.0, w * 0.022))
        canvas.polygon(
            [(x + w * 0.03, y - top), (x + w * 0.97, y - top), (x + w, y + top), (x, y + top)],
            lighter(WOOD, 0.24),
            WOOD,
        )
        return
    canvas.polygon([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], lighter(cloth, 0.06), darker(cloth, 0.3))
    for index in range(1, round(w / 34)):
        canvas.line([(x + index * 34, y + 6), (x + index * 34 + 3, y + h)], darker(cloth, 0.2), 2.5)
    canvas.polygon(
        [(x + w * 0.03, y - top * 1.4), (x + w * 0.97, y - top * 1.4), (x + w, y), (x, y)],
        lighter(cloth, 0.24),
        lighter(cloth, 0.1),
    )


def bouquet(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a low arrangement of flowers around (x, y)."""
    colours: list[Colour] = [PINK, GOLD, WHITE, (232, 90, 80), (240, 160, 70)]
    for _ in range(34):
        dx, dy = canvas.random.gauss(0, size * 0.45), canvas.random.gauss(0, size * 0.2)
        canvas.ellipse(x + dx, y + dy + size * 0.1, size * 0.13, size * 0.06, canvas.shaded(LEAF, 0.2))
    for index in range(38):
        dx, dy = canvas.random.gauss(0, size * 0.36), canvas.random.gauss(0, size * 0.18)
        petal = size * canvas.random.uniform(0.07, 0.12)
        canvas.ellipse(x + dx, y + dy, petal, petal * 0.85, canvas.shaded(colours[index % 5], 0.1))
        canvas.ellipse(x + dx, y + dy, petal * 0.3, petal * 0.26, darker(colours[index % 5], 0.25))


def basket(canvas: Canvas, x: float, y: float, w: float, fill: Colour | None = None) -> None:
    """Draw a woven basket standing at (x, y), heaped with oranges unless another ``fill`` is given."""
    h = w * 0.62
    canvas.shadow(x, y, w * 0.6, w * 0.1, 0.4)
    for _ in range(24):
        dx, dy = canvas.random.uniform(-0.4, 0.4) * w, canvas.random.uniform(-0.24, 0.02) * w
        if abs(dx) / w + abs(dy) / w < 0.5:
            if fill is None:
                orange(canvas, x + dx, y - h + dy, w * 0.085)
            else:
                canvas.ellipse(x + dx, y - h + dy, w * 0.11, w * 0.085, canvas.shaded(fill, 0.25))
    canvas.polygon(
        [(x - w * 0.5, y - h), (x + w * 0.5, y - h), (x + w * 0.38, y), (x - w * 0.38, y)],
        (206, 164, 104),
        (142, 98, 62),
    )
    for step in range(1, 6):
        share = step / 6
        half = w * (0.5 - 0.12 * share)
        canvas.line([(x - half, y - h * (1 - share)), (x + half, y - h * (1 - share))], (126, 86, 56), 2)
    for step in range(9):
        share = step / 8 - 0.5
        canvas.line([(x + w * share, y - h), (x + w * share * 0.76, y)], (168, 124, 78), 2)
    canvas.line([(x - w * 0.5, y - h), (x + w * 0.5, y - h)], (224, 186, 128), w * 0.05)


def bench_row(canvas: Canvas, y: float, w: float, colour: Colour = WOOD) -> None:
    """Draw the back of a bench across the sheet."""
    canvas.rectangle(-10, y, w, 16, lighter(colour, 0.15), darker(colour, 0.1))
    canvas.rectangle(-10, y + 34, w, 12, colour, darker(colour, 0.3))


def buffalo(canvas: Canvas, x: float, y: float, length: float) -> None:
    """Draw a water buffalo facing left, its feet on y."""
    hide: Colour = (84, 78, 84)
    canvas.shadow(x, y, length * 0.5, length * 0.06, 0.45)
    for leg in (-0.26, -0.14, 0.2, 0.32):
        canvas.line(
            [(x + leg * length, y - length * 0.3), (x + leg * length, y - 3)], darker(hide, 0.2), length * 0.075
        )
    canvas.ellipse(x, y - length * 0.38, length * 0.42, length * 0.2, lighter(hide, 0.16), darker(hide, 0.3))
    canvas.ellipse(
        x - length * 0.3, y - length * 0.42, length * 0.17, length * 0.15, lighter(hide, 0.1), darker(hide, 0.2)
    )
    canvas.ellipse(
        x - length * 0.5, y - length * 0.36, length * 0.13, length * 0.085, lighter(hide, 0.05), darker(hide, 0.2)
    )
    for bend in (-1, 1):
        horn = [
            (x - length * 0.45, y - length * 0.43),
            (x - length * (0.45 - 0.1 * bend), y - length * 0.53),
            (x - length * (0.45 - 0.04 * bend), y - length * 0.6),
        ]
        canvas.line(horn, (206, 196, 176), length * 0.026)
    canvas.line(
        [(x + length * 0.4, y - length * 0.42), (x + length * 0.46, y - length * 0.2)],
        darker(hide, 0.3),
        length * 0.018,
    )


def excavator(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a yellow excavator on tracks, reaching to the left."""
    body: Colour = (240, 178, 40)
    canvas.shadow(x, y, size * 0.5, size * 0.07, 0.5)
    canvas.line([(x - size * 0.3, y - size * 0.06), (x + size * 0.3, y - size * 0.06)], INK, size * 0.13)
    for wheel in range(7):
        canvas.ellipse(x + size * (-0.3 + 0.1 * wheel), y - size * 0.06, size * 0.035, size * 0.035, (120, 116, 112))
    canvas.polygon(
        [
            (x - size * 0.26, y - size * 0.15),
            (x + size * 0.36, y - size * 0.15),
            (x + size * 0.36, y - size * 0.36),
            (x - size * 0.04, y - size * 0.36),
        ],
        lighter(body, 0.15),
        darker(body, 0.2),
    )
    canvas.polygon(
        [
            (x - size * 0.26, y - size * 0.15),
            (x - size * 0.2, y - size * 0.54),
            (x + size * 0.02, y - size * 0.54),
            (x + size * 0.02, y - size * 0.15),
        ],
        body,
        darker(body, 0.2),
    )
    canvas.polygon(
        [
            (x - size * 0.215, y - size * 0.27),
            (x - size * 0.175, y - size * 0.5),
            (x - size * 0.02, y - size * 0.5),
            (x - size * 0.02, y - size * 0.27),
        ],
        (176, 206, 214),
        (98, 134, 150),
    )
    boom = [(x - size * 0.1, y - size * 0.3), (x - size * 0.42, y - size * 0.76), (x - size * 0.72, y - size * 0.62)]
    canvas.line(boom, darker(body, 0.08), size * 0.075)
    canvas.line([boom[-1], (x - size * 0.82, y - size * 0.26)], body, size * 0.055)
    canvas.polygon(
        [
            (x - size * 0.9, y - size * 0.3),
            (x - size * 0.74, y - size * 0.3),
            (x - size * 0.72, y - size * 0.14),
            (x - size * 0.86, y - size * 0.1),
        ],
        (96, 92, 92),
        INK,
    )


def harvester(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a small combine harvester facing left."""
    body: Colour = (206, 62, 44)
    canvas.shadow(x, y, size * 0.55, size * 0.07, 0.4)
    canvas.line([(x - size * 0.2, y - size * 0.06), (x + size * 0.34, y - size * 0.06)], INK, size * 0.12)
    canvas.polygon(
        [
            (x - size * 0.2, y - size * 0.14),
            (x + size * 0.44, y - size * 0.14),
            (x + size * 0.44, y - size * 0.48),
            (x, y - size * 0.48),
        ],
        lighter(body, 0.1),
        darker(body, 0.25),
    )
    canvas.rectangle(x + size * 0.06, y - size * 0.4, size * 0.3, size * 0.05, WHITE)
    canvas.polygon(
        [
            (x - size * 0.2, y - size * 0.14),
            (x - size * 0.15, y - size * 0.56),
            (x + size * 0.06, y - size * 0.56),
            (x + size * 0.06, y - size * 0.14),
        ],
        (178, 206, 210),
        (104, 140, 152),
    )
    canvas.line([(x - size * 0.2, y - size * 0.58), (x + size * 0.12, y - size * 0.58)], body, size * 0.05)
    canvas.polygon(
        [(x - size * 0.2, y - size * 0.2), (x - size * 0.46, y - size * 0.06), (x - size * 0.2, y - size * 0.04)],
        darker(body, 0.2),
    )
    for spoke in range(7):
        canvas.line(
            [
                (x - size * (0.58 - 0.03 * spoke), y - size * (0.02 + 0.028 * spoke)),
                (x - size * (0.36 + 0.03 * spoke), y - size * (0.2 - 0.026 * spoke)),
            ],
            GOLD,
            size * 0.014,
        )
    canvas.line(
        [(x + size * 0.3, y - size * 0.46), (x + size * 0.52, y - size * 0.68), (x + size * 0.66, y - size * 0.62)],
        darker(body, 0.1),
        size * 0.045,
    )


def bus(canvas: Canvas, x: float, y: float, length: float) -> None:
    """Draw a coach, its wheels on y, front to the left."""
    h = length * 0.36
    canvas.shadow(x + length / 2, y, length * 0.52, h * 0.1, 0.45)
    canvas.polygon(
        [
            (x, y - h * 0.12),
            (x + length * 0.02, y - h * 0.9),
            (x + length * 0.06, y - h),
            (x + length, y - h),
            (x + length, y - h * 0.12),
        ],
        (250, 246, 236),
        (198, 200, 198),
    )
    canvas.rectangle(x + length * 0.01, y - h * 0.36, length * 0.99, h * 0.1, RED, darker(RED, 0.2))
    for index in range(7):
        canvas.rectangle(
            x + length * (0.03 + index * 0.137), y - h * 0.86, length * 0.118, h * 0.36, (92, 130, 148), (50, 76, 96)
        )
    for wheel in (0.18, 0.8):
        canvas.ellipse(x + length * wheel, y - h * 0.1, h * 0.15, h * 0.15, INK)
        canvas.ellipse(x + length * wheel, y - h * 0.1, h * 0.07, h * 0.07, (170, 168, 164))


def stall(canvas: Canvas, x: float, y: float, w: float, awning: Colour) -> None:
    """Draw a market stall with a striped awning, its posts on y."""
    h = w * 0.86
    for post in (0.04, 0.96):
        canvas.line([(x + w * post, y), (x + w * post, y - h)], WOOD_DARK, 7)
    table(canvas, x, y - h * 0.36, w, h * 0.36, darker(CLAY, 0.2))
    for index in range(10):
        left = x - w * 0.06 + w * 1.12 * index / 10
        colour = awning if index % 2 else lighter(awning, 0.72)
        canvas.polygon(
            [
                (left + w * 0.06, y - h * 1.12),
                (left + w * 0.172, y - h * 1.12),
                (left + w * 0.112, y - h * 0.84),
                (left, y - h * 0.84),
            ],
            lighter(colour, 0.05),
            darker(colour, 0.16),
        )
    for index in range(7):
        spot = x + w * (0.1 + 0.135 * index)
        shades: list[Colour] = [(226, 100, 50), (120, 168, 76), (236, 190, 70), (190, 60, 60), (236, 140, 50)]
        for _ in range(12):
            canvas.ellipse(
                spot + canvas.random.gauss(0, w * 0.03),
                y - h * 0.41 + canvas.random.gauss(0, w * 0.014),
                w * 0.021,
                w * 0.02,
                canvas.shaded(shades[index % 5], 0.2),
            )


def bottle(canvas: Canvas, x: float, y: float, h: float, glass: Colour) -> None:
    """Draw a labelled bottle standing at (x, y)."""
    w = h * 0.26
    canvas.shadow(x + w * 0.5, y, w * 0.9, w * 0.2, 0.45)
    canvas.polygon(
        [
            (x - w / 2, y),
            (x - w / 2, y - h * 0.6),
            (x - w * 0.17, y - h * 0.76),
            (x - w * 0.17, y - h * 0.94),
            (x + w * 0.17, y - h * 0.94),
            (x + w * 0.17, y - h * 0.76),
            (x + w / 2, y - h * 0.6),
            (x + w / 2, y),
        ],
        lighter(glass, 0.3),
        darker(glass, 0.1),
    )
    canvas.rectangle(x - w * 0.2, y - h, w * 0.4, h * 0.09, RED, darker(RED, 0.3))
    canvas.rectangle(x - w * 0.5, y - h * 0.48, w, h * 0.32, (250, 240, 214), (226, 206, 164))
    canvas.line([(x - w * 0.36, y - h * 0.6), (x - w * 0.36, y - h * 0.06)], lighter(glass, 0.7), w * 0.07)


def jar(canvas: Canvas, x: float, y: float, h: float) -> None:
    """Draw an earthen jar with a cloth over its mouth."""
    canvas.shadow(x, y, h * 0.5, h * 0.09, 0.45)
    canvas.ellipse(x, y - h * 0.42, h * 0.42, h * 0.43, lighter(EARTH_DARK, 0.34), darker(EARTH_DARK, 0.3))
    canvas.rectangle(x - h * 0.22, y - h * 0.9, h * 0.44, h * 0.14, lighter(EARTH_DARK, 0.2), EARTH_DARK)
    canvas.ellipse(x, y - h * 0.92, h * 0.28, h * 0.1, (200, 60, 54), (150, 36, 40))
    for band in (0.3, 0.5, 0.62):
        canvas.line([(x - h * 0.37, y - h * band), (x + h * 0.37, y - h * band)], lighter(EARTH_DARK, 0.24), 2)
