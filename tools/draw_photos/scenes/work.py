"""Crafts, products, machines, light: what the commune makes and learns."""

from __future__ import annotations

from tools.draw_photos.buildings import hall, house, star
from tools.draw_photos.canvas import Canvas
from tools.draw_photos.figures import Dress, Pose, person
from tools.draw_photos.landscape import ground, ranges, road
from tools.draw_photos.objects import bottle, jar, table
from tools.draw_photos.palette import (
    INDIGO,
    INK,
    LEAF,
    SKY_DUSK,
    WHITE,
    WOOD,
    WOOD_DARK,
    Colour,
    darker,
    lighter,
)
from tools.draw_photos.plants import tree, treeline
from tools.draw_photos.registry import PORTRAIT, scene


@scene("2024/ruou-gao-men-la", PORTRAIT)
def rice_spirit(c: Canvas) -> None:
    c.rectangle(0, 0, c.width, 640, (206, 170, 126), (150, 104, 76))
    for index in range(9):
        c.rectangle(
            c.width * index / 8 - 40, 0, 78, 640, (178, 132, 94) if index % 2 else (166, 120, 86), (126, 84, 62)
        )
    c.rectangle(60, 70, 220, 270, (250, 236, 200), (226, 214, 178))
    for x in (170,):
        c.line([(x, 70), (x, 340)], WOOD_DARK, 10)
    c.line([(60, 205), (280, 205)], WOOD_DARK, 10)
    c.glow(170, 200, 260, (255, 240, 200), 0.6)
    c.polygon([(0, 640), (c.width, 640), (c.width, 1000), (0, 1000)], lighter(WOOD, 0.26), darker(WOOD, 0.2))
    for index in range(7):
        c.line([(0, 660 + index * 52), (c.width, 654 + index * 54)], darker(WOOD, 0.16), 2)
    jar(c, 520, 720, 250)
    jar(c, 370, 690, 200)
    for x, y, h, glass in (
        (120, 780, 330, (198, 214, 206)),
        (235, 810, 360, (206, 220, 210)),
        (350, 830, 330, (196, 210, 200)),
    ):
        bottle(c, x, y, h, glass)
        star(c, x, y - h * 0.36, h * 0.045)
        for leaf in (-1, 1):
            c.ellipse(x + leaf * h * 0.05, y - h * 0.25, h * 0.04, h * 0.016, LEAF)
    c.ellipse(500, 900, 150, 48, (214, 176, 116), (166, 124, 80))
    for _ in range(70):
        c.ellipse(
            500 + c.random.gauss(0, 52),
            888 + c.random.gauss(0, 13),
            19,
            13,
            c.shaded((226, 214, 186), 0.1),
            (186, 170, 140),
        )
    for _ in range(26):
        c.ellipse(150 + c.random.gauss(0, 60), 920 + c.random.gauss(0, 18), 30, 10, c.shaded(LEAF, 0.25))


@scene("2025/det-tho-cam", PORTRAIT)
def weaver(c: Canvas) -> None:
    c.rectangle(0, 0, c.width, 1000, (186, 142, 104), (120, 80, 62))
    for index in range(10):
        c.line([(c.width * index / 9, 0), (c.width * index / 9, 700)], (146, 104, 76), 3)
    c.rectangle(380, 90, 230, 300, (255, 240, 204), (226, 216, 176))
    c.line([(495, 90), (495, 390)], WOOD_DARK, 9)
    c.glow(495, 240, 330, (255, 240, 196), 0.7)
    c.polygon([(0, 720), (c.width, 720), (c.width, 1000), (0, 1000)], lighter(WOOD, 0.1), darker(WOOD, 0.35))
    person(
        c,
        190,
        900,
        560,
        Dress(INDIGO, darker(INDIGO, 0.3), "scarf", False, (230, 90, 110)),
        Pose((0.3, 0.2), (0.4, 0.16), lean=0.1, sitting=True),
    )
    c.rectangle(80, 800, 190, 26, lighter(WOOD, 0.2), WOOD_DARK)
    for x in (300, 620):
        c.line([(x, 930), (x, 330)], lighter(WOOD, 0.12), 24)
    for y in (340, 640, 860):
        c.line([(290, y), (640, y)], WOOD, 20)
    for index in range(60):
        c.line([(312 + index * 5, 350), (312 + index * 5, 640)], (244, 234, 214), 1.6)
    _brocade(c, 306, 640, 308, 220)
    c.line([(300, 560), (630, 548)], (214, 180, 120), 14)


def _brocade(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    colours: list[Colour] = [(170, 40, 70), (240, 180, 60), (50, 60, 120), (230, 110, 60), (60, 120, 100)]
    c.rectangle(x, y, w, h, (60, 40, 90), (44, 32, 74))
    for row in range(8):
        band = h / 8
        top = y + row * band
        c.rectangle(x, top, w, band * 0.22, colours[row % 5])
        for index in range(12):
            left, half = x + w * index / 12, w / 24
            c.polygon(
                [
                    (left, top + band * 0.6),
                    (left + half, top + band * 0.26),
                    (left + half * 2, top + band * 0.6),
                    (left + half, top + band * 0.94),
                ],
                colours[(row + index) % 5],
            )
            c.polygon(
                [
                    (left + half * 0.5, top + band * 0.6),
                    (left + half, top + band * 0.42),
                    (left + half * 1.5, top + band * 0.6),
                    (left + half, top + band * 0.78),
                ],
                (250, 240, 220),
            )


@scene("2026/to-cong-nghe-so")
def digital_team(c: Canvas) -> None:
    hall(c, 700)
    c.rectangle(190, 170, 380, 260, (206, 226, 236), (246, 240, 214))
    c.line([(380, 170), (380, 430)], WOOD, 12)
    c.line([(190, 300), (570, 300)], WOOD, 12)
    c.glow(380, 300, 300, (255, 246, 214), 0.6)
    c.rectangle(820, 180, 400, 240, (244, 232, 204), (226, 206, 166))
    star(c, 1020, 290, 54)
    elder = Dress((130, 100, 84), (80, 72, 84), "hair")
    youth, girl = Dress((60, 110, 180), INDIGO, "hair"), Dress((60, 110, 180), INDIGO, "long hair")
    person(c, 560, 960, 560, girl, Pose((0.14, 0.22), (0.3, 0.18), lean=0.12, sitting=True))
    person(c, 760, 960, 580, elder, Pose((-0.06, 0.2), (0.1, 0.18), sitting=True))
    person(c, 1010, 960, 570, youth, Pose((0.14, 0.22), (0.28, 0.18), lean=0.12, sitting=True), True)
    person(c, 330, 930, 520, Dress((190, 90, 100), INDIGO, "bun"), Pose((0.1, 0.24), (0.16, 0.24)))
    person(c, 1240, 930, 530, youth, Pose((0.02, 0.2), (0.08, 0.2)), True)
    table(c, 420, 790, 760, 200)
    for x in (800, 640, 960):
        c.polygon([(x - 26, 774), (x + 30, 768), (x + 38, 700), (x - 16, 706)], INK, (60, 60, 76))
        c.polygon([(x - 18, 766), (x + 24, 762), (x + 31, 708), (x - 10, 712)], (130, 200, 226), (80, 150, 200))
    for x in (520, 1090):
        c.ellipse(x, 776, 30, 10, WHITE, (210, 206, 196))
        c.polygon([(x - 20, 740), (x + 20, 740), (x + 14, 774), (x - 14, 774)], (246, 244, 236), (206, 200, 188))


@scene("2026/den-duong-thon")
def street_lights(c: Canvas) -> None:
    c.sky(*SKY_DUSK, 620)
    for _ in range(70):
        c.ellipse(c.random.uniform(0, c.width), c.random.uniform(0, 260), 1.6, 1.6, (240, 236, 226))
    ranges(c, 520, 210, (36, 46, 86), (206, 130, 110))
    treeline(c, 600, 44, (34, 50, 66))
    ground(c, 600, (58, 74, 72), (34, 46, 52))
    road(c, (c.width * 0.6, 600), 14, c.width * 0.42, 900, (124, 116, 124))
    for x, y, w in ((190, 700, 320), (1030, 660, 260), (520, 625, 120)):
        house(c, x, y, w, w * 0.36, (170, 140, 130), (104, 62, 64), 2, porch=False)
        for window in (0.1, 0.46, 0.82):
            c.rectangle(x + w * window, y - w * 0.24, w * 0.1, w * 0.1, (255, 214, 120))
            c.glow(x + w * (window + 0.05), y - w * 0.18, w * 0.16, (255, 196, 96), 0.5)
    tree(c, 1400, 820, 420, (46, 74, 70))
    for x, y, h in ((760, 640, 130), (620, 720, 230), (370, 860, 400), (1000, 790, 330)):
        c.line([(x, y), (x, y - h)], (70, 72, 88), 5 + h / 50)
        c.line([(x, y - h), (x + h * 0.2, y - h * 1.03)], (70, 72, 88), 4 + h / 70)
        c.polygon(
            [
                (x - h * 0.1, y - h * 1.1),
                (x + h * 0.08, y - h * 1.16),
                (x + h * 0.1, y - h * 1.12),
                (x - h * 0.08, y - h * 1.06),
            ],
            (60, 90, 150),
        )
        c.glow(x + h * 0.2, y - h * 0.5, h * 0.5, (255, 220, 140), 0.34)
        c.glow(x + h * 0.2, y - h * 1.02, h * 0.22, (255, 240, 190), 0.95)
        c.ellipse(x + h * 0.2, y - h * 1.02, h * 0.05, h * 0.03, (255, 250, 224))
    person(c, 560, 900, 250, Dress((190, 80, 90), (40, 44, 70), "long hair"), Pose(stride=0.09))
    person(c, 650, 905, 160, Dress((230, 180, 90), (40, 44, 70)), Pose(stride=0.09))
